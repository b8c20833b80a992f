"""Records what an answer is made of, at the one place where statements are run.

Every statement passes Django's wrapper round execution, raw ones included: none is forgotten. Its rows are
kept until the answer is there. By then it is known which of their columns were read, and nothing but their
digest remains. Given the same again, the same program returns the same answer.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from operator import itemgetter
from sys import intern
from typing import Any

from graphql_api.recording.moments import Moment, Watch

Row = Sequence[Any]
Reduce = Callable[[Sequence[Row]], list[Row]]
_current: ContextVar["Recorder | None"] = ContextVar("recorder", default=None)


@dataclass(frozen=True, slots=True)
class Reading:
    """A statement, the positions of the columns that were read of its rows (None: all), and their digest.

    ``reduce`` leaves out rows that were not looked at; the order that it leaves them in counts. ``places``
    are positions of paths of which nothing was looked at but which containers stand above.
    """

    sql: str
    parameters: tuple[Any, ...]
    columns: tuple[int, ...] | None
    digest: bytes
    reduce: Reduce | None = None
    places: tuple[int, ...] = ()

    def is_said_by(self, rows: Sequence[Row], tree: Any) -> bool:
        """Return whether these rows say the same in what was read, given what the tree says now."""
        seen = _placed(rows, self.places, tree)
        return digest_of(self.sql, seen, self.columns, self.reduce) == self.digest


@dataclass(slots=True)
class Recorded:
    """A statement while its answer is being made, with all its rows."""

    sql: str
    parameters: tuple[Any, ...]
    rows: Sequence[Row]
    # Positions that were read; None once that is all of them.
    read: set[int] | None = None
    reduce: Reduce | None = None
    # Of columns that were read of some rows only, of which: by their values at ``key``.
    read_of: dict[int, set[Any]] = field(default_factory=dict)
    key: int = 0
    # Positions of paths of which it was asked what stands above; they may have been read besides.
    places: set[int] = field(default_factory=set)

    def sealed(self, tree: Any) -> Reading:
        """Return what remains of it, where ``tree`` is what the answer was made with."""
        columns = None if self.read is None else tuple(sorted(self.read | self.places))
        places = () if self.read is None else tuple(sorted(self.places - self.read))
        reduce = OfSomeRows(self.key, self.read_of, self.reduce) if self.read_of else self.reduce
        digest = digest_of(self.sql, _placed(self.rows, places, tree), columns, reduce)
        return Reading(self.sql, self.parameters, columns, digest, reduce, places)


@dataclass(frozen=True, slots=True)
class OfSomeRows:
    """Leaves out of columns what was not read: ``read`` tells of which rows each was, by their ``key``."""

    key: int
    read: Mapping[int, set[Any]]
    reduce: Reduce | None

    def __call__(self, rows: Sequence[Row]) -> list[Row]:
        found: list[Row] = [
            [
                value if place not in self.read or row[self.key] in self.read[place] else None
                for place, value in enumerate(row)
            ]
            for row in rows
        ]
        return found if self.reduce is None else self.reduce(found)


@dataclass(slots=True)
class Recorder:
    """What one answer has been made of so far. ``tree`` is asked for the tree, once."""

    moment: Moment
    watch: Watch
    tree: Callable[["Recorder"], Any]
    statements: list[Recorded] = field(default_factory=list)
    # What was asked of the tree, and what it said.
    consulted: dict[Any, Any] = field(default_factory=dict)
    # Why the answer may not be kept; None if it may.
    refused: str | None = None
    _is_aside: bool = False

    @classmethod
    def starting(cls, instant: datetime, tree: Callable[["Recorder"], Any]) -> "Recorder":
        """Return one for an answer at ``instant``."""
        watch = Watch()
        return cls(Moment.of(instant, watch), watch, tree)

    def refuse(self, reason: str) -> None:
        """Let the answer be kept by nobody."""
        self.refused = self.refused or reason

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Note no statement inside: whoever runs it notes by other means what hangs on it."""
        before, self._is_aside = self._is_aside, True
        try:
            yield
        finally:
            self._is_aside = before

    def __call__(
        self, execute: Callable[..., Any], sql: str, parameters: Any, many: bool, context: Any
    ) -> Any:
        """Run a statement and keep its rows; called by Django in the place of ``execute``."""
        result = execute(sql, parameters, many, context)
        if self._is_aside:
            return result
        if many or not sql.startswith("SELECT "):
            self.refuse("it is not only read")
            return result
        wrapper = context["cursor"]
        cursor = wrapper.cursor.cursor if isinstance(wrapper.cursor, _Fetched) else wrapper.cursor
        rows = cursor.fetchall()
        # Statements are long, and most answers share theirs with others.
        self.statements.append(Recorded(intern(sql), tuple(parameters or ()), rows))
        wrapper.cursor = _Fetched(cursor, rows)
        return result

    def since(self, count: int) -> Recorded | None:
        """Return the statement that was run since there were ``count``, to say what is read of it."""
        return self.statements[-1] if len(self.statements) == count + 1 else None


class _Fetched:
    """A cursor whose rows were fetched already."""

    def __init__(self, cursor: Any, rows: Sequence[Row]) -> None:
        self.cursor, self._rows, self._next = cursor, rows, 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self.cursor, name)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.fetchall())

    def fetchone(self) -> Row | None:
        """Return the next row; None after the last."""
        found = self.fetchmany(1)
        return found[0] if found else None

    def fetchmany(self, size: int = 1) -> Sequence[Row]:
        """Return up to ``size`` rows more."""
        found = self._rows[self._next : self._next + size]
        self._next += len(found)
        return found

    def fetchall(self) -> Sequence[Row]:
        """Return all the other rows."""
        return self.fetchmany(len(self._rows))


def current_recorder() -> Recorder | None:
    """Return what records the answer that this thread makes; None while nobody does."""
    return _current.get()


@contextmanager
def recording(recorder: Recorder, connection: Any) -> Iterator[Recorder]:
    """Record what is read inside."""
    token = _current.set(recorder)
    try:
        with connection.execute_wrapper(recorder):
            yield recorder
    finally:
        _current.reset(token)


def _placed(rows: Sequence[Row], places: Sequence[int], tree: Any) -> Sequence[Row]:
    """Return the rows with the keys of the containers above in the stead of their paths."""
    if not places:
        return rows
    above = {
        row[place]: tuple(each.pk for each in tree.above(row[place])) for row in rows for place in places
    }
    return [[above[value] if place in places else value for place, value in enumerate(row)] for row in rows]


def digest_of(sql: str, rows: Sequence[Row], columns: tuple[int, ...] | None, reduce: Reduce | None) -> bytes:
    """Return a digest of how many rows there are, and of these columns of theirs (None: of all)."""
    picked: list[Any] = list(rows) if reduce is None else reduce(rows)
    rows = picked
    if columns is not None:
        picked = list(map(itemgetter(*columns), rows)) if columns else [None] * len(rows)
    texts = list(map(repr, picked))
    if " ORDER BY " not in sql:
        # Rows that nobody sorted come in any order.
        texts.sort()
    return blake2b("\n".join(texts).encode("utf-8", "backslashreplace"), digest_size=16).digest()
