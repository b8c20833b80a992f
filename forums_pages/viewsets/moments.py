"""Dates and times as an editor reads them: the hall's clock, as exact as they are known."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from forums_pages.enums import DatePrecision
from forums_pages.models import ArticlePage, CallPage, EditionPage, SessionPage


def edition_dates(edition: EditionPage) -> str:
    """Return the dates of an edition, no more exact than they are known; empty while there are none."""
    if edition.start_date is None or edition.date_precision == DatePrecision.UNKNOWN:
        return ""
    if edition.date_precision == DatePrecision.YEAR:
        return date_format(edition.start_date, "Y")
    if edition.date_precision == DatePrecision.MONTH:
        return date_format(edition.start_date, "YEAR_MONTH_FORMAT")
    return day_range(edition.start_date, edition.end_date)


def day_range(first: date, last: date | None) -> str:
    """Return ``14–15 May 2030``, or both days in full where they share no month."""
    if last is None or last == first:
        return short_day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{short_day(last)}"
    return f"{short_day(first)} – {short_day(last)}"


def short_day(day: date) -> str:
    """Return the day with its month in short and its year, as the active language writes it."""
    # Translators: a date in Django's format; a language may write the month out.
    return date_format(day, pgettext("short date", "j M Y"))


def session_times(session: SessionPage) -> str:
    """Return what the clock in the hall shows, ``09:30–11:00``; empty while the start is unknown."""
    return clock_range(session.start_time, session.end_time)


def clock_range(start: time | None, end: time | None) -> str:
    """Return the start, and the end where it is known; empty without a start."""
    if start is None:
        return ""
    return f"{start:%H:%M}–{end:%H:%M}" if end is not None else f"{start:%H:%M}"


def zone_city(zone: ZoneInfo) -> str:
    """Return the city that names a zone: ``Tunis`` for Africa/Tunis."""
    return str(zone).rpartition("/")[2].replace("_", " ")


def call_instant(instant: datetime | None, call: CallPage) -> str:
    """Return an instant of a call as clocks in its zone show it, with the zone; empty while it is unknown."""
    if instant is None:
        return ""
    local = instant.astimezone(call.time_zone)
    words = {"day": short_day(local.date()), "time": f"{local:%H:%M}", "zone": zone_city(call.time_zone)}
    return _("%(day)s, %(time)s (%(zone)s time)") % words


def when_of(page: Any) -> str:
    """Return when whatever a source page stands for takes place; empty where that is unknown or senseless."""
    if isinstance(page, EditionPage):
        return edition_dates(page)
    if isinstance(page, SessionPage):
        day = short_day(page.day) if page.day else ""
        return pgettext("list", ", ").join(part for part in (day, session_times(page)) if part)
    if isinstance(page, CallPage):
        return (
            _("until %(deadline)s") % {"deadline": call_instant(page.closes_at, page)}
            if page.closes_at
            else ""
        )
    return short_day(page.date) if isinstance(page, ArticlePage) else ""
