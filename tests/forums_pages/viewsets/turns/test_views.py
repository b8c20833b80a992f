"""What happened to an edition, told in the admin: shown in full first, and only then written."""

from datetime import date, time
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageLogEntry, PageViewRestriction

from forums_pages.enums import DatePrecision, EventFormat, Lifecycle, RegistrationState, SessionState
from forums_pages.models import EditionPage, EditionVenue, SessionPage
from tests.factories import (
    Desk,
    make_call,
    make_edition,
    make_forum,
    make_session,
    make_venue,
    publish,
    texts,
    translate,
)
from tests.factories.telling import Shown, tell

pytestmark = pytest.mark.django_db

REASON = {"en": "The hall has burnt down.", "fr": "La salle a brûlé."}


@pytest.fixture
def desk() -> Client:
    """The browser of somebody at headquarters."""
    return Desk(Client()).client


def facts(edition: EditionPage) -> dict[str, Any]:
    """Return what the row of the edition says, and how many versions of it there are."""
    row = EditionPage.objects.get(pk=edition.pk)
    names = ("title", "lifecycle", "format", "start_date", "end_date", "date_precision")
    known = {name: getattr(row, name) for name in names}
    return known | {"reason": row.lifecycle_reason.data, "versions": row.revisions.count()}


def choices(client: Client, edition: EditionPage) -> list[str]:
    answer = client.get(reverse("edition_turns", args=[edition.pk]))
    return texts(Shown(client, "", answer).main.select(".turn__choice a"))


def test_only_what_may_happen_is_offered(desk: Client) -> None:
    edition = make_edition(format=EventFormat.IN_PERSON)
    offered = [choices(desk, edition)]
    for lifecycle in (Lifecycle.POSTPONED, Lifecycle.CANCELLED):
        edition.lifecycle = lifecycle
        offered.append(choices(desk, publish(edition)))
    formats = ["It moves online", "It becomes hybrid: in person and online"]
    assert offered == [
        [*formats, "It is postponed", "It is dated anew", "It is cancelled"],
        ["It is dated anew", "It is cancelled", *formats],
        ["It takes place after all"],
    ]


def test_nothing_is_written_before_it_was_seen_and_confirmed(desk: Client) -> None:
    edition = make_edition(registration_state=RegistrationState.OPEN)
    before = facts(edition)
    shown = tell(desk, edition, "cancelled").look(lifecycle_reason=REASON)

    assert facts(edition) == before
    assert shown.lines == [
        ["Status", "Upcoming", "Cancelled"],
        ["Registration", "Open", "Closed"],
        ["Reason English", "nothing", "The hall has burnt down."],
        ["Reason French", "nothing", "La salle a brûlé."],
    ]
    assert shown.notes == [
        "Nothing is written yet. Once you confirm, readers are told at once, in every language."
    ]
    assert [line.split(" ")[0] for line in shown.receivers] == ["Frames", "Calendars", "Feeds"]

    answer = shown.confirm()
    assert answer.response.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[edition.pk])
    told = "“Forum 2030” is cancelled. Readers are told. The globe at the top right shows who has it already."
    assert answer.messages == [f"{told} History"]
    changed = {"lifecycle": Lifecycle.CANCELLED, "reason": REASON, "versions": before["versions"] + 1}
    assert facts(edition) == before | changed
    assert EditionPage.objects.get().registration_state == RegistrationState.CLOSED


def test_history_says_what_happened_and_who_did_it(desk: Client) -> None:
    edition = make_edition()
    tell(desk, edition, "cancelled").look().confirm()
    entries = PageLogEntry.objects.filter(page=edition.pk, user__username="editor")
    assert [(entry.action, str(entry.message)) for entry in entries.order_by("timestamp", "pk")][-1] == (
        "forums_pages.turn",
        "It is cancelled",
    )
    assert "wagtail.publish" in entries.values_list("action", flat=True)
    history = desk.get(reverse("wagtailadmin_pages:history", args=[edition.pk])).content.decode()
    assert "It is cancelled" in history


