"""From wall-clock time to instants: editors write what the hall's clock shows, readers get exact instants."""

import calendar
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from forums_pages.enums import DatePrecision

# What a calendar of forums may hold. Beyond it a date is a slip of the keyboard, and near the ends of the
# calendar time zones cannot be computed.
EARLIEST_DAY = date(1900, 1, 1)
LATEST_DAY = date(2199, 12, 31)


class NonexistentTimeError(ValueError):
    """The clock skips this time: it falls into the hour that is lost when summer time begins."""


def is_plausible(day: date) -> bool:
    """Return whether ``day`` lies in the years 1900 to 2199."""
    return EARLIEST_DAY <= day <= LATEST_DAY


def instant(day: date | None, clock: time | None, zone: tzinfo | None) -> datetime | None:
    """Return the instant at which clocks in ``zone`` show ``clock`` on ``day``; None while one is unknown.

    An implausible day counts as unknown. A time that occurs twice (the end of summer time) means its first
    occurrence.

    Raises:
        NonexistentTimeError: the zone's clocks skip that time.
    """
    if day is None or clock is None or zone is None or not is_plausible(day):
        return None
    moment = datetime.combine(day, clock, tzinfo=zone).astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) != datetime.combine(day, clock):
        raise NonexistentTimeError(f"{day} {clock} does not exist in {zone}")
    return moment


def day_begins(day: date, zone: tzinfo) -> datetime:
    """Return the UTC instant at which ``day`` begins in ``zone``; also where midnight itself is skipped."""
    return datetime.combine(day, time.min, tzinfo=zone).astimezone(UTC)


def last_day(day: date, precision: str) -> date:
    """Return the last day that ``day`` may mean: itself, or the end of its month or year."""
    if precision == DatePrecision.YEAR:
        return date(day.year, 12, 31)
    if precision == DatePrecision.MONTH:
        return date(day.year, day.month, calendar.monthrange(day.year, day.month)[1])
    return day


def first_day(day: date, precision: str) -> date:
    """Return the first day that ``day`` may mean: itself, or the beginning of its month or year."""
    if precision == DatePrecision.YEAR:
        return date(day.year, 1, 1)
    if precision == DatePrecision.MONTH:
        return day.replace(day=1)
    return day


def date_range(
    start: date | None, end: date | None, precision: str, zone: tzinfo
) -> tuple[datetime, datetime] | tuple[None, None]:
    """Return the half-open range of UTC instants that the dates cover in ``zone``.

    The end defaults to the start. With a precision of month or year the whole month or year counts.
    (None, None) while the date is unknown or implausible.
    """
    if start is None or precision == DatePrecision.UNKNOWN:
        return None, None
    if not (is_plausible(start) and is_plausible(end or start)):
        return None, None
    begins = day_begins(first_day(start, precision), zone)
    ends = day_begins(last_day(end or start, precision) + timedelta(days=1), zone)
    return begins, ends


def clock_range(
    day: date | None, starts: time | None, ends: time | None, zone: tzinfo | None
) -> tuple[datetime | None, datetime | None]:
    """Return the UTC instants at which a session starts and ends; each is None while it is unknown.

    An end that is not after the start is on the next day: 23:00 to 01:00 lasts two hours.

    Raises:
        NonexistentTimeError: the zone's clocks skip the start or the end.
    """
    end_day = day
    if day is not None and is_plausible(day) and starts is not None and ends is not None and ends <= starts:
        end_day = day + timedelta(days=1)
    return instant(day, starts, zone), instant(end_day, ends, zone)
