"""Dates of data files, as precise as they are known."""

from datetime import date, time

import pytest

from cms.demo.moments import first_day, wall_clock

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2019-06-13", date(2019, 6, 13)),
        ("2019-01", date(2019, 1, 1)),
        ("2021", date(2021, 1, 1)),
        ({"days": -1}, date(2026, 2, 28)),
        ({"days": 40, "time": "23:59"}, date(2026, 4, 10)),
        (None, None),
    ],
)
def test_a_date_is_read(value: str | dict[str, int | str] | None, day: date | None) -> None:
    assert first_day(value, TODAY) == day


@pytest.mark.parametrize("value", ["soon", "2019-13", {"weeks": 1}])
def test_what_is_no_date_is_refused(value: str | dict[str, int | str]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        first_day(value, TODAY)


def test_a_time_of_day_may_be_unknown() -> None:
    assert [wall_clock("09:30"), wall_clock(None)] == [time(9, 30), None]