def test_the_version_before_is_published_from_history_and_all_is_as_it_was(desk: Client) -> None:
    edition = make_edition()
    before = facts(edition)
    version = edition.latest_revision
    tell(desk, edition, "cancelled").look(lifecycle_reason=REASON).confirm()

    url = reverse("wagtailadmin_pages:revisions_revert", args=[edition.pk, version.pk])
    form = Desk(Client(), User.objects.get()).get(url, EditionPage)
    form.url = reverse("wagtailadmin_pages:edit", args=[edition.pk])
    assert form.publish().errors == {}

    row = EditionPage.objects.get()
    assert (row.lifecycle, str(row.lifecycle_reason)) == (Lifecycle.ANNOUNCED, "")
    assert {**facts(edition), "versions": 0, "reason": ""} == {**before, "versions": 0, "reason": ""}


def test_a_cancellation_is_taken_back_and_its_reason_with_it(desk: Client) -> None:
    edition = make_edition()
    tell(desk, edition, "cancelled").look(lifecycle_reason=REASON).confirm()
    shown = tell(desk, edition, "reinstated").look()
    assert shown.lines == [
        ["Status", "Cancelled", "Upcoming"],
        ["Reason English", "The hall has burnt down.", "nothing"],
        ["Reason French", "La salle a brûlé.", "nothing"],
    ]
    shown.confirm()
    row = EditionPage.objects.get()
    assert (row.lifecycle, row.lifecycle_reason.data) == (Lifecycle.ANNOUNCED, {})


def test_what_was_postponed_before_it_was_cancelled_waits_for_its_dates_again(desk: Client) -> None:
    edition = make_edition()
    for turn in ("postponed", "cancelled", "reinstated"):
        tell(desk, edition, turn).look().confirm()
    assert EditionPage.objects.get().lifecycle == Lifecycle.POSTPONED


def test_moving_online_tells_what_is_shown_no_more_and_what_is_lacking(desk: Client) -> None:
    venue = make_venue()
    edition = make_edition(format=EventFormat.IN_PERSON, venues=[EditionVenue(venue=venue)])
    room = venue.rooms.first()
    make_session(edition, "Opening", room=room)
    make_session(edition, "Closing", live_url="https://example.org/closing")
    shown = tell(desk, edition, "online").look(
        lifecycle_reason=REASON, online_platform="Zoom", online_url="online.example/forum"
    )
    assert shown.lines == [
        ["Format", "In person", "Online"],
        ["Online platform", "nothing", "Zoom"],
        ["Address of the online event", "nothing", "https://online.example/forum"],
        ["Venues", "Palace of Examples, Sampleton", "not shown"],
        ["Rooms of the sessions", "Great hall", "not shown"],
        ["Reason English", "nothing", "The hall has burnt down."],
        ["Reason French", "nothing", "La salle a brûlé."],
    ]
    assert shown.notices == ["1 session has no live link yet. Opening"]
    shown.confirm()
    row = EditionPage.objects.get()
    assert (row.format, row.online_platform, row.venues.count()) == (EventFormat.ONLINE, "Zoom", 1)


def test_postponed_without_a_date(desk: Client) -> None:
    edition = make_edition()
    make_session(edition, day=date(2030, 5, 14))
    make_call(edition, "Propose!", closes_on=date(2099, 1, 1), opens_on=date(2020, 1, 1))
    shown = tell(desk, edition, "postponed").look(lifecycle_reason=REASON)
    assert shown.lines[:3] == [
        ["Status", "Upcoming", "Postponed"],
        ["Dates", "14–15 May 2030", "not known yet"],
        ["Dates before it was postponed", "nothing", "14–15 May 2030"],
    ]
    assert shown.notices == ["The call for contributions is still open. Propose!"]
    shown.confirm()
    row = EditionPage.objects.get()
    assert (row.lifecycle, row.start_date, row.previous_start_date) == (
        Lifecycle.POSTPONED,
        None,
        date(2030, 5, 14),
    )
    assert SessionPage.objects.get().day == date(2030, 5, 14)


