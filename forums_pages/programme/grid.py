"""Lays the sessions of one day out: minutes and columns in; the hours to show, and lanes, out.

It knows no tables. A minute counts from midnight, as the clock in the hall shows it: 09:30 is 570, and 01:00
of the night that follows is 1,500.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import time

HOUR = 60
DAY = 24 * HOUR
# Shown even where nothing is planned yet, so that there is somewhere to put a session.
USUAL_FIRST, USUAL_LAST = 8 * HOUR, 20 * HOUR
# Until when a night counts as the day before, as for the dates of an edition.
NIGHT_ENDS = DAY + 4 * HOUR
# How high a session is drawn whose end is unknown, and the least that one with an end is.
UNKNOWN_LENGTH, LEAST_LENGTH = 30, 15


@dataclass(frozen=True, slots=True)
class Block:
    """A session in its column. ``ends`` is after ``begins``, or None while the end is unknown."""

    key: Hashable
    column: Hashable
    begins: int
    ends: int | None = None

    @property
    def drawn_until(self) -> int:
        """Return the minute down to which it is drawn, which says nothing about when it ends."""
        if self.ends is None:
            return self.begins + UNKNOWN_LENGTH
        return max(self.ends, self.begins + LEAST_LENGTH)


@dataclass(frozen=True, slots=True)
class Place:
    """Which of how many lanes of its column a block takes; lanes are counted from 0."""

    lane: int = 0
    lanes: int = 1


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the day that is shown: whole hours, in minutes from midnight."""

    first: int = USUAL_FIRST
    last: int = USUAL_LAST

    @property
    def length(self) -> int:
        """Return how many minutes are shown."""
        return self.last - self.first

    @property
    def hours(self) -> list[int]:
        """Return the minute of each full hour that is shown, without the last."""
        return list(range(self.first, self.last, HOUR))


def minutes_of(starts: time, ends: time | None) -> tuple[int, int | None]:
    """Return the minutes between which a session lasts; an end not after the start is on the next day."""
    begins = starts.hour * HOUR + starts.minute
    if ends is None:
        return begins, None
    until = ends.hour * HOUR + ends.minute
    return begins, until if until > begins else until + DAY


def clock_of(minute: int) -> time:
    """Return what the clock shows at ``minute``, be it of the day or of the night that follows."""
    return time(minute % DAY // HOUR, minute % HOUR)


def frame_of(blocks: Iterable[Block]) -> Frame:
    """Return the usual hours, and an hour around whatever begins earlier or ends later."""
    blocks = list(blocks)
    if not blocks:
        return Frame()
    earliest = min(block.begins for block in blocks) // HOUR * HOUR - HOUR
    latest = -(-max(block.drawn_until for block in blocks) // HOUR) * HOUR
    return Frame(
        first=max(min(USUAL_FIRST, earliest), 0),
        last=max(USUAL_LAST, min(latest + HOUR, NIGHT_ENDS), latest),
    )


def lay_out(blocks: Iterable[Block]) -> dict[Hashable, Place]:
    """Return the place of each block by its key: those that overlap in a column stand side by side.

    Blocks that touch do not overlap. Each takes the first lane that is free, and all of a group that hangs
    together are equally wide. In O(n log n) plus the lanes looked at.
    """
    columns: dict[Hashable, list[Block]] = defaultdict(list)
    for block in sorted(blocks, key=_reading_order):
        columns[block.column].append(block)
    return {
        key: place for column in columns.values() for group in _groups(column) for key, place in _lanes(group)
    }


def _groups(blocks: list[Block]) -> Iterator[list[Block]]:
    """Yield the blocks of one column in groups, between which there is a moment that none of them takes."""
    group: list[Block] = []
    free_from = 0
    for block in blocks:
        if group and block.begins >= free_from:
            yield group
            group = []
        group.append(block)
        free_from = max(free_from, block.drawn_until)
    if group:
        yield group


def _lanes(group: list[Block]) -> Iterator[tuple[Hashable, Place]]:
    free_from: list[int] = []
    taken: dict[Hashable, int] = {}
    for block in group:
        free = (lane for lane, minute in enumerate(free_from) if minute <= block.begins)
        lane = next(free, len(free_from))
        free_from[lane : lane + 1] = [block.drawn_until]
        taken[block.key] = lane
    return ((key, Place(lane, len(free_from))) for key, lane in taken.items())


def _reading_order(block: Block) -> tuple[int, int, str]:
    return block.begins, -block.drawn_until, str(block.key)
