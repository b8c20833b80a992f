"""Clashes: half-open, complete, found once, and found fast."""

import time
from datetime import UTC, datetime, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from forums_pages.programme.clashes import Clash, Slot, clashes_with, find_clashes

NINE = datetime(2030, 5, 14, 9, 0, tzinfo=UTC)


def at(session: str, begins: float, ends: float | None = None, **facts: object) -> Slot:
    """Return a slot on one day; hours are counted from nine o'clock."""
    end = None if ends is None else NINE + timedelta(hours=ends)
    people = frozenset(facts.pop("people", ""))
    return Slot(session, NINE + timedelta(hours=begins), end, people=people, **facts)


def test_two_sessions_in_one_room_at_one_time_clash_and_share_the_room_only() -> None:
    first, second = at("opening", 0, 2, room=1, people="ab"), at("panel", 1, 3, room=1, people="c")
    assert find_clashes([second, first]) == [Clash(first, second, room=1)]


def test_a_person_in_two_rooms_clashes_once_per_person() -> None:
    first, second = at("opening", 0, 2, room=1, people="ab"), at("panel", 1, 3, room=2, people="abc")
    found = find_clashes([first, second])
    assert sorted(str(clash.person) for clash in found) == ["a", "b"]
    assert {(clash.first, clash.second, clash.room) for clash in found} == {(first, second, None)}


def test_a_session_may_follow_another_without_a_gap() -> None:
    assert (
        find_clashes([at("opening", 0, 1, room=1, people="a"), at("panel", 1, 2, room=1, people="a")]) == []
    )


def test_what_is_cancelled_or_not_yet_placed_never_clashes() -> None:
    opening = at("opening", 0, 2, room=1, people="a")
    others = [
        at("cancelled", 0, 2, room=1, people="a", is_cancelled=True),
        Slot("without a time", room=1, people=frozenset("a")),
        at("without room and people", 0, 2),
        at("elsewhere with others", 0, 2, room=2, people="b"),
    ]
    assert find_clashes([opening, *others]) == []
    assert clashes_with(others[0], [opening]) == clashes_with(others[1], [opening]) == []


def test_a_session_without_an_end_takes_the_moment_at_which_it_starts() -> None:
    during, after = at("during", 0, 2, room=1), at("after", 1.5, 3, room=1)
    open_ended, at_once = at("open", 1, room=1), at("at once", 1, room=1)

    assert find_clashes([during, open_ended]) == [Clash(during, open_ended, room=1)]
    assert find_clashes([open_ended, after]) == []
    assert find_clashes([open_ended, at_once]) == [Clash(open_ended, at_once, room=1)]
    assert find_clashes([at("until then", 0, 1, room=1), open_ended]) == []


def test_one_session_as_published_and_as_drafted_is_one_session() -> None:
    published, drafted = at("opening", 0, 2, room=1), at("opening", 1, 3, room=1)
    panel = at("panel", 1, 2, room=1)
    assert find_clashes([published, drafted, panel]) == [Clash(published, panel, room=1)]
    assert clashes_with(panel, [published, drafted]) == [Clash(published, panel, room=1)]


def test_a_clash_tells_the_other_session_and_stays_the_same_after_a_small_move() -> None:
    first, second, moved = at("opening", 0, 2, room=1), at("panel", 1, 3, room=1), at("panel", 1.5, 3, room=1)
    clash = Clash(first, second, room=1)
    assert (clash.other_than("opening"), clash.other_than("panel")) == (second, first)
    assert clash.identity == Clash(first, moved, room=1).identity


def overlap(one: Slot, other: Slot) -> bool:
    """Compare the slow way: the later one starts while the earlier one lasts, or both start at once."""
    earlier, later = sorted((one, other), key=lambda slot: slot.starts)
    if earlier.starts == later.starts:
        return True
    return earlier.ends is not None and later.starts < earlier.ends


def brute_force(slots: list[Slot]) -> set[object]:
    found = set()
    for one, other in combinations([slot for slot in slots if slot.is_placed], 2):
        if one.session != other.session and overlap(one, other):
            pair = frozenset((one.session, other.session))
            if one.room is not None and one.room == other.room:
                found.add((pair, one.room, None))
            found |= {(pair, None, person) for person in one.people & other.people}
    return found


def slots() -> st.SearchStrategy[list[Slot]]:
    hours = st.integers(0, 6)
    slot = st.builds(
        lambda session, start, length, room, people, off: Slot(
            session,
            None if start is None else NINE + timedelta(hours=start),
            None if start is None or length is None else NINE + timedelta(hours=start + length),
            room,
            people,
            off,
        ),
        st.integers(0, 9),
        st.none() | hours,
        st.none() | st.integers(1, 4),
        st.none() | st.integers(1, 3),
        st.frozensets(st.sampled_from("abc")),
        st.booleans(),
    )
    return st.lists(slot, max_size=12)


@given(slots())
def test_the_sweep_finds_what_comparing_every_pair_finds(some: list[Slot]) -> None:
    found = [clash.identity for clash in find_clashes(some)]
    assert len(found) == len(set(found))
    assert set(found) == brute_force(some)


@given(slots())
def test_the_clashes_of_one_are_those_of_all_that_name_it(some: list[Slot]) -> None:
    for slot in some:
        others = [each for each in some if each.session != slot.session]
        mine = {clash.identity for clash in clashes_with(slot, others)}
        assert mine == {
            each.identity for each in find_clashes([slot, *others]) if slot.session in each.identity[0]
        }


def test_ten_thousand_sessions_take_no_noticeable_time() -> None:
    many = [at(f"s{n}", n, n + 1, room=n % 20, people=f"p{n % 50}") for n in range(10_000)]
    began = time.perf_counter()
    assert find_clashes(many) == []
    assert time.perf_counter() - began < 2