def test_postponed_to_new_dates_takes_the_sessions_along(desk: Client) -> None:
    edition = make_edition()
    session = make_session(edition, day=date(2030, 5, 15), start_time=time(9))
    french = translate(edition, "fr", title="Forum 2030 (fr)")
    shown = tell(desk, edition, "postponed").look(
        lifecycle_reason=REASON, start_date="2031-02-03", end_date="2031-02-04", title="Forum 2031"
    )
    assert shown.lines[:3] == [
        ["Printed name English", "Forum 2030", "Forum 2031"],
        ["Dates", "14–15 May 2030", "3–4 Feb 2031"],
        ["Dates before it was postponed", "nothing", "14–15 May 2030"],
    ]
    assert texts(shown.main.select(".turn__moved li")) == ["Opening : 15 May 2030 → 4 February 2031"]
    assert shown.notices == ["In other languages it keeps its name; change it there: Forum 2030 (fr)"]
    slugs = [edition.slug, french.slug]
    shown.confirm()
    row = EditionPage.objects.get(pk=edition.pk)
    assert (row.title, row.lifecycle, row.start_date) == ("Forum 2031", Lifecycle.ANNOUNCED, date(2031, 2, 3))
    assert SessionPage.objects.get(pk=session.pk).day == date(2031, 2, 4)
    assert [EditionPage.objects.get(pk=page.pk).slug for page in (edition, french)] == slugs


def test_taken_back_by_dating_anew_with_the_dates_it_had(desk: Client) -> None:
    edition = make_edition()
    session = make_session(edition, day=date(2030, 5, 15))
    for first, last in (("2031-02-03", "2031-02-04"), ("2030-05-14", "2030-05-15")):
        tell(desk, edition, "redated").look(start_date=first, end_date=last).confirm()
    assert SessionPage.objects.get(pk=session.pk).day == date(2030, 5, 15)


def test_what_becomes_of_sessions_outside_is_asked_and_not_decided(desk: Client) -> None:
    edition = make_edition()
    opening = make_session(edition, "Opening", day=date(2030, 5, 14))
    lost = make_session(edition, "Workshop", day=date(2030, 5, 15), start_time=time(9))
    off = make_session(edition, "Closing", day=date(2030, 5, 15), start_time=time(16))
    shown = tell(desk, edition, "redated").look(start_date="2031-02-03")
    assert texts(shown.main.select("legend"))[1:] == ["Workshop", "Closing"]

    before = facts(edition)
    refused = shown.send("confirm", **{f"outcome__{lost.pk}": "unplaced"})
    assert (refused.response.status_code, facts(edition)) == (422, before)
    assert refused.notes[0] == "Nothing was written: something is still open below."

    # What was answered is not asked again.
    refused.confirm(**{f"outcome__{off.pk}": "cancelled"})
    rows = SessionPage.objects.in_bulk([opening.pk, lost.pk, off.pk])
    assert [(row.day, row.start_time, row.state) for row in rows.values()] == [
        (date(2031, 2, 3), None, SessionState.CONFIRMED),
        (None, None, SessionState.CONFIRMED),
        (None, None, SessionState.CANCELLED),
    ]


def test_one_answer_does_for_all_of_which_nothing_else_is_said(desk: Client) -> None:
    edition = make_edition()
    first, second, third = (make_session(edition, title, day=date(2030, 5, 15)) for title in "ABC")
    shown = tell(desk, edition, "redated").look(start_date="2031-02-03")
    shown.confirm(outcome__all="unplaced", **{f"outcome__{second.pk}": "cancelled"})
    rows = SessionPage.objects.in_bulk([first.pk, second.pk, third.pk])
    assert [(row.day, row.state) for row in rows.values()] == [
        (None, SessionState.CONFIRMED),
        (None, SessionState.CANCELLED),
        (None, SessionState.CONFIRMED),
    ]


