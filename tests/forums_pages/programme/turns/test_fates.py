"""What becomes of sessions when their edition is dated anew: as drafted, as public, across summer time."""

from datetime import date, time, timedelta

import pytest

from forums_pages.models import EditionPage, EditionVenue
from forums_pages.programme.planning import read_plan
from forums_pages.programme.turns.answers import Answers, NewDates
from forums_pages.programme.turns.fates import new_clashes, shift_of
from forums_pages.programme.turns.foresight import Foresight, foresee
from forums_pages.programme.turns.kinds import Turn
from tests.factories import make_edition, make_session, make_venue

pytestmark = pytest.mark.django_db

DAY = date(2030, 5, 14)


def foreseen(edition: EditionPage, start: date, end: date | None = None, **more: object) -> Foresight:
    answers = Answers(dates=NewDates(start, end), **more)  # type: ignore[arg-type]  # of the tests
    return foresee(edition, Turn.REDATED, answers, None)


def test_a_session_without_a_day_has_nothing_to_fear() -> None:
    edition = make_edition()
    make_session(edition, "Later")
    assert foreseen(edition, date(2031, 2, 3)).fates == []


def test_a_session_moves_as_it_is_drafted_and_as_it_is_public() -> None:
    edition = make_edition()
    session = make_session(edition, day=DAY)
    draft = session.get_latest_revision_as_object()
    draft.day = date(2030, 5, 15)
    draft.save_revision()

    [fate] = foreseen(edition, date(2031, 2, 3), date(2031, 2, 4)).fates
    assert (fate.moves, fate.session.public.day, fate.after.day) == (True, DAY, date(2031, 2, 4))
    # On a single day, the draft would be in the way, though nobody sees it.
    [fate] = foreseen(edition, date(2031, 2, 3)).fates
    assert fate.problem == "The day lies outside the edition's dates."


def test_a_session_whose_draft_has_no_day_any_more_moves_for_its_readers() -> None:
    edition = make_edition()
    session = make_session(edition, day=DAY)
    draft = session.get_latest_revision_as_object()
    draft.day = None
    draft.save_revision()
    [fate] = foreseen(edition, date(2031, 2, 3)).fates
    assert (fate.moves, fate.after.day, fate.session.public.day) == (True, None, DAY)


def test_a_time_that_clocks_skip_on_the_new_day_is_in_the_way() -> None:
    edition = make_edition(time_zone="Europe/Paris")
    make_session(edition, day=DAY, start_time=time(2, 30))
    [fate] = foreseen(edition, date(2031, 3, 30)).fates
    assert fate.problem == "Clocks in Europe/Paris skip this time: summer time begins. Choose another."


def test_moving_by_whole_days_makes_no_clash_and_keeps_those_there_are() -> None:
    venue = make_venue()
    edition = make_edition(time_zone="Europe/Paris", venues=[EditionVenue(venue=venue)])
    place = {"day": DAY, "room": venue.rooms.first()}
    make_session(edition, "One", start_time=time(9), end_time=time(10), **place)
    make_session(edition, "Two", start_time=time(9, 30), end_time=time(11), **place)
    make_session(edition, "Three", start_time=time(11), end_time=time(12), **place)
    plan = read_plan(edition)
    for days in (0, 1, 200, 320):
        assert new_clashes(plan, timedelta(days=days)) == {}
    assert [fate.problem for fate in foreseen(edition, date(2031, 2, 3)).fates] == ["", "", ""]


def test_by_how_much_sessions_move() -> None:
    exact, month = make_edition(), make_edition(title="Forum 2032", date_precision="month")
    later = EditionPage(start_date=date(2030, 6, 14), date_precision="day")
    vague = EditionPage(start_date=date(2030, 6, 1), date_precision="month")
    postponed = EditionPage(previous_start_date=DAY, date_precision="unknown")
    month_long, nothing = timedelta(days=31), timedelta()
    assert shift_of(exact, later, Answers()) == month_long
    assert shift_of(postponed, later, Answers()) == month_long
    assert [
        shift_of(exact, vague, Answers()),
        shift_of(month, later, Answers()),
        shift_of(exact, later, Answers(sessions_stay=True)),
        shift_of(EditionPage(date_precision="unknown"), later, Answers()),
    ] == [nothing] * 4


def test_sessions_come_in_the_order_of_the_programme() -> None:
    edition = make_edition()
    for title, day, start in (("C", 15, 8), ("B", 14, None), ("A", 14, 9)):
        make_session(edition, title, day=date(2030, 5, day), start_time=time(start) if start else None)
    fates = foreseen(edition, date(2031, 2, 3), date(2031, 2, 4)).fates
    assert [fate.session.title for fate in fates] == ["A", "B", "C"]
