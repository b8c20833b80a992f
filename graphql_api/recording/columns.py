"""Columns that come to a row when they are first asked for, so that it is known which were."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MethodType
from typing import Any, NamedTuple

from django.db.models import Model

from graphql_api.recording.recorder import Recorded

# What rows are sorted by begins so. It decides about their order, and is read itself in cursors alone, which
# note it.
SORTING = "sort_"
# And this holds more than most lists of rows show; whoever reads it notes it.
NOTED = ("copies",)
# Under which name a row tells where it comes from.
ORIGIN = "_origin"


class Origin(NamedTuple):
    """The statement that a row was found by while it is recorded, and which of its columns is where."""

    statement: Recorded
    positions: Mapping[str, int]
    unread: "UnreadColumns"


def origin_of(row: Model) -> Origin | None:
    """Return where ``row`` comes from; None while nothing is recorded."""
    return row.__dict__.get(ORIGIN)


def note_read(row: Model, names: Iterable[str]) -> None:
    """Note that what ``row`` is sorted by is read, or what else is not noted otherwise."""
    origin = origin_of(row)
    if origin is not None and origin.statement.read is not None:
        found = (origin.positions.get(name) for name in names)
        origin.statement.read.update(each for each in found if each is not None)


def place_of(page: Model) -> str:
    """Return the path of ``page``, of which nothing is looked at but which containers stand above."""
    origin = origin_of(page)
    if origin is None or "path" in page.__dict__:
        return page.path  # type: ignore[attr-defined]  # pages
    return origin.unread.place(page)


def note_by_row(rows: Sequence[Model], names: Iterable[str]) -> None:
    """Note from now on of each row apart whether these of its columns are read: they are of few of them."""
    for origin in {id(found.unread): found for row in rows if (found := origin_of(row)) is not None}.values():
        origin.unread.by_row.update(names)


class UnreadColumns:
    """The columns of rows of one kind that a statement read, by name; their positions are the statement's."""

    def __init__(self, statement: Recorded, positions: Mapping[str, int], first: int = 0) -> None:
        if statement.read is None:
            statement.read = set()
        self.read: set[int] = statement.read
        self.positions = positions
        # Where the values that are handed over begin.
        self.first = first
        self.rows: dict[int, tuple[dict[str, Any], Sequence[Any]]] = {}
        self.statement = statement
        self.by_row: set[str] = set()
        self.known: dict[str, int] = {}

    def give(self, row: Model, values: Sequence[Any]) -> None:
        """Let ``row`` take its columns from ``values`` as they are asked for."""
        columns = row.__dict__
        for name, position in self.known.items():
            columns[name] = values[position]
        # Django calls it for a column that a row does not have yet.
        columns["refresh_from_db"] = MethodType(self._load, row)
        self.rows[id(columns)] = columns, values

    def note(self, *names: str) -> None:
        """Know these columns from the first row on."""
        for name in names:
            position = self.positions[name]
            self.read.add(position)
            self.known[name] = position - self.first

    def place(self, row: Model) -> str:
        """Return the path of a page, for which see ``place_of``."""
        position = self.positions["path"]
        self.statement.places.add(position)
        found: str = self.rows[id(row.__dict__)][1][position - self.first]
        return found

    def _load(self, row: Model, using: Any = None, fields: Any = None, from_queryset: Any = None) -> None:
        if fields is None or any(name not in self.positions for name in fields):
            type(row).refresh_from_db(row, using, fields, from_queryset)
            return
        for name in fields:
            if name in self.by_row:
                self._load_of(row, name)
                continue
            self.note(name)
            position = self.known[name]
            for columns, values in self.rows.values():
                columns.setdefault(name, values[position])

    def _load_of(self, row: Model, name: str) -> None:
        columns, values = self.rows[id(row.__dict__)]
        key, position = self.positions[row._meta.pk.attname], self.positions[name]
        self.read.add(position)
        self.statement.read_of.setdefault(position, set()).add(values[key - self.first])
        self.statement.key = key
        columns[name] = values[position - self.first]


class NotedValues(Mapping[str, Any]):
    """The values of a row of ``values_list()`` by name, which are noted when they are asked for."""

    __slots__ = ("_noted", "_positions", "_values")

    def __init__(self, values: Sequence[Any], positions: Mapping[str, int], *noted: set[int]) -> None:
        self._values, self._positions, self._noted = values, positions, noted

    def __getitem__(self, name: str) -> Any:
        position = self._positions[name]
        for each in self._noted:
            each.add(position)
        return self._values[position]

    def __iter__(self) -> Iterator[str]:
        return iter(self._positions)

    def __len__(self) -> int:
        return len(self._positions)


def noted_in(rows: Any, *positions: int) -> set[int]:
    """Return where to note which columns of ``rows`` are read, beside those at ``positions``, which are."""
    recorded = getattr(rows, "recorded", None)
    if recorded is None:
        return set()
    recorded.read = set(positions)
    noted: set[int] = recorded.read
    return noted
