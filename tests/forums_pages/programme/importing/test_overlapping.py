"""What sessions of a file would clash with: told before, asked about where readers would find it."""

import json
from datetime import date, time
from typing import Any
from uuid import UUID

import pytest

from forums_pages.models import EditionPage, EditionVenue, Import, Participation, Person, Room, SessionPage
from forums_pages.programme.importing.applying import apply
from forums_pages.programme.importing.comparing import compare
from forums_pages.programme.importing.overlapping import overlaps_of
from forums_pages.roles import ensure_forum_roles
from tests.factories import (
    make_edition,
    make_forum,
    make_member,
    make_person,
    make_session,
    make_venue,
    publish,
)
from tests.forums_pages.programme.importing.taking import look, take, upload

pytestmark = pytest.mark.django_db
DAY = date(2030, 5, 14)
HEADER = "title,day,start,end,room,people\n"
TWO_OF_ADA = (
    HEADER + "First,2030-05-14,09:00,10:00,,Ada Example\n" + "Second,2030-05-14,09:30,10:30,,Ada Example\n"
)
SENTENCE = "Ada Example also takes part in “First” (14 May 2030, 09:00 to 10:00)."


@pytest.fixture
def edition() -> EditionPage:
    return make_edition(make_forum("Tunisia"), start_date=DAY, end_date=DAY, time_zone="Africa/Tunis")


def hall_of(edition: EditionPage) -> Room:
    venue = make_venue(rooms=("Hall",))
    edition.venues = [EditionVenue(venue=venue)]
    publish(edition)
    return Room.objects.get(venue=venue)


def add(edition: EditionPage, title: str, person: Person | None = None, **facts: Any) -> SessionPage:
    session = make_session(edition, title, day=DAY, **facts)
    if person is not None:
        session.participations = [Participation(person=person)]
        publish(session)
    return session


def clashes(imported: Import) -> list[tuple[str, str]]:
    return list(compare(imported).overlaps.sentences(20))


def sessions(file: str, edition: Any, **options: Any) -> Import:
    return upload(file, edition, "session", **options)


def test_two_new_sessions_of_one_person_clash(edition: EditionPage) -> None:
    imported = sessions(TWO_OF_ADA, edition)
    assert clashes(imported) == [("Second", SENTENCE)]
    assert compare(imported).overlaps.asks is False


def test_a_session_that_is_here_clashes_with_one_of_the_file(edition: EditionPage) -> None:
    add(edition, "Opening", start_time=time(9), end_time=time(10), room=hall_of(edition))
    add(edition, "Closing", make_person(), start_time=time(9, 30))
    table = HEADER + "New,2030-05-14,09:45,10:30,Hall,Ada Example\n"
    assert clashes(sessions(table, edition)) == [
        ("New", "Hall is also taken by “Opening” (14 May 2030, 09:00 to 10:00)."),
    ]
    at_once = HEADER + "New,2030-05-14,09:30,10:30,,Ada Example\n"
    assert clashes(sessions(at_once, edition)) == [
        ("New", "Ada Example also takes part in “Closing” (14 May 2030, from 09:30; its end is not known)."),
    ]


def test_what_clashed_before_is_not_told_again(edition: EditionPage) -> None:
    take(TWO_OF_ADA, edition, "session")
    again = TWO_OF_ADA.replace("10:30,", "10:45,")
    imported = sessions(again, edition)
    assert [str(step.action) for step in compare(imported).plan.steps] == ["same", "same", "changed"]
    assert clashes(imported) == []


def test_a_session_that_moves_away_does_not_clash(edition: EditionPage) -> None:
    take(TWO_OF_ADA.splitlines()[0] + "\n" + TWO_OF_ADA.splitlines()[1], edition, "session")
    swapped = HEADER + (
        "First,2030-05-14,11:00,12:00,,Ada Example\nSecond,2030-05-14,09:00,10:00,,Ada Example\n"
    )
    assert clashes(sessions(swapped, edition)) == []


def test_the_cancelled_clash_with_nothing(edition: EditionPage) -> None:
    table = HEADER.replace("\n", ",state\n") + (
        "First,2030-05-14,09:00,10:00,,Ada Example,\nSecond,2030-05-14,09:30,,,Ada Example,cancelled\n"
    )
    assert clashes(sessions(table, edition)) == []


def test_publishing_asks_for_a_reason_and_keeps_it_with_the_session(edition: EditionPage) -> None:
    imported = sessions(TWO_OF_ADA, edition, publish=True)
    assert look(imported).overlaps.asks is True
    refused = apply(imported.pk)
    assert (refused.state, refused.problem) == ("failed", ["clashes_unanswered", {}])
    assert SessionPage.objects.count() == 0
    refused.options["clash_reason"] = "She changes rooms"
    refused.save()
    assert apply(imported.pk).state == "applied"
    kept = SessionPage.objects.order_by("start_time").values_list("title", "clash_reason", "live")
    assert list(kept) == [("First", "", True), ("Second", "She changes rooms", True)]
    assert compare(sessions(TWO_OF_ADA, edition, publish=True)).overlaps.asks is False


def test_a_clash_that_came_after_the_look_stops_the_import(edition: EditionPage) -> None:
    room = hall_of(edition)
    imported = sessions(HEADER + "New,2030-05-14,09:45,10:30,Hall,\n", edition, publish=True)
    look(imported)
    add(edition, "Opening", start_time=time(9), end_time=time(10), room=room)
    applied = apply(imported.pk)
    assert (applied.state, applied.problem) == ("failed", ["changed_meanwhile", {}])


def test_drafts_of_those_who_may_not_publish_are_not_asked_about(edition: EditionPage) -> None:
    member = make_member("member", ensure_forum_roles(edition.forum).working_group)
    imported = sessions(TWO_OF_ADA, edition, publish=True, user=member)
    assert compare(imported).overlaps.asks is False


def test_a_file_that_brings_its_edition_is_looked_at_in_its_own_zone(edition: EditionPage) -> None:
    events = [
        {
            "guid": str(UUID(int=number)),
            "date": "2031-05-14T09:00:00+02:00",
            "duration": "01:00",
            "room": "Hall",
            "title": title,
        }
        for number, title in enumerate(("One", "Two"), 1)
    ]
    conference = {
        "title": "Forum 2031",
        "acronym": "f31",
        "start": "2031-05-14",
        "end": "2031-05-14",
        "daysCount": 1,
        "timeslot_duration": "00:05",
        "time_zone_name": "Europe/Paris",
        "days": [{"index": 1, "date": "2031-05-14", "rooms": {"Hall": events}}],
    }
    file = json.dumps({"schedule": {"version": "1", "conference": conference}})
    imported = upload(file, edition.forum, publish=True)
    assert clashes(imported) == [("Two", "Hall is also taken by “One” (14 May 2031, 09:00 to 10:00).")]


@pytest.mark.parametrize("size", [2, 20])
def test_the_number_of_statements_does_not_grow(
    edition: EditionPage, size: int, django_assert_num_queries: Any
) -> None:
    person = make_person()
    for number in range(size):
        add(edition, f"Here {number}", person, start_time=time(9), end_time=time(10))
    table = HEADER + "".join(f"New {number},2030-05-14,09:30,10:30,,Ada Example\n" for number in range(size))
    imported = sessions(table, edition, publish=True)
    plan = compare(imported).plan
    with django_assert_num_queries(4):
        overlaps = overlaps_of(plan, edition, edition.time_zone, asks=True)
        assert len(list(overlaps.sentences(1_000))) == size * size + size * (size - 1) // 2
