"""Time zones as calendars are told of them: what clocks do there while the calendar lasts (RFC 5545, 3.6.5).

``icalendar`` finds changes of the clocks by leaps of 64 days, which may miss Morocco's month of Ramadan. Days
are looked at here one by one, from the beginning of the first year until the end of the last.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


@lru_cache(maxsize=256)
def zone_component(name: str, first_year: int, last_year: int) -> bytes:
    """Return the ``VTIMEZONE`` of an IANA zone that is right from ``first_year`` to ``last_year``."""
    zone = ZoneInfo(name)
    begins = datetime(first_year, 1, 1, tzinfo=zone).astimezone(UTC)
    ends = datetime(last_year + 1, 1, 1, tzinfo=zone).astimezone(UTC)
    component = Timezone()
    component.add("tzid", name)
    changes = list(_changes(zone, begins, ends))
    # In Ireland winter, in Morocco Ramadan is the exception by law, with an hour less. Programs expect that
    # ``DAYLIGHT`` has an hour more.
    is_turned = any(_saved(zone, moment) < timedelta() for moment in (begins, *changes))
    for moment, before in ((begins, begins), *((change, change - MINUTE) for change in changes)):
        is_daylight = _saved(zone, moment) == timedelta() if is_turned else _saved(zone, moment) > timedelta()
        component.add_component(_observance(zone, moment, before, is_daylight))
    text: bytes = component.to_ical()
    return text


def _changes(zone: ZoneInfo, begins: datetime, ends: datetime) -> Iterator[datetime]:
    """Yield the instants at which clocks are set between two instants, to the minute."""
    day = begins
    while day < ends:
        if _offset(zone, day) != _offset(zone, day + DAY):
            yield _change(zone, day, day + DAY)
        day += DAY


def _change(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """Return the minute between two instants from which on the offset of the second holds."""
    while after - before > MINUTE:
        middle = before + (after - before) // MINUTE // 2 * MINUTE
        if _offset(zone, middle) == _offset(zone, before):
            before = middle
        else:
            after = middle
    return after


def _observance(
    zone: ZoneInfo, moment: datetime, before: datetime, is_daylight: bool
) -> TimezoneStandard | TimezoneDaylight:
    """Return what clocks show from ``moment`` on, which they did not ``before``."""
    local = moment.astimezone(zone)
    part = TimezoneDaylight() if is_daylight else TimezoneStandard()
    part.add("tzname", local.tzname() or zone.key)
    part.TZOFFSETFROM, part.TZOFFSETTO = _offset(zone, before), _offset(zone, moment)
    # It is told by the clock as it went until then.
    part.DTSTART = (moment + part.TZOFFSETFROM).replace(tzinfo=None)
    return part


def _saved(zone: ZoneInfo, moment: datetime) -> timedelta:
    """Return how far clocks are set from what is standard by law."""
    return moment.astimezone(zone).dst() or timedelta()


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()