def test_what_fails_half_way_is_written_not_at_all(desk: Client) -> None:
    edition = make_edition()
    first = make_session(edition, "Opening", day=date(2030, 5, 14))
    broken = make_session(edition, "Closing", day=date(2030, 5, 15))
    # As an old row may be: nothing of it can be published before it is mended.
    SessionPage.objects.filter(pk=broken.pk).update(title="")
    before, days = facts(edition), list(SessionPage.objects.values_list("pk", "day"))
    revisions = first.revisions.count()

    refused = (
        tell(desk, edition, "redated").look(start_date="2031-02-03", end_date="2031-02-04").send("confirm")
    )
    assert refused.response.status_code == 422
    assert refused.notes[0] == "Nothing was written. “”: This field cannot be blank."
    assert (facts(edition), list(SessionPage.objects.values_list("pk", "day"))) == (before, days)
    assert first.revisions.count() == revisions
    assert not PageLogEntry.objects.filter(action="forums_pages.turn").exists()


def test_sessions_may_stay_on_their_days(desk: Client) -> None:
    edition = make_edition()
    session = make_session(edition, day=date(2030, 5, 15))
    shown = tell(desk, edition, "redated").look(
        start_date="2030-05-13", end_date="2030-05-15", sessions="stay"
    )
    assert "1 session stays on its day." in texts([shown.main])[0]
    shown.confirm()
    assert SessionPage.objects.get(pk=session.pk).day == date(2030, 5, 15)


def test_a_month_is_enough(desk: Client) -> None:
    edition = make_edition()
    shown = tell(desk, edition, "redated").look(start_date="2031-02-01", date_precision="month")
    assert shown.lines[0] == ["Dates", "14–15 May 2030", "February 2031"]
    shown.confirm()
    assert EditionPage.objects.get().date_precision == DatePrecision.MONTH


def test_mistakes_lose_nothing_and_are_told_at_their_field(desk: Client) -> None:
    edition = make_edition()
    shown = tell(desk, edition, "postponed").look(
        lifecycle_reason=REASON, start_date="2031-02-03", end_date="2031-02-01", title="Forum 2031"
    )
    assert shown.errors == ["The last day cannot be before the first day."]
    assert [shown.main.select_one(f"[name={name}]")["value"] for name in ("title", "end_date")] == [
        "Forum 2031",
        "2031-02-01",
    ]
    assert "La salle a brûlé." in texts([shown.main.select_one("[name=lifecycle_reason_1]")])
    assert tell(desk, edition, "redated").look().errors == ["This field is required."]
    nothing = tell(desk, edition, "postponed").look(end_date="2031-02-01")
    assert nothing.errors == ["Give the first day as well."]


def test_answers_are_changed_before_they_are_confirmed(desk: Client) -> None:
    edition = make_edition()
    again = tell(desk, edition, "cancelled").look(lifecycle_reason=REASON).send("ask")
    assert texts([again.main.select_one("[name=lifecycle_reason_0]")]) == ["The hall has burnt down."]
    again.look(lifecycle_reason={"en": "Flooded."}).confirm()
    assert EditionPage.objects.get().lifecycle_reason.data == {"en": "Flooded."}


def test_a_number_that_would_not_rise_stops_it_before_anything_is_written(desk: Client) -> None:
    edition = make_edition(ordinal=1)
    make_edition(title="Forum 2031", ordinal=2, start_date=date(2031, 5, 14), end_date=None)
    before = facts(edition)
    shown = tell(desk, edition, "redated").look(start_date="2032-05-01")
    sentence = "Numbers rise with the date, but number 2, “Forum 2031”, is dated otherwise."
    assert shown.notes[0] == sentence
    assert shown.main.select("button[value=confirm]") == []
    assert shown.send("confirm").response.status_code == 422
    assert facts(edition) == before


