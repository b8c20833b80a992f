"""Where a day's sessions stand on the grid, computed without tables."""

from datetime import time

from hypothesis import given
from hypothesis import strategies as st

from forums_pages.programme.grid import Block, Frame, Place, clock_of, frame_of, lay_out, minutes_of


def test_minutes_count_from_midnight_and_an_end_before_the_start_is_on_the_next_day() -> None:
    assert minutes_of(time(9, 30), time(11, 0)) == (570, 660)
    assert minutes_of(time(23, 0), time(1, 0)) == (1380, 1500)
    assert minutes_of(time(9, 30), None) == (570, None)
    assert [clock_of(570), clock_of(1500)] == [time(9, 30), time(1, 0)]


def test_an_empty_day_shows_the_usual_hours() -> None:
    assert frame_of([]) == Frame(480, 1200)
    assert Frame(480, 660).hours == [480, 540, 600]
    assert Frame(480, 660).length == 180


def test_an_hour_is_shown_around_what_is_early_or_late_but_nothing_before_midnight() -> None:
    assert frame_of([Block(1, "hall", 570, 660)]) == Frame(480, 1200)
    assert frame_of([Block(1, "hall", 390, 480), Block(2, "hall", 1200, 1290)]) == Frame(300, 1380)
    assert frame_of([Block(1, "hall", 20, 50)]) == Frame(0, 1200)
    assert frame_of([Block(1, "hall", 1380, 1680)]) == Frame(480, 1680)
    assert frame_of([Block(1, "hall", 1380, 1810)]) == Frame(480, 1860)


def test_what_overlaps_in_a_column_stands_side_by_side() -> None:
    hall = [
        Block("long", "hall", 540, 720),
        Block("short", "hall", 540, 600),
        Block("follows", "hall", 600, 660),
        Block("alone", "hall", 720, 780),
    ]
    elsewhere = Block("elsewhere", "attic", 540, 600)
    assert lay_out([*hall, elsewhere]) == {
        "long": Place(0, 2),
        "short": Place(1, 2),
        "follows": Place(1, 2),
        "alone": Place(0, 1),
        "elsewhere": Place(0, 1),
    }


def test_a_session_without_an_end_takes_some_room_and_a_short_one_stays_readable() -> None:
    assert Block(1, "hall", 540).drawn_until == 570
    assert Block(1, "hall", 540, 545).drawn_until == 555
    assert lay_out([Block(1, "hall", 540), Block(2, "hall", 560, 600)]) == {1: Place(0, 2), 2: Place(1, 2)}
    assert lay_out([Block(1, "hall", 540), Block(2, "hall", 570, 600)]) == {1: Place(), 2: Place()}


@st.composite
def blocks(draw: st.DrawFn) -> list[Block]:
    spans = st.tuples(st.integers(0, 3), st.integers(0, 1400), st.none() | st.integers(1, 300))
    rows = draw(st.lists(spans, max_size=30))
    return [
        Block(key, column, begins, None if length is None else begins + length)
        for key, (column, begins, length) in enumerate(rows)
    ]


@given(blocks())
def test_no_two_blocks_are_drawn_upon_each_other(day: list[Block]) -> None:
    places = lay_out(day)
    assert set(places) == {block.key for block in day}
    for one in day:
        assert 0 <= places[one.key].lane < places[one.key].lanes
        for other in day:
            together = one.begins < other.drawn_until and other.begins < one.drawn_until
            if one.key != other.key and one.column == other.column and together:
                assert places[one.key].lane != places[other.key].lane
                assert places[one.key].lanes == places[other.key].lanes
