"""Cursors that hold what a row is sorted by: they stay true while other rows come and go."""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Expression, F, Model, Q, QuerySet

from graphql_api.errors import InvalidInputError
from graphql_api.recording.columns import note_read

MAX_LENGTH = 1000
LARGEST = 2**63


@dataclass(frozen=True)
class SortKey:
    """One thing that rows are sorted by. The expression is never null: unknown has its place, too."""

    name: str
    expression: Expression | F
    kind: type[int | str | date]
    descending: bool = False


@dataclass(frozen=True)
class Ordering:
    """A total order: the primary key decides between rows that are otherwise equal."""

    name: str
    keys: tuple[SortKey, ...] = ()

    @property
    def all_keys(self) -> tuple[SortKey, ...]:
        """The keys, and the one that decides in the end."""
        return (*self.keys, SortKey("sort_pk", F("pk"), int))

    def annotate(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Return the rows with what they are sorted by."""
        return rows.annotate(**{key.name: key.expression for key in self.all_keys})

    def terms(self, *, backwards: bool = False) -> list[Any]:
        """Return what the annotated rows are ordered by."""
        return [
            F(key.name).desc() if key.descending is not backwards else F(key.name).asc()
            for key in self.all_keys
        ]

    def beyond(self, cursor: str, *, backwards: bool = False) -> Q:
        """Return the predicate of the annotated rows after ``cursor``, or before it when ``backwards``.

        Raises:
            InvalidInputError: the cursor is none of this ordering.
        """
        values = self._read(cursor)
        condition, equal = Q(pk__in=[]), Q()
        for key, value in zip(self.all_keys, values, strict=True):
            comparison = "lt" if key.descending is not backwards else "gt"
            condition |= equal & Q(**{f"{key.name}__{comparison}": value})
            equal &= Q(**{key.name: value})
        return condition

    def cursor(self, row: Model) -> str:
        """Return the cursor of an annotated row."""
        note_read(row, (key.name for key in self.all_keys))
        values = [_to_json(getattr(row, key.name)) for key in self.all_keys]
        text = json.dumps([self.name, *values], separators=(",", ":"), ensure_ascii=False)
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    def _read(self, cursor: str) -> Sequence[Any]:
        refusal = InvalidInputError(
            "This cursor belongs to no answer of this field with this order. Begin without one, then give "
            "the endCursor of each answer as after."
        )
        if len(cursor) > MAX_LENGTH:
            raise refusal
        try:
            raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
            name, *values = json.loads(raw)
            if name != self.name:
                raise refusal
            return [_of_json(key, value) for key, value in zip(self.all_keys, values, strict=True)]
        except (binascii.Error, ValueError, TypeError, RecursionError):
            raise refusal from None


# As the editors arranged the pages.
TREE = Ordering("tree", (SortKey("sort_path", F("path"), str),))


def _to_json(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _of_json(key: SortKey, value: Any) -> Any:
    if issubclass(key.kind, date):
        moment = key.kind.fromisoformat(value)
        if isinstance(moment, datetime) and moment.tzinfo is None:
            raise ValueError("An instant has an offset.")
        return moment
    if type(value) is not key.kind:
        raise TypeError("The sort key is of another kind.")
    if isinstance(value, str) and "\0" in value:
        raise ValueError("A text of the database holds no NUL.")
    if isinstance(value, int) and abs(value) >= LARGEST:
        raise ValueError("No database holds such a number.")
    return value
