"""The days of a programme, and the one that is shown first."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import pgettext

from forums_pages.enums import DatePrecision
from forums_pages.models import EditionPage
from forums_pages.programme.planning import Plan

# An edition whose dates are further apart shows the days on which there is something.
MOST_DAYS = 31


@dataclass(frozen=True, slots=True)
class Day:
    """A day that can be opened, and how many sessions have their place on it."""

    date: date
    label: str
    count: int
    is_shown: bool


def days_of(plan: Plan) -> list[date]:
    """Return the days of the edition, and those outside its dates that sessions are planned for."""
    planned = {session.spot.day for session in plan.sessions.values() if session.spot.day is not None}
    return sorted({*_edition_days(plan.edition), *planned})


def first_shown(days: Iterable[date], plan: Plan) -> date | None:
    """Return today where the edition is on, else its first day with a session, else its first day."""
    days = list(days)
    today = timezone.now().astimezone(plan.edition.time_zone).date()
    if today in days:
        return today
    filled = {session.spot.day for session in plan.sessions.values() if plan.is_placed(session)}
    return next((day for day in days if day in filled), days[0] if days else None)


def tabs_of(days: Iterable[date], shown: date | None, plan: Plan) -> list[Day]:
    """Return what leads from day to day."""
    placed = (session for session in plan.sessions.values() if plan.is_placed(session))
    counts = Counter(session.spot.day for session in placed)
    return [Day(day, day_label(day), counts[day], day == shown) for day in days]


def day_label(day: date) -> str:
    """Return the day with its weekday, as the active language writes both."""
    # Translators: a date with its weekday in Django's format; a language may write the month out.
    return date_format(day, pgettext("day of a programme", "D j M"))


def _edition_days(edition: EditionPage) -> list[date]:
    if edition.start_date is None or edition.date_precision != DatePrecision.DAY:
        return []
    length = ((edition.end_date or edition.start_date) - edition.start_date).days + 1
    if length > MOST_DAYS:
        return [edition.start_date]
    return [edition.start_date + timedelta(days=number) for number in range(length)]
