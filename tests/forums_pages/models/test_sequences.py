from collections.abc import Callable
from datetime import date, time, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.utils import timezone
from time_machine import travel

from forums_pages.enums import EventFormat, Lifecycle, SessionState
from forums_pages.models import EditionPage, Room, SessionPage
from tests.factories import make_edition, make_session, make_venue, publish, translate

pytestmark = pytest.mark.django_db
DAY = date(2030, 5, 14)


@pytest.fixture
def session() -> SessionPage:
    room = make_venue().rooms.first()
    return make_session(make_edition(), day=DAY, start_time=time(9), end_time=time(10), room=room)


def number_of(session: SessionPage) -> int:
    return SessionPage.objects.values_list("sequence", flat=True).get(pk=session.pk)


@pytest.mark.parametrize(
    "change",
    [
        {"day": date(2030, 5, 15)},
        {"start_time": time(9, 5)},
        {"end_time": None},
        {"room": None},
        {"is_online": True},
        {"state": SessionState.CANCELLED},
    ],
    ids=str,
)
def test_grows_with_time_place_and_status(session: SessionPage, change: dict[str, object]) -> None:
    assert session.sequence == 0
    for name, value in change.items():
        setattr(session, name, value)

    assert publish(session).sequence == 1
    assert publish(session).sequence == 1


def test_grows_with_nothing_else(session: SessionPage) -> None:
    session.title, session.abstract, session.capacity = "Welcome", "What it is about", 80

    assert publish(session).sequence == 0


def test_a_draft_changes_nothing_and_its_publication_counts_once(session: SessionPage) -> None:
    session.start_time = time(9, 30)
    revision = session.save_revision()
    assert number_of(session) == 0

    revision.publish()
    assert number_of(session) == 1


def test_an_old_revision_does_not_bring_an_old_number_back(session: SessionPage) -> None:
    first = session.save_revision()
    for clock in (time(11), time(12)):
        session.start_time = clock
        session = publish(session)
    assert number_of(session) == 2

    first.publish()
    assert number_of(session) == 3


def test_whoever_holds_an_old_object_does_not_bring_an_old_number_back(session: SessionPage) -> None:
    stale = SessionPage.objects.get(pk=session.pk)
    session.start_time = time(11)
    publish(session)

    stale.title = "Renamed by somebody who saw nothing of it"
    stale.save()
    # The old time is back, which is one more change.
    assert number_of(session) == 2


def test_a_save_of_a_few_fields_counts(session: SessionPage) -> None:
    session.state = SessionState.CANCELLED
    session.save(update_fields=["state"])

    assert number_of(session) == 1


def test_publishing_by_schedule_counts(session: SessionPage) -> None:
    session.start_time, session.go_live_at = time(9, 30), timezone.now() + timedelta(hours=1)
    session.save_revision().publish()
    assert number_of(session) == 0

    with travel(timezone.now() + timedelta(hours=2)):
        call_command("publish_scheduled", stdout=StringIO())
    assert number_of(session) == 1


def test_a_move_to_another_edition_counts(session: SessionPage) -> None:
    session.move(make_edition(title="Another", start_date=DAY, end_date=DAY), pos="last-child")

    assert number_of(session) == 1


@pytest.mark.parametrize(
    ("change", "grows_by"),
    [
        ({"lifecycle": Lifecycle.CANCELLED}, 1),
        ({"lifecycle": Lifecycle.POSTPONED}, 1),
        ({"lifecycle": Lifecycle.HELD}, 0),
        ({"format": EventFormat.ONLINE}, 1),
        ({"format": EventFormat.HYBRID}, 0),
        ({"time_zone": ZoneInfo("Asia/Yangon")}, 1),
        ({"slogan": "Together"}, 0),
    ],
    ids=str,
)
def test_grows_with_what_the_edition_decides(
    session: SessionPage, change: dict[str, object], grows_by: int
) -> None:
    edition = EditionPage.objects.get()
    for name, value in change.items():
        setattr(edition, name, value)
    publish(edition)

    assert number_of(session) == grows_by


@pytest.mark.parametrize("remove", [lambda room: room.delete(), lambda room: room.venue.delete()])
def test_grows_with_the_end_of_its_room(session: SessionPage, remove: Callable[[Room], object]) -> None:
    assert session.room is not None
    remove(session.room)

    assert number_of(session) == 1


def test_a_copy_begins_anew_and_an_heir_goes_on(session: SessionPage) -> None:
    session.state = SessionState.CANCELLED
    session = publish(session)
    copy = session.copy(update_attrs={"slug": "copy", "title": "Copy"})
    heir = translate(session, "fr", title="Ouverture")
    assert (number_of(copy), number_of(heir)) == (0, 0)

    session.delete()
    assert number_of(heir) == 1
