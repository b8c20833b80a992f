"""Compares what a file says with what is here: what is new, changed, the same, and what cannot be taken over.

It knows no tables: rows and what is here go in, a plan comes out. The same in gives the same plan.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from forums_pages.programme.importing.told import (
    KINDS,
    WEAK,
    Identity,
    Known,
    Link,
    Part,
    Problem,
    Row,
    Told,
)


class Action(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    LEFT_OUT = "left_out"
    REFUSED = "refused"


@dataclass(frozen=True)
class Change:
    """A field, as it is here and as it will be."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True)
class Step:
    """What becomes of one row; ``number`` is its place in the plan, which links name it by."""

    number: int
    row: Row
    action: Action
    known: Known | None = None
    changes: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def is_recognised_by_name(self) -> bool:
        """Whether nothing surer than a name says that it is the same thing."""
        if self.known is None:
            return False
        return all(each[0] in WEAK for each in self.row.ids if each in self.known.ids)


@dataclass(frozen=True)
class Plan:
    """What would be done, row by row; what is named by others comes first."""

    steps: tuple[Step, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many rows are new, changed, the same, left out and refused."""
        found = Counter(str(step.action) for step in self.steps)
        return {str(action): found[action] for action in Action}

    @property
    def size(self) -> int:
        """How many things would be written."""
        return self.counts[Action.NEW] + self.counts[Action.CHANGED]

    @property
    def digest(self) -> str:
        """What two plans share only if they do the same."""
        told = [
            (
                str(each.action),
                each.row.kind,
                each.row.line,
                each.known.key if each.known else None,
                each.changes,
                each.problems,
            )
            for each in self.steps
        ]
        return hashlib.sha256(repr(told).encode()).hexdigest()


class _UnreachableError(LookupError):
    """A row names something that is not taken over."""

    def __init__(self, label: str, code: str = "names_refused") -> None:
        super().__init__(label)
        self.problem = Problem(code, {"label": label})


@dataclass
class _Comparison:
    """The rows, what is here, and who is who among them."""

    rows: list[Row]
    here: Mapping[tuple[str, Identity], list[Known]]
    # Rows that somebody does not want.
    left_out: frozenset[int] = frozenset()
    refusals: dict[int, Problem] = field(default_factory=dict)
    known: dict[int, Known] = field(default_factory=dict)
    # Rows that name something which an earlier row tells of.
    same_as: dict[int, int] = field(default_factory=dict)
    told_by: dict[tuple[str, Identity], int] = field(default_factory=dict)
    told_of: dict[tuple[str, int], int] = field(default_factory=dict)

    def recognise(self) -> None:
        """Find out for each row which thing here it is, and which rows are one thing."""
        for number, row in enumerate(self.rows):
            found = self._found(number, row)
            earlier = self._earlier(row, found)
            if earlier is None:
                self._take(number, row, found)
            elif row.is_implied:
                self.same_as[number] = earlier
            else:
                line = self.rows[earlier].line
                self.refusals[number] = Problem("twice", {"line": line, "label": self.rows[earlier].label})

    def link(self, link: Link) -> Link:
        """Return the link as it is planned.

        Raises:
            _UnreachableError: it leads nowhere.
        """
        for identity in link.ids:
            number = self.told_by.get((link.kind, identity))
            if number is not None:
                return self._to_row(link, number)
            found = self.here.get((link.kind, identity), [])
            if len(found) == 1:
                return Link(link.kind, key=found[0].key, label=found[0].label)
        raise _UnreachableError(link.label)

    def _to_row(self, link: Link, number: int) -> Link:
        if number in self.refusals or self.rows[number].problems:
            raise _UnreachableError(self.rows[number].label)
        known = self.known.get(number)
        if known is not None:
            return Link(link.kind, key=known.key, label=known.label)
        if number in self.left_out:
            raise _UnreachableError(self.rows[number].label, "names_left_out")
        return Link(link.kind, row=number, label=self.rows[number].label)

    def _found(self, number: int, row: Row) -> Known | None:
        sure = [each for each in row.ids if each[0] not in WEAK]
        for ids in (sure, [each for each in row.ids if each[0] in WEAK]):
            found = {known.key: known for each in ids for known in self.here.get((row.kind, each), [])}
            if len(found) > 1:
                names = ", ".join(sorted({each.label for each in found.values()}))
                self.refusals[number] = Problem("ambiguous", {"labels": names, "count": len(found)})
                return None
            if found:
                return next(iter(found.values()))
        return None

    def _earlier(self, row: Row, found: Known | None) -> int | None:
        if found is not None and (row.kind, found.key) in self.told_of:
            return self.told_of[row.kind, found.key]
        sure = [each for each in row.ids if each[0] not in WEAK]
        signs = sure if sure and not row.is_implied else row.ids
        return next(
            (self.told_by[row.kind, each] for each in signs if (row.kind, each) in self.told_by), None
        )

    def _take(self, number: int, row: Row, found: Known | None) -> None:
        for identity in row.ids:
            self.told_by.setdefault((row.kind, identity), number)
        if found is not None:
            self.known[number] = found
            self.told_of[row.kind, found.key] = number


def make_plan(
    rows: Iterable[Row],
    here: Iterable[Known],
    may_add: Mapping[str, Problem | None] | None = None,
    check: Callable[[Step], Problem | None] = lambda _step: None,
    left_out: frozenset[int] = frozenset(),
) -> Plan:
    """Return what becomes of ``rows``, compared with what is ``here``.

    ``may_add`` tells for a kind why this person may not add one, if so. ``check`` finds the fault of a step.
    Steps whose numbers are ``left_out`` do nothing; what is new and names one of them cannot be taken over.
    """
    ordered = sorted(rows, key=lambda row: (KINDS.index(row.kind), row.is_implied))
    index: dict[tuple[str, Identity], list[Known]] = defaultdict(list)
    for known in here:
        for identity in known.ids:
            index[known.kind, identity].append(known)
    comparison = _Comparison(ordered, index, left_out)
    comparison.recognise()
    steps = []
    for number in range(len(ordered)):
        if number not in comparison.same_as:
            step = _step(number, comparison, may_add or {})
            problem = check(step) if step.action in {Action.NEW, Action.CHANGED} else None
            if problem is not None:
                comparison.refusals[number] = problem
                step = replace(step, action=Action.REFUSED, problems=(problem,))
            steps.append(step)
    return Plan(tuple(steps))


def _step(number: int, comparison: _Comparison, may_add: Mapping[str, Problem | None]) -> Step:
    row, known = comparison.rows[number], comparison.known.get(number)
    refusal = comparison.refusals.get(number)
    problems = (*row.problems, *([refusal] if refusal else []))
    if problems:
        return Step(number, row, Action.REFUSED, known, problems=problems)
    if number in comparison.left_out:
        return Step(number, row, Action.LEFT_OUT, known)
    try:
        values = {name: _linked(value, comparison) for name, value in _values(row, known).items()}
    except _UnreachableError as error:
        # Nobody may take anything over that names what is not.
        comparison.refusals[number] = error.problem
        return Step(number, row, Action.REFUSED, known, problems=(error.problem,))
    changes = _changes(values, known)
    obstacle = known.obstacle if known and changes else None if known else may_add.get(row.kind)
    if obstacle is not None:
        comparison.refusals[number] = obstacle
        return Step(number, row, Action.REFUSED, known, changes, (obstacle,))
    action = Action.NEW if known is None else Action.CHANGED if changes else Action.SAME
    return Step(number, row, action, known, changes)


def _values(row: Row, known: Known | None) -> dict[str, Any]:
    return dict(row.values) if known is not None else {**row.first, **row.values}


def _changes(values: Mapping[str, Any], known: Known | None) -> tuple[Change, ...]:
    here = known.values if known is not None else {}
    found = []
    for name, told in values.items():
        old = here.get(name)
        new = told.over(old) if isinstance(told, Told) else told
        if new != old and not (known is None and new in (None, "", (), {})):
            found.append(Change(name, old, new))
    return tuple(found)


def _linked(value: Any, comparison: _Comparison) -> Any:
    if isinstance(value, Told):
        return value.linked(comparison.link)
    if isinstance(value, Link):
        return comparison.link(value)
    if isinstance(value, Part):
        return replace(value, person=comparison.link(value.person))
    if isinstance(value, tuple):
        return tuple(_linked(each, comparison) for each in value)
    return value


def values_after(step: Step) -> dict[str, Any]:
    """Return all values that the thing has once the step is done."""
    before = dict(step.known.values) if step.known is not None else {}
    return before | {change.field: change.new for change in step.changes}


def steps_by_action(steps: Sequence[Step]) -> dict[str, list[Step]]:
    """Return the steps by what becomes of them."""
    found: dict[str, list[Step]] = defaultdict(list)
    for step in steps:
        found[str(step.action)].append(step)
    return dict(found)
