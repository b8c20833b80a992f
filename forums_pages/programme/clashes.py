"""Finds what cannot happen at once: two sessions in one room, or one person in two sessions.

It knows no tables: slots in, clashes out. Keys are whatever the caller tells sessions, rooms and people by.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

# Long enough to be found in, short enough to overlap nothing but that very moment.
MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True)
class Slot:
    """When a session takes a room and people: half-open, so that one may follow another without a gap.

    A session whose end is unknown takes the moment at which it starts: it clashes with what is on then, but
    nobody invents how long it lasts. Without a start it takes no time at all.
    """

    session: Hashable
    starts: datetime | None = None
    ends: datetime | None = None
    room: Hashable | None = None
    people: frozenset[Hashable] = field(default_factory=frozenset)
    is_cancelled: bool = False

    @property
    def is_placed(self) -> bool:
        """Return whether the session takes time: it has a start and is not cancelled."""
        return self.starts is not None and not self.is_cancelled


@dataclass(frozen=True)
class Clash:
    """Two sessions that overlap, and what they share: either a room or a person, the other is None.

    ``first`` starts before ``second`` or at the same time.
    """

    first: Slot
    second: Slot
    room: Hashable | None = None
    person: Hashable | None = None

    @property
    def identity(self) -> tuple[frozenset[Hashable], Hashable | None, Hashable | None]:
        """Return what makes it the same clash after one of the sessions was moved by some minutes."""
        return frozenset((self.first.session, self.second.session)), self.room, self.person

    def other_than(self, session: Hashable) -> Slot:
        """Return the slot of the other session."""
        return self.second if self.first.session == session else self.first


def find_clashes(slots: Iterable[Slot]) -> list[Clash]:
    """Return every clash once, by start of the second session; in O(n log n) plus the clashes found.

    Two slots of one session (as published and as drafted) do not clash with each other; where both clash
    with a third, the clash is returned once.
    """
    placed = sorted((slot for slot in slots if slot.is_placed), key=_start)
    return _unique((*_sweep(placed, _rooms, _room_clash), *_sweep(placed, _people, _person_clash)))


def clashes_with(slot: Slot, others: Iterable[Slot]) -> list[Clash]:
    """Return the clashes of one slot with ``others``, ordered and unique as those of ``find_clashes``."""
    sharing = (each for each in others if each.room == slot.room or not slot.people.isdisjoint(each.people))
    return _unique(clash for each in sharing for clash in find_clashes((slot, each)))


def _unique(clashes: Iterable[Clash]) -> list[Clash]:
    found: dict[Hashable, Clash] = {}
    for clash in clashes:
        found.setdefault(clash.identity, clash)
    return sorted(found.values(), key=_order)


def _sweep(
    placed: list[Slot],
    keys_of: Callable[[Slot], Iterable[Hashable]],
    clash: Callable[[Slot, Slot, Hashable], Clash],
) -> Iterator[Clash]:
    """Yield a clash for each pair of sessions that overlap and share a key; ``placed`` is sorted by start."""
    running: dict[Hashable, list[Slot]] = defaultdict(list)
    for slot in placed:
        for key in keys_of(slot):
            # What has ended is dropped for good; what is left overlaps, so each look at it is a clash.
            running[key] = [each for each in running[key] if _end(each) > _start(slot)]
            yield from (clash(each, slot, key) for each in running[key] if each.session != slot.session)
            running[key].append(slot)


def _rooms(slot: Slot) -> Iterable[Hashable]:
    return () if slot.room is None else (slot.room,)


def _people(slot: Slot) -> Iterable[Hashable]:
    return slot.people


def _room_clash(first: Slot, second: Slot, room: Hashable) -> Clash:
    return Clash(first, second, room=room)


def _person_clash(first: Slot, second: Slot, person: Hashable) -> Clash:
    return Clash(first, second, person=person)


def _start(slot: Slot) -> datetime:
    if slot.starts is None:
        raise ValueError("A slot without a start takes no time.")
    return slot.starts


def _end(slot: Slot) -> datetime:
    return slot.ends if slot.ends is not None else _start(slot) + MOMENT


def _order(clash: Clash) -> tuple[datetime, str, str]:
    return _start(clash.second), str(clash.room), str(clash.person)
