"""Moving online, postponing, dating anew and cancelling: at once, whole, and nothing said before is lost."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from forums_pages.enums import DatePrecision, EditionStatus, EventFormat, Lifecycle, SessionState
from forums_pages.models import EditionPage, EditionVenue, SessionPage
from forums_pages.programme import lifecycle
from forums_pages.programme.turns.answers import NewDates
from tests.factories import make_edition, make_forum, make_session, make_venue, publish, translate

pytestmark = pytest.mark.django_db

REASON = {"en": "The health situation.", "fr": "La situation sanitaire."}


def dates_of(edition: EditionPage) -> tuple[object, ...]:
    return (
        edition.start_date,
        edition.end_date,
        edition.date_precision,
        edition.previous_start_date,
        edition.previous_end_date,
    )


def test_moving_online_keeps_venue_and_address() -> None:
    edition = make_edition(format=EventFormat.IN_PERSON)
    edition.venues = [EditionVenue(venue=make_venue())]
    edition = publish(edition)
    url = edition.url_path

    moved = lifecycle.move_online(edition, REASON)

    assert (moved.format, moved.lifecycle_reason.data, moved.live) == (EventFormat.ONLINE, REASON, True)
    assert (moved.venues.count(), moved.url_path, moved.status) == (1, url, EditionStatus.UPCOMING)
    assert moved.get_latest_revision_as_object().format == EventFormat.ONLINE
    assert not moved.has_unpublished_changes


def test_postponing_keeps_the_dates_that_were_and_says_so() -> None:
    edition = make_edition(ordinal=3)
    postponed = lifecycle.postpone(edition, REASON)

    was = (date(2030, 5, 14), date(2030, 5, 15))
    assert dates_of(postponed) == (None, None, DatePrecision.UNKNOWN, *was)
    assert (postponed.status, postponed.ordinal, postponed.begins_at) == (EditionStatus.POSTPONED, 3, None)
    assert dates_of(lifecycle.postpone(postponed, REASON)) == dates_of(postponed)


def test_what_was_postponed_or_cancelled_does_not_take_place_meanwhile() -> None:
    edition = make_edition()
    session = make_session(edition, day=date(2030, 5, 14))
    off = make_session(edition, "Off", day=date(2030, 5, 14), state=SessionState.CANCELLED)
    before = list(SessionPage.objects.of_edition(edition.pk).taking_place())
    lifecycle.postpone(edition, REASON)

    assert (before, off in before) == ([session], False)
    assert not SessionPage.objects.taking_place().exists()


def test_dating_anew_moves_the_sessions_and_renames() -> None:
    edition = make_edition(time_zone="Europe/Paris", ordinal=1)
    session = make_session(edition, day=date(2030, 5, 15), start_time=time(9, 30), end_time=time(10, 0))
    unplaced = make_session(edition, "Later")
    address = (edition.url_path, session.url_path, session.guid)
    lifecycle.postpone(edition, REASON)

    redated = lifecycle.redate(edition, NewDates(date(2031, 1, 20), date(2031, 1, 21)), title="Forum 2031")

    session.refresh_from_db()
    unplaced.refresh_from_db()
    was = (date(2030, 5, 14), date(2030, 5, 15))
    assert dates_of(redated) == (date(2031, 1, 20), date(2031, 1, 21), DatePrecision.DAY, *was)
    assert (redated.title, redated.lifecycle, redated.ordinal) == ("Forum 2031", Lifecycle.ANNOUNCED, 1)
    assert (session.day, session.start_time) == (date(2031, 1, 21), time(9, 30))
    assert session.starts_at == datetime(2031, 1, 21, 8, 30, tzinfo=UTC)
    assert (unplaced.day, (redated.url_path, session.url_path, session.guid)) == (None, address)


def test_sessions_stay_where_they_are_while_only_the_month_is_known() -> None:
    edition = make_edition()
    session = make_session(edition, day=date(2030, 5, 14))
    lifecycle.redate(edition, NewDates(date(2030, 5, 1), precision=DatePrecision.MONTH))

    session.refresh_from_db()
    assert session.day == date(2030, 5, 14)


def test_a_session_that_would_fall_outside_stops_everything() -> None:
    edition = make_edition()
    session = make_session(edition, "Closing", day=date(2030, 5, 15))
    with pytest.raises(ValidationError) as refusal:
        lifecycle.redate(edition, NewDates(date(2031, 1, 20)))

    edition.refresh_from_db()
    session.refresh_from_db()
    assert refusal.value.messages == ["“Closing”: The day lies outside the edition's dates."]
    assert (edition.start_date, session.day) == (date(2030, 5, 14), date(2030, 5, 15))


def test_cancelling_an_edition_keeps_its_address_and_dates() -> None:
    edition = make_edition()
    cancelled = lifecycle.cancel(edition, REASON)

    assert (cancelled.status, cancelled.live, cancelled.url_path) == (
        EditionStatus.CANCELLED,
        True,
        edition.url_path,
    )
    assert cancelled.start_date == edition.start_date


def test_a_session_is_cancelled_and_reinstated_from_any_language() -> None:
    session = make_session()
    french = translate(session, "fr", title="Ouverture")

    cancelled = lifecycle.cancel_session(french)
    assert (cancelled, cancelled.state, cancelled.live) == (session, SessionState.CANCELLED, True)
    assert lifecycle.reinstate_session(session).state == SessionState.CONFIRMED


def test_what_the_editor_is_drafting_is_neither_published_nor_lost() -> None:
    session = make_session(title="Opening")
    draft = session.get_latest_revision_as_object()
    draft.title, draft.abstract = "Grand opening", "Half a senten"
    draft.save_revision()

    cancelled = lifecycle.cancel_session(session)

    draft = cancelled.get_latest_revision_as_object()
    assert (cancelled.title, cancelled.state) == ("Opening", SessionState.CANCELLED)
    assert (draft.title, draft.abstract, draft.state) == (
        "Grand opening",
        "Half a senten",
        SessionState.CANCELLED,
    )
    assert (cancelled.has_unpublished_changes, cancelled.draft_title) == (True, "Grand opening")


def test_a_draft_stays_a_draft() -> None:
    session = make_session(live=False)
    cancelled = lifecycle.cancel_session(session)

    assert (cancelled.live, cancelled.state) == (False, SessionState.CANCELLED)
    assert cancelled.get_latest_revision_as_object().state == SessionState.CANCELLED


@pytest.mark.parametrize("live", [True, False])
def test_what_is_scheduled_stays_scheduled(live: bool) -> None:
    session = make_session(live=live)
    draft = session.get_latest_revision_as_object()
    draft.title, draft.go_live_at = "Tomorrow's", timezone.now() + timedelta(days=1)
    draft.save_revision().publish()

    cancelled = lifecycle.cancel_session(SessionPage.objects.get(pk=session.pk))

    scheduled = cancelled.get_scheduled_revision_as_object()
    assert (cancelled.live, cancelled.state) == (live, SessionState.CANCELLED)
    assert (scheduled.title, scheduled.state) == ("Tomorrow's", SessionState.CANCELLED)


def test_the_number_must_still_rise_with_the_date() -> None:
    forum = make_forum()
    first = make_edition(forum, ordinal=1)
    make_edition(forum, "Second", ordinal=2, start_date=date(2031, 5, 1), end_date=None)
    lifecycle.postpone(first, REASON)
    with pytest.raises(ValidationError):
        lifecycle.redate(first, NewDates(date(2032, 5, 1)))
    assert EditionPage.objects.get(pk=first.pk).status == EditionStatus.POSTPONED
