"""Dates of the demonstration's data files: as sourced, or so many days from today. Pure."""

from collections.abc import Mapping
from datetime import date, time, timedelta

DateValue = str | Mapping[str, int | str] | None


def first_day(value: DateValue, today: date) -> date | None:
    """Return the day, or the first day of the month or year, that a data file gives; None when unknown.

    A text is written as ISO 8601: ``2019-06-13``, ``2019-06`` or ``2019``. ``{"days": -1}`` is the day
    before ``today``. Raises ``ValueError`` for anything else.
    """
    if value is None:
        return None
    if isinstance(value, str):
        missing = "-01" * (2 - value.count("-"))
        return date.fromisoformat(value + missing)
    days = value.get("days")
    if not isinstance(days, int):
        raise ValueError(f"{value!r} counts no days")  # noqa: TRY004 - the file is at fault
    return today + timedelta(days=days)


def wall_clock(value: str | None) -> time | None:
    """Return the time of day written as ``09:30``; None when unknown."""
    return None if value is None else time.fromisoformat(value)
