"""One session that does not take place, or does after all, told in the admin."""

from datetime import date, time

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry

from forums_pages.enums import SessionState
from forums_pages.models import EditionVenue, Participation, SessionPage
from tests.factories import (
    Desk,
    make_edition,
    make_member,
    make_person,
    make_session,
    make_venue,
    publish,
    texts,
    translate,
)
from tests.factories.telling import tell

pytestmark = pytest.mark.django_db

DAY = date(2030, 5, 14)


@pytest.fixture
def desk() -> Client:
    """The browser of somebody at headquarters."""
    return Desk(Client()).client


def test_it_is_shown_then_cancelled_then_taken_back(desk: Client) -> None:
    session = make_session(day=DAY, start_time=time(9))
    kept = (session.url, session.guid, session.code, session.day)
    shown = tell(desk, session, "cancelled")
    assert shown.lines == [["State", "Confirmed", "Cancelled"]]
    assert SessionPage.objects.get().state == SessionState.CONFIRMED

    answer = shown.confirm()
    told = "“Opening” is cancelled. Readers are told. The globe at the top right shows who has it already."
    assert answer.messages == [f"{told} History"]
    row = SessionPage.objects.get()
    assert (row.state, row.live, (row.url, row.guid, row.code, row.day)) == (
        SessionState.CANCELLED,
        True,
        kept,
    )

    back = tell(desk, session, "reinstated")
    assert back.lines == [["State", "Cancelled", "Confirmed"]]
    back.confirm()
    assert SessionPage.objects.get().state == SessionState.CONFIRMED
    entries = PageLogEntry.objects.filter(page=session.pk, action="forums_pages.turn").order_by(
        "timestamp", "pk"
    )
    assert [str(entry.message) for entry in entries.all()] == ["It is cancelled", "It takes place after all"]


def test_its_room_may_be_taken_when_it_comes_back(desk: Client) -> None:
    venue = make_venue()
    edition = make_edition(venues=[EditionVenue(venue=venue)])
    room = venue.rooms.first()
    place = {"day": DAY, "start_time": time(9), "end_time": time(10), "room": room}
    session = make_session(edition, "Opening", state=SessionState.CANCELLED, **place)
    make_session(edition, "Taken", **place)

    shown = tell(desk, session, "reinstated")
    [question] = [note for note in shown.notes if "Taken" in note]
    assert question.startswith("Great hall is also taken by “Taken” (14 May 2030, 09:00 to 10:00).")
    refused = shown.send("confirm")
    assert (refused.response.status_code, SessionPage.objects.get(pk=session.pk).state) == (
        422,
        SessionState.CANCELLED,
    )
    refused.confirm(clash_reason="A curtain.")
    row = SessionPage.objects.get(pk=session.pk)
    assert (row.state, row.clash_reason) == (SessionState.CONFIRMED, "A curtain.")


def test_outside_the_dates_that_came_meanwhile_it_needs_another_day_first(desk: Client) -> None:
    edition = make_edition()
    session = make_session(edition, state=SessionState.CANCELLED, day=DAY)
    edition.start_date = edition.end_date = date(2031, 2, 3)
    publish(edition)
    shown = tell(desk, session, "reinstated")
    assert shown.notes[0] == "The day lies outside the edition's dates."
    assert (shown.main.select("button"), shown.send("confirm").response.status_code) == ([], 422)


def test_whoever_comes_second_is_told(desk: Client) -> None:
    session = make_session(day=DAY)
    shown, same = (tell(desk, session, "cancelled") for _each in range(2))
    Desk(Client(), name="colleague").open(session).fill(title="Grand opening").publish()
    anew = shown.send("confirm")
    assert (anew.response.status_code, SessionPage.objects.get().state) == (409, SessionState.CONFIRMED)
    assert anew.notes[0].startswith("colleague saved a change at ")
    assert anew.confirm().accepted
    late = same.confirm()
    assert late.response.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[session.pk])
    assert late.messages[-1] == (
        "This does not fit the session as it is now; somebody may have been faster. Nothing was changed."
    )


def test_a_draft_stays_a_draft_and_a_locked_session_as_it_is(desk: Client) -> None:
    draft = make_session(title="Draft", live=False)
    shown = tell(desk, draft, "cancelled")
    assert shown.notes == ["Nothing public changes: this is a draft, and stays one."]
    assert shown.confirm().messages == ["“Draft” is cancelled. It is not public, so nobody was told. History"]
    row = SessionPage.objects.get()
    assert (row.live, row.get_latest_revision_as_object().state) == (False, SessionState.CANCELLED)

    locked = make_session(title="Locked")
    SessionPage.objects.filter(pk=locked.pk).update(locked=True, locked_by=User.objects.create_user("keeper"))
    shown = tell(desk, locked, "cancelled")
    assert (shown.notes[0], shown.main.select("button")) == ("'Locked' is locked.", [])


def test_from_a_translation_it_is_the_session_itself(desk: Client) -> None:
    session = make_session()
    french = translate(session, "fr", title="Ouverture")
    tell(desk, french, "cancelled").confirm()
    assert SessionPage.objects.get(pk=session.pk).state == SessionState.CANCELLED


def test_hostile_titles_are_shown_as_they_were_written(desk: Client) -> None:
    session = make_session(title="<script>alert(1)</script>")
    shown = tell(desk, session, "cancelled")
    assert shown.main.select("script") == []
    assert texts(shown.main.select("h2")) == ["<script>alert(1)</script>"]
    assert shown.confirm().messages[0].startswith("“<script>alert(1)</script>” is cancelled.")


def test_those_who_take_part_are_named_for_nobody_writes_to_them(desk: Client) -> None:
    session = make_session()
    session.participations = [
        Participation(person=make_person("Ada")),
        Participation(person=make_person("Amel")),
    ]
    publish(session)
    page = texts([tell(desk, session, "cancelled").main])[0]
    assert "Nobody gets an e-mail. Tell those who take part: Ada Example , Amel Example" in page


def test_the_window_of_the_programme_grid_leads_here(desk: Client) -> None:
    session = make_session(day=DAY)
    url = reverse("session_turn", args=[session.pk, "cancelled"])
    window = reverse("programme_grid:session", args=[session.edition.pk, session.pk])
    assert f'"{url}"' in desk.get(window).content.decode()
    client = Client()
    client.force_login(make_member("member", f"Working Group — {session.edition.forum}"))
    answer = client.get(window)
    assert (answer.status_code, url in answer.content.decode()) == (200, False)
