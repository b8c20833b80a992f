"""Parts of lists: what was looked at of the row beyond the last, which tells that the list goes on."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from graphql_api.recording.columns import origin_of

Rows = Sequence[Sequence[Any]]


@dataclass
class Part:
    """The rows of a part of a list, whether the list goes on, and what notes that this was asked."""

    rows: list[Any]
    goes_on: bool = False
    cut: "Cut | None" = None

    def look_beyond(self) -> bool:
        """Return whether the list goes on."""
        if self.cut is not None:
            self.cut.is_looked_beyond = True
        return self.goes_on


@dataclass
class Cut:
    """Leaves of rows the first of each list; of one more, that it is there, if that was asked.

    Rows of several lists tell whose they are, and where in it, at the positions ``owner`` and ``place``.
    """

    size: int
    owner: int | None = None
    place: int | None = None
    is_looked_beyond: bool = False

    def __call__(self, rows: Rows) -> list[Sequence[Any]]:
        if self.owner is None or self.place is None:
            beyond = [(None,) * len(row) for row in rows[self.size :]] if self.is_looked_beyond else []
            return [*rows[: self.size], *beyond]
        owner, place = self.owner, self.place
        found = [row if row[place] <= self.size else _only(row, owner, place) for row in rows]
        shown = [row for row in found if self.is_looked_beyond or row[place] <= self.size]
        # Which list comes first says nothing.
        return sorted(shown, key=lambda row: (row[owner], row[place]))


def part_of(rows: Sequence[Any], size: int) -> Part:
    """Return the part of ``rows``, of which one more than ``size`` was asked for."""
    return Part(list(rows[:size]), len(rows) > size, _cut(rows, Cut(size)))


def parts_of_each(
    rows: Sequence[Any], size: int, owner: str, keys: Collection[Any]
) -> tuple[list[Any], dict[Any, Part]]:
    """Return the rows of the parts of the lists of ``keys``, and the parts, yet to be filled with them.

    ``owner`` is the attribute that tells whose a row is. Where lists are several, each tells its ``place``.
    """
    if len(keys) <= 1:
        part = part_of(rows, size)
        return part.rows, {key: Part([], part.goes_on, part.cut) for key in keys}
    going_on = {getattr(row, owner) for row in rows if row.place > size}
    origin = origin_of(rows[0]) if rows else None
    cut = None
    if origin is not None and owner in origin.positions:
        cut = _cut(rows, Cut(size, origin.positions[owner], origin.positions["place"]))
    return [row for row in rows if row.place <= size], {key: Part([], key in going_on, cut) for key in keys}


@dataclass(frozen=True)
class ByOwner:
    """Sorts the rows of several lists by whose they are, which is told at the position ``owner``."""

    owner: int

    def __call__(self, rows: Rows) -> list[Sequence[Any]]:
        return sorted(rows, key=lambda row: row[self.owner])


def note_owners(rows: Sequence[Any], owner: str) -> None:
    """Note that the order of ``rows`` counts only among those of one owner, which that attribute tells."""
    origin = origin_of(rows[0]) if rows else None
    if origin is not None and origin.statement.reduce is None and owner in origin.positions:
        origin.statement.reduce = ByOwner(origin.positions[owner])


def _cut(rows: Sequence[Any], cut: Cut) -> Cut | None:
    origin = origin_of(rows[0]) if rows else None
    if origin is None:
        return None
    origin.statement.reduce = cut
    return cut


def _only(row: Sequence[Any], *positions: int) -> Sequence[Any]:
    return [value if place in positions else None for place, value in enumerate(row)]