def test_whoever_was_not_told_of_a_change_meanwhile_is_shown_what_is_new(desk: Client) -> None:
    edition = make_edition()
    shown = tell(desk, edition, "redated").look(start_date="2031-02-03", end_date="2031-02-04")
    colleague = Desk(Client(), name="colleague")
    form = colleague.open(edition).fill(start_date="2030-06-01", end_date="2030-06-02")
    assert form.publish().errors == {}
    before = facts(edition)

    anew = shown.send("confirm")
    assert (anew.response.status_code, facts(edition)) == (409, before)
    assert anew.notes[0].startswith("colleague saved a change at ")
    assert texts(anew.main.select(".turn__new th")) == ["Dates New", "Dates before it was postponed New"]
    anew.confirm()
    assert EditionPage.objects.get().previous_start_date == date(2030, 6, 1)


def test_a_session_saved_meanwhile_is_looked_at_again_where_it_would_move(desk: Client) -> None:
    edition = make_edition()
    session = make_session(edition, day=date(2030, 5, 14))
    cancelling = tell(desk, edition, "cancelled").look()
    dating = tell(desk, edition, "redated").look(start_date="2031-02-03", end_date="2031-02-04")
    Desk(Client(), name="colleague").open(session).fill(title="Grand opening").publish()
    assert dating.send("confirm").response.status_code == 409
    assert cancelling.confirm().accepted


def test_whoever_comes_second_with_the_same_news_is_told(desk: Client) -> None:
    edition = make_edition()
    first, second = (tell(desk, edition, "cancelled").look() for _each in range(2))
    assert first.confirm().accepted
    before = facts(edition)
    answer = second.confirm()
    assert answer.response.headers["Location"] == reverse("edition_turns", args=[edition.pk])
    assert answer.messages[-1:] == [
        "This does not fit the edition as it is now; somebody may have been faster. Nothing was changed."
    ]
    assert facts(edition) == before


def test_what_was_never_shown_cannot_be_confirmed(desk: Client) -> None:
    edition = make_edition()
    shown = tell(desk, edition, "cancelled")
    before = facts(edition)
    for seen in ({}, {"seen": ""}, {"seen": "forged:by:hand"}):
        assert shown.send("confirm", **seen).response.status_code == 200
    assert facts(edition) == before


def test_a_draft_changes_and_nothing_public_does(desk: Client) -> None:
    edition = make_edition(live=False)
    edition.save_revision()
    shown = tell(desk, edition, "cancelled").look(lifecycle_reason=REASON)
    assert shown.notes == ["Nothing public changes: this is a draft, and stays one."]
    assert shown.receivers == []
    assert shown.confirm().messages == [
        "“Forum 2030” is cancelled. It is not public, so nobody was told. History"
    ]
    row = EditionPage.objects.get()
    assert (row.live, row.get_latest_revision_as_object().lifecycle) == (False, Lifecycle.CANCELLED)


def test_below_a_hidden_forum_nothing_public_changes(desk: Client) -> None:
    edition = make_edition(make_forum(live=False))
    shown = tell(desk, edition, "cancelled").look()
    assert shown.notes == ["Nothing public changes: a page above is not public. Exampleland"]


def test_of_what_only_some_may_read_nobody_else_is_told(desk: Client) -> None:
    edition = make_edition()
    PageViewRestriction.objects.create(page=edition.get_parent(), restriction_type="login")
    shown = tell(desk, edition, "cancelled").look()
    [note] = shown.notes
    assert (note.partition(".")[0], shown.receivers) == ("Not everybody may read this page", [])


