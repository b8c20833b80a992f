"""Dates that are known in part, and instants in the zone of the place."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import strawberry

from forums_pages.clock import first_day
from graphql_api.enums import DatePrecision


@strawberry.type(description="A date, and how much of it is known.")
class PartialDate:
    """See ``DateRow``, its source object."""

    date: dt.date = strawberry.field(
        description="The day, or the first day of the month or year when no more is known."
    )
    precision: DatePrecision = strawberry.field(description="How much of the date is known.")


@dataclass(frozen=True)
class DateRow:
    """The source object of ``PartialDate``."""

    date: dt.date
    precision: str


def partial_date(day: dt.date | None, precision: str) -> DateRow | None:
    """Return what is known of ``day``; None when nothing is."""
    if day is None or precision == DatePrecision.UNKNOWN:
        return None
    return DateRow(first_day(day, precision), precision)


def in_zone(moment: dt.datetime | None, zone: ZoneInfo) -> dt.datetime | None:
    """Return ``moment`` with the offset that clocks in ``zone`` have then."""
    return moment.astimezone(zone) if moment is not None else None
