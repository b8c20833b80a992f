"""Dates as people read them: as exact as they are known, in the active language."""

from datetime import date, datetime, tzinfo

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from forums_pages.enums import DatePrecision

EN_DASH = "–"


def day_words(day: date) -> str:
    """Return a whole date: “28 July 2025”, « 1er juillet 2025 »."""
    return f"{_number(day)} {date_format(day, 'F Y')}"


def weekday_words(day: date) -> str:
    """Return a date with its weekday: “Monday 28 July 2025”."""
    return f"{date_format(day, 'l')} {day_words(day)}"


def range_words(start: date | None, end: date | None, precision: str) -> str:
    """Return the dates of an edition, as exact as they are known; an empty string while they are not."""
    if start is None or precision == DatePrecision.UNKNOWN:
        return ""
    end = end or start
    if precision == DatePrecision.YEAR:
        return _joined(str(start.year), str(end.year))
    if precision == DatePrecision.MONTH:
        return _months(start, end)
    return _days(start, end)


def machine_date(start: date | None, precision: str) -> str:
    """Return what ``<time datetime>`` holds for a first day: ``2021``, ``2019-01`` or ``2025-07-28``."""
    if start is None or precision == DatePrecision.UNKNOWN:
        return ""
    length = {DatePrecision.YEAR: 4, DatePrecision.MONTH: 7}.get(DatePrecision(precision), 10)
    return start.isoformat()[:length]


def time_element(start: date | None, end: date | None, precision: str = DatePrecision.DAY) -> SafeString:
    """Return the dates as a ``<time>`` element; empty while they are unknown."""
    text = range_words(start, end, precision)
    if not text:
        return mark_safe("")
    return format_html('<time datetime="{}">{}</time>', machine_date(start, precision), text)


def zone_words(zone: tzinfo, moment: datetime) -> str:
    """Return a zone's name and its distance from UTC at ``moment``: “Africa/Tunis, UTC+1”."""
    offset = moment.astimezone(zone).utcoffset()
    minutes = int(offset.total_seconds() // 60) if offset else 0
    if not minutes:
        return str(zone) if str(zone) == "UTC" else f"{zone}, UTC"
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes > 0 else "−"
    return f"{zone}, UTC{sign}{hours}{f':{rest:02}' if rest else ''}"


def _number(day: date) -> str:
    return "1er" if day.day == 1 and get_language() == "fr" else str(day.day)


def _months(start: date, end: date) -> str:
    last = date_format(end, "F Y")
    if start.year == end.year:
        return last if start.month == end.month else f"{date_format(start, 'F')} {EN_DASH} {last}"
    return f"{date_format(start, 'F Y')} {EN_DASH} {last}"


def _days(start: date, end: date) -> str:
    if start == end:
        return day_words(start)
    if start.year != end.year:
        return f"{day_words(start)} {EN_DASH} {day_words(end)}"
    if start.month != end.month:
        return f"{_number(start)} {date_format(start, 'F')} {EN_DASH} {day_words(end)}"
    return f"{_number(start)}{EN_DASH}{day_words(end)}"


def _joined(first: str, last: str) -> str:
    return first if first == last else f"{first} {EN_DASH} {last}"
