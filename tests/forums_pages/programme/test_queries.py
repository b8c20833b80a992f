"""What the programme is computed from: published and drafted facts, in a constant number of statements."""

from datetime import UTC, date, datetime, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from forums_pages.enums import ParticipationRole, SessionState
from forums_pages.models import EditionPage, Participation, Person, Room, SessionPage
from forums_pages.programme.clashes import Slot
from forums_pages.programme.queries import clashes_in, clashes_of, slot_of, slots_of
from tests.factories import make_edition, make_person, make_session, make_venue, publish, translate

pytestmark = pytest.mark.django_db

DAY = date(2030, 5, 14)


def session_at(start: time, end: time | None, *people: Person, **facts: object) -> SessionPage:
    live = bool(facts.pop("live", True))
    title = str(facts.pop("title", "Session"))
    session = make_session(title=title, live=False, day=DAY, start_time=start, end_time=end, **facts)
    session.participations = [Participation(person=each, role=ParticipationRole.MODERATOR) for each in people]
    if live:
        return publish(session)
    session.save_revision()
    session.save()
    return session


def rooms() -> list[Room]:
    return list(make_venue().rooms.all())


def test_a_slot_is_in_the_zone_of_the_edition_and_names_everybody() -> None:
    make_edition()
    room, ada, bob = rooms()[0], make_person(), make_person("Bob")
    session = session_at(time(23, 0), time(1, 0), ada, bob, room=room)

    expected = Slot(
        session.pk,
        datetime(2030, 5, 14, 22, tzinfo=UTC),
        datetime(2030, 5, 15, 0, tzinfo=UTC),
        room.pk,
        frozenset((ada.pk, bob.pk)),
    )
    assert slots_of(session.edition) == [expected]
    assert slot_of(session) == expected


def test_a_changed_session_counts_as_published_and_as_drafted() -> None:
    make_edition()
    session = session_at(time(9, 0), time(10, 0))
    draft = session.get_latest_revision_as_object()
    draft.start_time, draft.end_time = time(14, 0), time(15, 0)
    draft.participations = [Participation(person=make_person())]
    draft.save_revision()

    slots = slots_of(session.edition)
    assert [(slot.starts.hour, len(slot.people)) for slot in slots] == [(8, 0), (13, 1)]


def test_a_draft_that_was_never_published_counts_as_it_is_drafted() -> None:
    make_edition()
    session = session_at(time(9, 0), time(10, 0), live=False)
    session.start_time = time(9, 30)
    session.save_revision()

    assert [slot.starts.minute for slot in slots_of(session.edition)] == [30]


def test_translations_take_no_time_of_their_own() -> None:
    make_edition()
    session = session_at(time(9, 0), time(10, 0), make_person(), room=rooms()[0])
    french = translate(session, "fr", title="Séance")

    assert (len(slots_of(session.edition)), slot_of(french), clashes_of(french)) == (1, None, [])


def test_the_whole_programme_is_compared() -> None:
    edition = make_edition()
    room, ada = rooms()[0], make_person()
    first = session_at(time(9, 0), time(10, 0), ada, room=room)
    second = session_at(time(9, 30), time(10, 30), ada)
    third = session_at(time(9, 45), None, room=room, live=False)
    session_at(time(9, 0), time(10, 0), ada, room=room, state=SessionState.CANCELLED)

    found = {
        (clash.first.session, clash.second.session, clash.room, clash.person) for clash in clashes_in(edition)
    }
    assert found == {(first.pk, second.pk, None, ada.pk), (first.pk, third.pk, room.pk, None)}
    assert [clash.other_than(third.pk).session for clash in clashes_of(third)] == [first.pk]


def statements(edition: EditionPage) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        slots_of(edition)
    return len(captured)


def test_the_number_of_statements_does_not_grow() -> None:
    edition = make_edition()
    counts = []
    for size in (2, 20):
        for number in range(size):
            session = session_at(time(9, 0), time(10, 0), make_person(f"P{size}{number}"))
            session.save_revision()
        counts.append(statements(EditionPage.objects.get(pk=edition.pk)))

    assert counts == [3, 3]
