"""Wall-clock times and dates become exact instants, or stay unknown; nothing is invented in between."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from forums_pages.clock import NonexistentTimeError, clock_range, date_range, first_day, instant, last_day
from forums_pages.enums import DatePrecision

ZONES = sorted(available_timezones() - {"localtime", "Factory"})
zones = st.sampled_from(ZONES).map(ZoneInfo)
days = st.dates(date(1990, 1, 1), date(2090, 12, 31))
clocks = st.times()
precisions = st.sampled_from([DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.YEAR])

PARIS, NEW_YORK, TUNIS = ZoneInfo("Europe/Paris"), ZoneInfo("America/New_York"), ZoneInfo("Africa/Tunis")


@given(days, clocks, zones)
def test_the_clock_on_the_wall_shows_what_was_written(day: date, clock: time, zone: ZoneInfo) -> None:
    try:
        moment = instant(day, clock, zone)
    except NonexistentTimeError:
        assume(False)
    assert moment is not None
    assert moment.tzinfo is UTC
    assert moment.astimezone(zone).replace(tzinfo=None) == datetime.combine(day, clock)


@given(st.none() | days, st.none() | clocks, st.none() | zones)
def test_what_is_unknown_stays_unknown(day: date | None, clock: time | None, zone: ZoneInfo | None) -> None:
    assume(None in (day, clock, zone))
    assert instant(day, clock, zone) is None


@pytest.mark.parametrize(
    ("zone", "day", "clock"),
    [
        (PARIS, date(2030, 3, 31), time(2, 30)),
        (NEW_YORK, date(2030, 3, 10), time(2, 0)),
        (ZoneInfo("Pacific/Apia"), date(2011, 12, 30), time(12, 0)),
        (ZoneInfo("Africa/Cairo"), date(2030, 4, 26), time(0, 30)),
    ],
)
def test_a_time_that_the_clock_skips_is_refused(zone: ZoneInfo, day: date, clock: time) -> None:
    with pytest.raises(NonexistentTimeError):
        instant(day, clock, zone)


def test_a_time_that_occurs_twice_means_the_first() -> None:
    assert instant(date(2030, 10, 27), time(2, 30), PARIS) == datetime(2030, 10, 27, 0, 30, tzinfo=UTC)


@given(days, clocks, clocks, zones)
def test_a_session_lasts_more_than_nothing_and_a_day_at_the_most(
    day: date, starts: time, ends: time, zone: ZoneInfo
) -> None:
    try:
        begins, closes = clock_range(day, starts, ends, zone)
    except NonexistentTimeError:
        assume(False)
    assert begins is not None
    assert closes is not None
    wall = closes.astimezone(zone).replace(tzinfo=None) - begins.astimezone(zone).replace(tzinfo=None)
    assert timedelta(0) < wall <= timedelta(days=1)


def test_past_midnight_is_the_next_day_and_lasts_as_long_as_the_night_does() -> None:
    night = clock_range(date(2030, 10, 26), time(23, 0), time(4, 0), PARIS)
    assert night == (datetime(2030, 10, 26, 21, tzinfo=UTC), datetime(2030, 10, 27, 3, tzinfo=UTC))


def test_half_a_time_stays_half() -> None:
    day, nine = date(2030, 5, 14), time(9, 0)
    eight_utc = datetime(2030, 5, 14, 8, tzinfo=UTC)
    assert clock_range(day, nine, None, TUNIS) == (eight_utc, None)
    assert clock_range(day, None, nine, TUNIS) == (None, eight_utc)
    assert clock_range(day, None, None, TUNIS) == clock_range(None, nine, nine, TUNIS) == (None, None)


@given(days, st.none() | st.integers(0, 30), precisions, zones)
def test_an_edition_covers_whole_days_of_its_zone(
    start: date, length: int | None, precision: DatePrecision, zone: ZoneInfo
) -> None:
    end = None if length is None else start + timedelta(days=length)
    begins, ends = date_range(start, end, precision, zone)

    assert begins is not None
    assert ends is not None
    assert begins < ends
    inside = (begins.astimezone(zone).date(), (ends - timedelta(microseconds=1)).astimezone(zone).date())
    assert (
        inside[0]
        <= first_day(start, precision)
        <= last_day(end or start, precision)
        <= inside[1] + timedelta(1)
    )


@given(days, precisions)
def test_a_day_lies_within_what_its_precision_means(day: date, precision: DatePrecision) -> None:
    first, last = first_day(day, precision), last_day(day, precision)
    lengths = {DatePrecision.DAY: {1}, DatePrecision.MONTH: {28, 29, 30, 31}, DatePrecision.YEAR: {365, 366}}
    assert first <= day <= last
    assert (last - first).days + 1 in lengths[precision]


@given(st.none() | days, zones)
def test_an_unknown_date_is_no_date(start: date | None, zone: ZoneInfo) -> None:
    assert date_range(start, None, DatePrecision.UNKNOWN, zone) == (None, None)
    assert date_range(None, None, DatePrecision.DAY, zone) == (None, None)


@pytest.mark.parametrize("day", [date.min, date(1899, 12, 31), date(2200, 1, 1), date.max])
@pytest.mark.parametrize("zone", [ZoneInfo("Pacific/Kiritimati"), ZoneInfo("Pacific/Pago_Pago")])
def test_an_implausible_day_is_unknown_wherever_the_hall_is(day: date, zone: ZoneInfo) -> None:
    assert instant(day, time(12, 0), zone) is None
    assert clock_range(day, time(23, 0), time(1, 0), zone) == (None, None)
    assert date_range(day, None, DatePrecision.DAY, zone) == (None, None)
