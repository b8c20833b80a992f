"""Days, instants and times of day, as ISO 8601 writes them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from strawberry.exceptions import StrawberryInputCoercionError
from strawberry.schema.types.base_scalars import DateDefinition, DateTimeDefinition, TimeDefinition
from strawberry.types.scalar import ScalarDefinition


def _day(value: Any) -> date:
    """Return the day that a client wrote. Raise StrawberryInputCoercionError if it is none."""
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        told = repr(value)[:60]
        raise StrawberryInputCoercionError(f"Write a day such as 2030-05-14: not {told}.") from None


SCALARS: Mapping[object, ScalarDefinition] = {
    date: replace(
        DateDefinition,
        description="A day of the calendar, such as 2030-05-14 (ISO 8601).",
        parse_value=_day,
    ),
    datetime: replace(
        DateTimeDefinition,
        description="An instant with its offset from UTC, such as 2030-05-14T09:30:00+01:00 (ISO 8601).",
    ),
    time: replace(
        TimeDefinition,
        description="A time of day, such as 09:30:00 (ISO 8601).",
    ),
}
