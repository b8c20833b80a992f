"""Statements that are built and compiled once, and run with other values each time.

Django builds a query anew for every request, which costs more than to run it. Where only its values differ, a
``Slot`` stands for each of them: a ``Statement`` is compiled with the slots, which are filled when it is run.
"""

import json
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from threading import local
from typing import Any
from uuid import UUID
from weakref import WeakKeyDictionary

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Expression, F, Field, Lookup, Q, QuerySet
from django.db.models.lookups import In
from django.db.models.sql.where import AND, WhereNode

from graphql_api.recording.lists import NamedList
from graphql_api.recording.recorder import Recorded, current_recorder

# The functions that make values of a column, with its place and its expression.
Converters = list[tuple[int, list[Callable[..., Any]], Any]]
_of_thread = local()
# Tells a value from what a statement is run for.
Read = Callable[[Any], Any]


class Slot(Expression):
    """Stands for a value that ``read`` tells when the statement is run."""

    def __init__(self, read: Read, output_field: Field[Any, Any] | None = None) -> None:
        super().__init__(output_field=output_field)
        self.read = read

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Return a place for the value, and the slot as what is to be filled in."""
        return "%s", (self,)

    def adapted(self, value: Any, connection: Any) -> Any:
        """Return ``value`` as ``connection`` takes it."""
        return self.output_field.get_db_prep_value(value, connection)


class SlotList(Slot):
    """Stands for any number of keys or texts, for ``among``: one parameter, however many they are."""

    def adapted(self, value: Any, connection: Any) -> Any:
        """Return the values as ``connection`` takes them: an array, or JSON where it knows no arrays."""
        if isinstance(value, NamedList):
            return value.array if connection.vendor == "postgresql" else value.text
        return list(value) if connection.vendor == "postgresql" else json.dumps(list(value), default=_hex)


class Among(Lookup):
    """Whether an expression is one of a ``SlotList`` or, in one reader's own query, of a ``NamedList``."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Return the condition, for PostgreSQL and for SQLite."""
        is_array = connection.vendor == "postgresql"
        left, left_params = self.process_lhs(compiler, connection)
        right: Any = self.rhs
        if isinstance(right, NamedList):
            right = right.array if is_array else right.text
        one_of = "= ANY(%s)" if is_array else "IN (SELECT value FROM json_each(%s))"
        return f"{left} {one_of}", (*left_params, right)


def among(field: str | Expression, values: SlotList | Iterable[Any]) -> Q:
    """Return the predicate of rows of which ``field``, a name or an expression, is one of the values."""
    if isinstance(values, SlotList | NamedList):
        return Q(Among(F(field) if isinstance(field, str) else field, values))
    return Q(**{f"{field}__in": values}) if isinstance(field, str) else Q(In(field, list(values)))


class Found(list[Any]):
    """What a statement found while an answer is recorded, with what notes what is read of it."""

    def __init__(self, rows: Iterable[Any], recorded: Recorded | None) -> None:
        super().__init__(rows)
        self.recorded = recorded


class Statement:
    """A query as it was compiled, with what Django needs to make rows of what it finds."""

    def __init__(self, rows: QuerySet[Any]) -> None:
        self.model, self.using = rows.model, rows.db
        compiler: Any = rows.query.get_compiler(using=rows.db)
        try:
            self.sql, self.params = compiler.as_sql()
        except EmptyResultSet:
            self.sql, self.params = "", ()
        self.select, self.klass_info = compiler.select, compiler.klass_info
        self.annotations: dict[str, int] = compiler.annotation_col_map or {}
        # What only sorts comes after the columns that were asked for.
        self.width: int | None = compiler.col_count if compiler.has_extra_select else None
        self._slots = [(place, each) for place, each in enumerate(self.params) if isinstance(each, Slot)]
        needed = set(_needed(rows.query.where))
        self._needed = [place for place, slot in self._slots if slot in needed]

    def run(self, given: Any) -> Iterable[Sequence[Any]]:
        """Return what is found, as the columns selected, each converted as its field asks.

        Where a list is empty that every row has to be on, nothing is asked.
        """
        params = list(self.params)
        for place, slot in self._slots:
            params[place] = slot.read(given)
        if not self.sql or not all(params[place] for place in self._needed):
            return ()
        connection = connections[self.using]
        for place, slot in self._slots:
            params[place] = slot.adapted(params[place], connection)
        recorder = current_recorder()
        count = len(recorder.statements) if recorder is not None else 0
        with connection.cursor() as cursor:
            cursor.execute(self.sql, params)
            found = cursor.fetchall()
        if self.width is not None:
            found = [each[: self.width] for each in found]
        converters = self._converters_for(connection)
        found = _converted(found, converters, connection) if converters else found
        return Found(found, recorder.since(count)) if recorder is not None else found

    def _converters_for(self, connection: Any) -> "Converters":
        """Return what makes values of columns; it belongs to a connection, and goes with its thread."""
        if not hasattr(_of_thread, "converters"):
            _of_thread.converters = WeakKeyDictionary[Statement, Converters]()
        known: WeakKeyDictionary[Statement, Converters] = _of_thread.converters
        if self not in known:
            columns = enumerate(column[0] for column in self.select[: self.width])
            converters = ((place, column, _converters_of(column, connection)) for place, column in columns)
            known[self] = [(place, found, column) for place, column, found in converters if found]
        return known[self]


def _converters_of(column: Any, connection: Any) -> list[Callable[..., Any]]:
    return [*connection.ops.get_db_converters(column), *column.get_db_converters(connection)]


def _converted(found: Iterable[Sequence[Any]], converters: Converters, connection: Any) -> list[list[Any]]:
    rows = [list(each) for each in found]
    for position, of_column, expression in converters:
        # Who speaks three times is joined three times, and most columns of words are empty.
        known: dict[Hashable, Any] = {}
        for row in rows:
            raw = row[position]
            if not isinstance(raw, str | None):
                row[position] = _as_asked(raw, of_column, expression, connection)
                continue
            if raw not in known:
                known[raw] = _as_asked(raw, of_column, expression, connection)
            row[position] = known[raw]
    return rows


def _as_asked(value: Any, converters: Iterable[Callable[..., Any]], expression: Any, connection: Any) -> Any:
    for convert in converters:
        value = convert(value, expression, connection)
    return value


def _needed(where: WhereNode) -> Iterator[SlotList]:
    """Yield the lists that each row has to be on."""
    if where.connector != AND or where.negated:
        return
    for each in where.children:
        if isinstance(each, WhereNode):
            yield from _needed(each)
        elif isinstance(each, Among) and isinstance(each.rhs, SlotList):
            yield each.rhs


def _hex(value: UUID) -> str:
    """Return a UUID as SQLite keeps it."""
    return value.hex
