from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from django.test import Client

from forums_pages.enums import EventFormat, SessionKind, SessionState
from forums_pages.models import EditionVenue, Participation, SessionPage
from tests.factories import (
    make_edition,
    make_forum,
    make_person,
    make_session,
    make_venue,
    publish,
    translate,
)

LISTING = "/admin/programme/sessions/"
Rows = Callable[[Any], list[list[str]]]


def spoken(session: SessionPage, *names: str) -> SessionPage:
    session.participations = [Participation(person=make_person(name)) for name in names]
    return publish(session)


def titles(rows: list[list[str]]) -> list[str]:
    return [row[0] for row in rows]


def test_a_row_tells_when_where_what_and_with_how_many_people(desk: Client, rows: Rows) -> None:
    edition = make_edition()
    room = make_venue().rooms.first()
    opening = make_session(
        edition, "Opening", day=date(2030, 5, 14), start_time=time(9), end_time=time(10, 30),
        room=room, kind=SessionKind.OPENING,
    )  # fmt: skip
    translate(spoken(opening, "Ada", "Bo"), "fr", live=False, title="Ouverture")
    make_session(edition, "Later", live=False, state=SessionState.PROPOSED)

    assert rows(desk.get(LISTING)) == [
        ["Opening", "14 May 2030", "09:00–10:30 Tunis", "Great hall", "Opening", "Confirmed", "2",
         "Forum 2030", "en fr draft", "Current page status: live"],
        ["Later", "", "", "", "Other", "Proposed", "0",
         "Forum 2030", "en draft", "Current page status: draft"],
    ]  # fmt: skip


def test_the_programme_is_in_order_and_can_be_reversed(desk: Client, rows: Rows) -> None:
    edition = make_edition()
    make_session(edition, "Noon", day=date(2030, 5, 14), start_time=time(12))
    make_session(edition, "No day")
    make_session(edition, "Next day", day=date(2030, 5, 15))
    make_session(edition, "Morning", day=date(2030, 5, 14), start_time=time(9))
    newer = make_edition(title="Forum 2031", start_date=date(2031, 5, 1), end_date=None)
    make_session(newer, "Newer")

    ordered = ["Newer", "Morning", "Noon", "Next day", "No day"]
    assert titles(rows(desk.get(LISTING))) == ordered
    assert titles(rows(desk.get(LISTING, {"ordering": "-programme"}))) == ordered[::-1]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"without_room": "true"}, ["No room", "Break", "Nothing"]),
        ({"without_time": "true"}, ["Nothing"]),
        ({"without_speaker": "true"}, ["No people", "Nothing"]),
        ({"without_speaker": "false"}, ["Complete", "No room", "Break", "Cancelled"]),
        ({"day": "2030-05-15"}, ["Break"]),
        ({"kind": ["break", "opening"]}, ["Complete", "Break"]),
        ({"state": "cancelled"}, ["Cancelled"]),
    ],
)
def test_filters_find_what_is_missing(
    desk: Client, rows: Rows, query: dict[str, Any], expected: list[str]
) -> None:
    edition = make_edition()
    room = make_venue().rooms.first()
    day = date(2030, 5, 14)
    whole = {"day": day, "start_time": time(9), "room": room}
    spoken(make_session(edition, "Complete", kind=SessionKind.OPENING, **whole), "Ada")
    spoken(make_session(edition, "No room", day=day, start_time=time(10)), "Bo")
    make_session(edition, "No people", **(whole | {"start_time": time(11)}))
    make_session(edition, "Break", day=date(2030, 5, 15), start_time=time(8), kind=SessionKind.BREAK)
    make_session(edition, "Cancelled", day=date(2030, 5, 15), start_time=time(9), room=room,
                 state=SessionState.CANCELLED)  # fmt: skip
    make_session(edition, "Nothing")
    if "day" in query:
        SessionPage.objects.filter(title="Cancelled").update(day=day)

    assert sorted(titles(rows(desk.get(LISTING, query)))) == sorted(expected)


def test_an_online_edition_needs_no_rooms(desk: Client, rows: Rows) -> None:
    make_session(make_edition(format=EventFormat.ONLINE), "From afar")

    assert rows(desk.get(LISTING, {"without_room": "true"})) == []


def test_filters_by_edition_and_room(desk: Client, rows: Rows) -> None:
    here, there = make_edition(title="Here"), make_edition(title="There")
    venue = make_venue()
    here.venues = [EditionVenue(venue=venue)]
    room = venue.rooms.last()
    make_session(here, "In a room", room=room)
    make_session(there, "Elsewhere")

    assert titles(rows(desk.get(LISTING, {"edition": here.pk}))) == ["In a room"]
    assert titles(rows(desk.get(LISTING, {"room": room.pk}))) == ["In a room"]


def test_hostile_and_arabic_titles_are_shown_as_text(desk: Client, rows: Rows) -> None:
    hostile = "<script>alert(1)</script>"
    make_session(make_edition(title="<b>bold</b>"), hostile)
    make_session(title="جلسة الافتتاح")
    page = desk.get(LISTING)

    assert sorted(titles(rows(page))) == sorted([hostile, "جلسة الافتتاح"])
    assert hostile not in page.content.decode()


@pytest.mark.usefixtures("search_index")
def test_searching_finds_sessions_by_title(desk: Client, rows: Rows) -> None:
    make_session(title="Water for cities")
    make_session(title="Energy")

    assert titles(rows(desk.get(LISTING, {"q": "wat"}))) == ["Water for cities"]
    assert titles(rows(desk.get(LISTING, {"q": "wat", "ordering": "programme"}))) == ["Water for cities"]


def test_a_coordinator_sees_the_own_forum_only(
    db: None, rows: Rows, coordinator: Callable[[Any], Client]
) -> None:
    ours, theirs = make_forum("Ours"), make_forum("Theirs")
    make_session(make_edition(ours), "Ours")
    make_session(make_edition(theirs), "Theirs")

    assert titles(rows(coordinator(ours).get(LISTING))) == ["Ours"]


def test_strangers_are_sent_to_the_login(db: None, client: Client) -> None:
    response = client.get(LISTING)
    assert (response.status_code, response["Location"]) == (302, f"/admin/login/?next={LISTING}")


def test_twenty_rows_cost_as_many_statements_as_two(
    desk: Client, count_statements: Callable[[Client, str], int]
) -> None:
    edition = make_edition()
    rooms = list(make_venue(rooms=tuple("ABCDEFGHIJ")).rooms.all())

    def fill(numbers: range) -> None:
        for number in numbers:
            session = make_session(edition, f"Session {number}", room=rooms[number % 10], live=number % 3 > 0)
            if number % 2:
                translate(spoken(session, f"Person {number}"), "fr")

    fill(range(2))
    few = count_statements(desk, LISTING)
    fill(range(2, 20))
    assert count_statements(desk, LISTING) == few
