"""Finds what the sessions of a file would clash with, before any of them is written."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from functools import cached_property
from typing import Any

from forums_pages.models import EditionPage
from forums_pages.programme.clashes import Clash, Slot, find_clashes
from forums_pages.programme.importing.plan import Action, Plan, Step, values_after
from forums_pages.programme.importing.told import SESSION, Link
from forums_pages.programme.queries import make_slot, slots_of
from forums_pages.programme.sentences import Names, names_in, sentence

# What is new here has no key yet: it is told by its kind and row.
Key = int | tuple[str, int]
WRITING = frozenset({Action.NEW, Action.CHANGED})


@dataclass(frozen=True)
class Overlap:
    """A clash that was not there before, and the step that makes it."""

    step: Step
    clash: Clash

    @property
    def told(self) -> tuple[Any, ...]:
        """Return all that an editor is shown of it, as plain values."""
        other = self.clash.other_than(_key_of_step(self.step))
        return self.step.number, other.session, self.clash.room, self.clash.person, other.starts, other.ends


@dataclass(frozen=True)
class Overlaps:
    """All new clashes of a plan; ``asks`` where readers would find them, so that a reason is needed."""

    found: tuple[Overlap, ...] = ()
    labels: Names = field(default_factory=lambda: Names({}, {}, {}))
    zone: tzinfo | None = None
    asks: bool = False

    @property
    def numbers(self) -> frozenset[int]:
        """The steps that make them."""
        return frozenset(each.step.number for each in self.found)

    @property
    def digest(self) -> str:
        """What two findings share only if they are the same; empty where nothing clashes."""
        told = repr([each.told for each in self.found])
        return hashlib.sha256(told.encode()).hexdigest() if self.found else ""

    def sentences(self, most: int) -> Iterator[tuple[str, str]]:
        """Yield of the first ``most`` clashes the session, and what it clashes with, in words."""
        for each in self.found[:most]:
            if self.zone is not None:
                key = _key_of_step(each.step)
                yield each.step.row.label, sentence(each.clash, key, self.zone, self._names)

    @cached_property
    def _names(self) -> Names:
        here = names_in(each.clash for each in self.found)
        return Names(
            {**here.titles, **self.labels.titles},
            {**self.labels.rooms, **here.rooms},
            {**self.labels.people, **here.people},
        )


def overlaps_of(plan: Plan, edition: EditionPage | None, zone: tzinfo, asks: bool) -> Overlaps:
    """Return what the sessions of ``plan`` would newly clash with, in ``edition`` if that is here already.

    ``zone`` is that of the edition; ``asks`` tells whether the sessions would be published. Three statements
    at the most.
    """
    steps = [each for each in plan.steps if each.row.kind == SESSION and each.action in WRITING]
    if not steps:
        return Overlaps()
    before = slots_of(edition) if edition is not None else []
    planned: dict[Any, Step] = {_key_of_step(each): each for each in steps}
    after = [each for each in before if each.session not in planned]
    after += [_slot(each, zone) for each in steps]
    known = {each.identity for each in find_clashes(before)}
    new = [each for each in find_clashes(after) if each.identity not in known]
    found = tuple(Overlap(_maker(each, planned), each) for each in new)
    return Overlaps(found, _labels(steps), zone, asks and bool(found)) if found else Overlaps()


def _maker(clash: Clash, planned: Mapping[Any, Step]) -> Step:
    """Return the step that makes it; of two, the one whose session comes second."""
    return planned.get(clash.second.session) or planned[clash.first.session]


def _slot(step: Step, zone: tzinfo) -> Slot:
    values = values_after(step)
    facts = {name: values.get(name) for name in ("day", "start_time", "end_time", "state")}
    room = values.get("room")
    facts |= {"pk": _key_of_step(step), "room_id": _key_of(room) if room is not None else None}
    people: Any = [_key_of(each) for each in _people(values)]
    return make_slot(facts, people, zone)


def _labels(steps: Iterable[Step]) -> Names:
    """Return what the file calls sessions, rooms and people."""
    values = [values_after(each) for each in steps]
    rooms = (each["room"] for each in values if each.get("room") is not None)
    people = (link for each in values for link in _people(each))
    return Names(
        {_key_of_step(each): each.row.label for each in steps},
        {_key_of(each): each.label for each in rooms},
        {_key_of(each): each.label for each in people},
    )


def _people(values: Mapping[str, Any]) -> list[Link]:
    return [each.person for each in values.get("people") or ()]


def _key_of_step(step: Step) -> Any:
    return step.known.key if step.known is not None else (SESSION, step.number)


def _key_of(link: Link) -> Key:
    return link.key if link.key is not None else (link.kind, link.row or 0)
