"""The programme grid as it is opened: what stands where, who may look, and what it costs."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from time_machine import travel

from forums_pages.enums import EventFormat, SessionKind, SessionState
from forums_pages.models import BasePage, EditionPage, EditionVenue, Participation, Room, SessionPage
from forums_pages.programme.grid import Frame
from forums_pages.viewsets.grids.cards import DayGrid
from forums_pages.viewsets.grids.views import minute_now
from tests.factories import (
    make_edition,
    make_forum,
    make_person,
    make_session,
    make_venue,
    publish,
    translate,
)

DAY, NEXT_DAY = date(2030, 5, 14), date(2030, 5, 15)


pytestmark = pytest.mark.django_db
SEEN_OUTSIDE = "The day lies outside the edition's dates."


def address(edition: EditionPage, day: date | None = None) -> str:
    return reverse("programme_grid:grid", args=[edition.pk]) + (f"?day={day}" if day else "")


def edition_with_rooms(**facts: Any) -> tuple[EditionPage, list[Room]]:
    venue = make_venue()
    edition = make_edition(**facts)
    edition.venues = [EditionVenue(venue=venue)]
    return publish(edition), list(venue.rooms.all())


def placed(
    edition: EditionPage, title: str, room: Room | None, start: int, end: int | None, **facts: Any
) -> SessionPage:
    times = {"start_time": time(start), "end_time": None if end is None else time(end)}
    return make_session(edition, title, room=room, **{"day": DAY, **times, **facts})


def draft_of(session: SessionPage, **changes: Any) -> None:
    draft = session.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    draft.save_revision()


def screen(client: Client, url: str) -> BeautifulSoup:
    answer = client.get(url)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content.decode(), "html.parser")


def text_of(part: Tag, selector: str) -> str:
    found = part.select_one(selector)
    assert found is not None
    return " ".join(found.get_text(" ").split())


def cards(page: BeautifulSoup, place: str = ".programme__cards") -> list[str]:
    """Return each card as it is read out, in the order in which it is."""
    return [" ".join(card.get_text(" ").split()) for card in page.select(f"{place} .slot")]


def spots(page: BeautifulSoup) -> dict[str, str]:
    return {
        text_of(card, ".slot__title"): str(card["style"]) for card in page.select(".programme__cards .slot")
    }


def test_sessions_stand_by_room_and_time_and_are_read_in_the_order_of_time(desk: Client) -> None:
    edition, (hall, small) = edition_with_rooms()
    placed(edition, "Later", hall, 11, 12)
    placed(edition, "Beside it", small, 9, 10)
    placed(edition, "First", hall, 9, 11)
    placed(edition, "Open end", small, 14, None)
    placed(edition, "Tomorrow", hall, 9, 10, day=NEXT_DAY)

    page = screen(desk, address(edition, DAY))
    assert spots(page) == {
        "First": "--from: 540; --long: 120; --column: 0; --lane: 0; --lanes: 1",
        "Beside it": "--from: 540; --long: 60; --column: 1; --lane: 0; --lanes: 1",
        "Later": "--from: 660; --long: 60; --column: 0; --lane: 0; --lanes: 1",
        "Open end": "--from: 840; --long: 30; --column: 1; --lane: 0; --lanes: 1",
    }
    assert list(spots(page)) == ["First", "Beside it", "Later", "Open end"]
    assert [each.get_text() for each in page.select(".programme__room")] == ["Great hall", "Room B"]
    tabs = [" ".join(each.get_text(" ").split()) for each in page.select(".programme__days a")]
    assert tabs == ["Tue 14 May 4 sessions", "Wed 15 May 1 session"]
    assert list(spots(screen(desk, address(edition, NEXT_DAY)))) == ["Tomorrow"]


def test_what_lacks_a_day_a_time_or_a_room_waits_beside_the_grid(desk: Client) -> None:
    edition, (hall, _small) = edition_with_rooms()
    make_session(edition, "Nothing known")
    make_session(edition, "Day only", day=DAY)
    make_session(edition, "No room", day=DAY, start_time=time(9), end_time=time(10))
    make_session(edition, "Room only", room=hall)
    placed(edition, "Placed", hall, 9, 10)

    page = screen(desk, address(edition))
    gaps = "Nobody takes part yet. Its language is not known yet."
    assert cards(page, ".programme__unplaced") == [
        f"14 May 2030 09:00–10:00 No room {gaps}",
        f"14 May 2030 Day only {gaps}",
        f"Nothing known {gaps}",
        f"Great hall Room only {gaps}",
    ]
    assert list(spots(page)) == ["Placed"]


def test_an_edition_online_has_a_column_for_what_needs_no_room(desk: Client) -> None:
    edition, (hall, _small) = edition_with_rooms(format=EventFormat.ONLINE)
    placed(edition, "Stream", None, 9, 10)
    placed(edition, "Was in the hall", hall, 9, 10)

    page = screen(desk, address(edition))
    assert [each.get_text() for each in page.select(".programme__room")] == ["Online", "Great hall", "Room B"]
    assert [style.split("; ")[2] for style in spots(page).values()] == ["--column: 0", "--column: 1"]


def test_a_card_says_how_public_and_how_sure_its_session_is(desk: Client) -> None:
    edition, (hall, small) = edition_with_rooms()
    usual = {"kind": SessionKind.BREAK}
    placed(edition, "Settled", hall, 9, 10, **usual)
    placed(edition, "Off", hall, 10, 11, state=SessionState.CANCELLED)
    placed(edition, "Perhaps", hall, 11, 12, state=SessionState.PROPOSED, **usual)
    placed(edition, "Hidden", hall, 12, 13, live=False, **usual)
    draft_of(placed(edition, "Moved", hall, 13, 14, **usual), start_time=time(15), end_time=time(16))
    draft_of(placed(edition, "Reworded", hall, 14, 15, **usual), abstract="Better words.")
    placed(edition, "Kept", small, 17, 18, locked=True, **usual)

    assert cards(screen(desk, address(edition))) == [
        "09:00–10:00 Great hall Settled",
        "10:00–11:00 Great hall Off Cancelled",
        "11:00–12:00 Great hall Perhaps Proposed",
        "12:00–13:00 Great hall Hidden Draft, not public",
        "14:00–15:00 Great hall Reworded Changed in a draft",
        "15:00–16:00 Great hall Moved Moved in a draft; readers still find it elsewhere",
        "17:00–18:00 Room B Kept Locked",
    ]


def test_clashes_gaps_and_what_lies_outside_the_dates_are_told_at_the_session(desk: Client) -> None:
    edition, (hall, small) = edition_with_rooms()
    ada = make_person("Ada", family_name="")
    one = placed(edition, "One", hall, 9, 11, kind=SessionKind.BREAK)
    placed(edition, "Two", hall, 10, 11, kind=SessionKind.BREAK, clash_reason="A curtain.")
    three = placed(edition, "Three", small, 9, 10, kind=SessionKind.BREAK)
    for session in (one, three):
        session.participations = [Participation(person=ada)]
        publish(session)
    edition.start_date = NEXT_DAY
    edition.save_revision().publish()

    def ada_in(title: str, times: str) -> str:
        return f"Ada also takes part in “{title}” (14 May 2030, {times}). {SEEN_OUTSIDE}"

    def hall_by(title: str, times: str) -> str:
        return f"Great hall is also taken by “{title}” (14 May 2030, {times}). The reason given: A curtain."

    by_two, by_one = hall_by("Two", "10:00 to 11:00"), hall_by("One", "09:00 to 11:00")
    assert cards(screen(desk, address(edition, DAY))) == [
        f"09:00–11:00 Great hall One {ada_in('Three', '09:00 to 10:00')} {by_two}",
        f"09:00–10:00 Room B Three {ada_in('One', '09:00 to 11:00')}",
        f"10:00–11:00 Great hall Two {SEEN_OUTSIDE} {by_one}",
    ]


def test_a_session_clashes_with_others_where_readers_find_them_too(desk: Client) -> None:
    edition, (hall, _small) = edition_with_rooms()
    usual = {"kind": SessionKind.BREAK}
    draft_of(placed(edition, "Moved", hall, 9, 10, **usual), start_time=time(15), end_time=time(16))
    placed(edition, "Newcomer", hall, 9, 10, live=False, **usual)

    taken = "Great hall is also taken by “Moved” (14 May 2030, 09:00 to 10:00)."
    assert cards(screen(desk, address(edition))) == [
        f"09:00–10:00 Great hall Newcomer Draft, not public {taken}",
        "15:00–16:00 Great hall Moved Moved in a draft; readers still find it elsewhere",
    ]


def test_translations_lead_to_the_facts_of_their_source(desk: Client) -> None:
    edition, (hall, _small) = edition_with_rooms()
    translate(placed(edition, "Opening", hall, 9, 10), "fr", title="Ouverture")
    french = EditionPage.objects.get(locale__language_code="fr")
    assert list(spots(screen(desk, address(french)))) == ["Opening"]


def test_only_those_who_work_on_the_edition_may_look(coordinator: Callable[[BasePage], Client]) -> None:
    mine, theirs = make_edition(make_forum("Tunisia")), make_edition(make_forum("Greece"), "Elsewhere")
    client = coordinator(mine.get_parent())
    assert [client.get(address(each)).status_code for each in (mine, theirs)] == [200, 302]
    assert client.get(reverse("programme_grid:index")).headers["Location"] == address(mine)
    client.force_login(User.objects.create_user("reader"))
    assert client.get(address(mine)).status_code == 302


def test_the_menu_leads_to_the_edition_that_is_on_or_comes_next(desk: Client) -> None:
    index = reverse("programme_grid:index")
    assert desk.get(index).headers["Location"] == reverse("editions:index")
    forum = make_forum()
    make_edition(forum, "Past", start_date=date(2020, 1, 1), end_date=None)
    later = make_edition(forum, "Later")
    assert desk.get(index).headers["Location"] == address(later)
    sooner = make_edition(forum, "Sooner", start_date=date(2029, 5, 1), end_date=None, live=False)
    assert desk.get(index).headers["Location"] == address(sooner)
    page = screen(desk, address(sooner))
    assert [each.get_text().strip() for each in page.select("h1")] == ["Programme grid: Sooner"]


def test_editions_lead_to_their_grid(desk: Client) -> None:
    edition = make_edition()
    forum = reverse("wagtailadmin_explore", args=[edition.get_parent().pk])
    form = reverse("wagtailadmin_pages:edit", args=[edition.pk])
    for url in (forum, form, "/admin/programme/editions/"):
        assert screen(desk, url).select(f'a[href="{address(edition)}"]'), url


def test_an_edition_without_dates_says_what_is_missing(desk: Client) -> None:
    edition = make_edition(start_date=None, end_date=None, date_precision="unknown")
    make_session(edition, "Some day")
    page = screen(desk, address(edition))
    assert "Give the edition its first day" in page.get_text()
    assert page.select(".programme__cards") == []
    assert len(cards(page, ".programme__unplaced")) == 1


def test_the_cost_does_not_grow_with_the_programme(
    desk: Client, count_statements: Callable[[Client, str], int]
) -> None:
    def fill(edition: EditionPage, rooms: list[Room], count: int) -> None:
        for number in range(count):
            session = placed(edition, f"Session {number}", rooms[0], 9, 11)
            session.participations = [Participation(person=make_person(f"Person {number}"))]
            draft_of(publish(session), start_time=time(10))
            make_session(edition, f"Waiting {number}")

    few, rooms = edition_with_rooms()
    fill(few, rooms, 2)
    many = make_edition(few.forum, "Many")
    many.venues = [EditionVenue(venue=rooms[0].venue)]
    fill(publish(many), rooms, 6)
    assert count_statements(desk, address(few)) == count_statements(desk, address(many))


def test_a_line_shows_what_the_clock_in_the_hall_shows() -> None:
    edition = make_edition()
    grid = DayGrid(DAY, [], Frame(480, 1560), [])

    def line_at(moment: datetime) -> int | None:
        with travel(moment, tick=False):
            return minute_now(grid, edition)

    # Tunis is an hour ahead of UTC.
    assert line_at(datetime(2030, 5, 14, 9, 30, tzinfo=UTC)) == 630
    assert line_at(datetime(2030, 5, 14, 23, 30, tzinfo=UTC)) == 1470
    assert line_at(datetime(2030, 5, 15, 9, 30, tzinfo=UTC)) is None
