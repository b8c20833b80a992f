"""Dates as people read them, in three languages and four degrees of knowledge."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from cms.public.dates import machine_date, range_words, time_element, zone_words

WORDS = [
    ("en", date(2021, 1, 1), None, "year", "2021"),
    ("en", date(2021, 1, 1), date(2022, 1, 1), "year", "2021 – 2022"),
    ("en", date(2019, 1, 1), None, "month", "January 2019"),
    ("en", date(2019, 1, 1), date(2019, 3, 1), "month", "January – March 2019"),
    ("en", date(2019, 12, 1), date(2020, 1, 1), "month", "December 2019 – January 2020"),
    ("en", date(2025, 7, 28), None, "day", "28 July 2025"),
    ("en", date(2025, 7, 28), date(2025, 7, 29), "day", "28–29 July 2025"),
    ("en", date(2025, 7, 30), date(2025, 8, 2), "day", "30 July – 2 August 2025"),
    ("en", date(2025, 12, 30), date(2026, 1, 2), "day", "30 December 2025 – 2 January 2026"),
    ("en", None, None, "day", ""),
    ("en", date(2025, 7, 28), None, "unknown", ""),
    ("fr", date(2019, 1, 1), None, "month", "janvier 2019"),
    ("fr", date(2025, 7, 1), date(2025, 7, 2), "day", "1er–2 juillet 2025"),
    ("fr", date(2025, 7, 28), date(2025, 7, 29), "day", "28–29 juillet 2025"),
    ("ar", date(2025, 7, 28), date(2025, 7, 29), "day", "28–29 يوليو 2025"),
]


@pytest.mark.parametrize(("language", "start", "end", "precision", "expected"), WORDS)
def test_dates_say_what_is_known_and_no_more(
    language: str, start: date | None, end: date | None, precision: str, expected: str
) -> None:
    with translation.override(language):
        assert range_words(start, end, precision) == expected


def test_machines_are_told_no_more_than_people() -> None:
    day = date(2019, 1, 5)
    known = [machine_date(day, precision) for precision in ("day", "month", "year", "unknown")]

    assert known == ["2019-01-05", "2019-01", "2019", ""]
    assert time_element(day, None, "month") == '<time datetime="2019-01">January 2019</time>'
    assert time_element(None, None) == ""


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Africa/Tunis", "Africa/Tunis, UTC+1"),
        ("Asia/Yangon", "Asia/Yangon, UTC+6:30"),
        ("America/St_Johns", "America/St_Johns, UTC−2:30"),
        ("Africa/Abidjan", "Africa/Abidjan, UTC"),
        ("UTC", "UTC"),
    ],
)
def test_a_zone_is_named_with_its_distance(zone: str, expected: str) -> None:
    assert zone_words(ZoneInfo(zone), datetime(2030, 7, 1, tzinfo=UTC)) == expected