def test_what_was_planned_around_the_old_dates_is_named(desk: Client) -> None:
    edition = make_edition(registration_state=RegistrationState.OPEN, registration_closes=date(2030, 5, 1))
    make_call(edition, "Propose!")
    shown = tell(desk, edition, "redated").look(start_date="2031-02-03")
    assert shown.notices == [
        "The dates of the registration stay as they are: Forum 2030",
        "The call for contributions keeps its dates: Propose!",
    ]
    tell(desk, edition, "cancelled").look().confirm()
    assert tell(desk, edition, "reinstated").look().notices == [
        "Registration stays closed. Open it again where people are to register: Forum 2030"
    ]


def test_nothing_else_of_a_draft_becomes_public(desk: Client) -> None:
    edition = make_edition()
    draft = edition.get_latest_revision_as_object()
    draft.slogan = "Half a slo"
    draft.save_revision()
    shown = tell(desk, edition, "cancelled").look(lifecycle_reason=REASON)
    assert shown.notices == [
        "There is a draft of the edition. It takes this change, too; nothing else of it becomes public."
    ]
    shown.confirm()
    row = EditionPage.objects.get()
    draft = row.get_latest_revision_as_object()
    assert (row.slogan, row.lifecycle, draft.slogan, draft.lifecycle) == (
        *("", Lifecycle.CANCELLED),
        *("Half a slo", Lifecycle.CANCELLED),
    )


def test_a_locked_edition_is_left_alone(desk: Client) -> None:
    edition = make_edition()
    EditionPage.objects.update(locked=True, locked_by=User.objects.create_user("keeper"))
    before = facts(edition)
    shown = tell(desk, edition, "cancelled").look()
    assert shown.notes[0] == "'Forum 2030' is locked."
    assert (shown.send("confirm").response.status_code, facts(edition)) == (422, before)


def test_a_session_that_somebody_locked_stops_the_dates_but_not_the_rest(desk: Client) -> None:
    edition = make_edition()
    make_session(edition, day=date(2030, 5, 14))
    SessionPage.objects.update(locked=True, locked_by=User.objects.create_user("keeper"))
    shown = tell(desk, edition, "redated").look(start_date="2031-02-03", end_date="2031-02-04")
    assert shown.notes[0] == "“Opening” is locked. It has to be unlocked before it can be moved."
    assert tell(desk, edition, "cancelled").look().confirm().accepted


def test_hostile_words_are_shown_as_they_were_written(desk: Client) -> None:
    edition = make_edition(title="<b>Forum</b>")
    words = "<script>alert(1)</script> {{ 7*7 }} \"'&"
    shown = tell(desk, edition, "cancelled").look(lifecycle_reason={"en": words})
    assert shown.main.select("script, b") == []
    assert shown.lines[-1] == ["Reason English", "nothing", words]
    shown.confirm()
    assert EditionPage.objects.get().lifecycle_reason.data == {"en": words}


def test_from_a_translation_it_is_the_edition_itself(desk: Client) -> None:
    edition = make_edition()
    french = translate(edition, "fr", title="Édition")
    tell(desk, french, "cancelled").look(lifecycle_reason=REASON).confirm()
    assert EditionPage.objects.get(pk=edition.pk).lifecycle == Lifecycle.CANCELLED


def test_languages_that_lack_a_reason_are_named(desk: Client) -> None:
    edition = make_edition()
    for code in ("fr", "ar"):
        translate(edition, code, title=code)
    shown = tell(desk, edition, "cancelled").look(lifecycle_reason=REASON)
    assert shown.notices == ["No reason is given in: Arabic."]


def test_a_look_costs_as_many_statements_for_two_sessions_as_for_twenty(desk: Client) -> None:
    edition = make_edition()
    costs = []
    for count in (2, 18):
        for number in range(count):
            make_session(edition, f"Session {number}", day=date(2030, 5, 14))
        page = tell(desk, edition, "redated")
        answers = {"start_date": "2031-02-03", "end_date": "2031-02-04"}
        page.look(**answers)
        with CaptureQueriesContext(connection) as statements:
            page.look(**answers)
        costs.append(len(statements))
    assert costs[0] == costs[1]
