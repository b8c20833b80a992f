"""What happens to an edition or a session on its way: moved online, postponed, dated anew, cancelled.

Addresses and numbers never change here, and what was said before stays known. Each service is one
transaction. Where a page is public, the change is public at once, and nothing else of what its editor has
drafted meanwhile; the draft takes the change as well, so that publishing it later does not undo it.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forums_pages.enums import DatePrecision, EventFormat, Lifecycle, SessionState
from forums_pages.models import EditionPage, SessionPage
from forums_pages.programme.changing import User, change_everywhere

# A text with its words per language: {"en": "…", "fr": "…"}.
Words = dict[str, str]


@dataclass(frozen=True)
class NewDates:
    """When a postponed edition takes place after all. ``end`` is None for a single day."""

    start: date
    end: date | None = None
    precision: str = DatePrecision.DAY


@transaction.atomic
def move_online(edition: EditionPage, reason: Words, user: User = None) -> EditionPage:
    """Return the edition as held online, for ``reason``; its venues stay known to its editors."""

    def change(page: EditionPage) -> None:
        page.format = EventFormat.ONLINE
        page.lifecycle_reason = reason

    return change_everywhere(edition.source, change, user)


@transaction.atomic
def postpone(edition: EditionPage, reason: Words, user: User = None) -> EditionPage:
    """Return the edition without dates, with the ones it had, until it is dated anew.

    Its sessions keep their days, which no public list of what takes place shows meanwhile.
    """

    def change(page: EditionPage) -> None:
        if page.start_date is not None:
            page.previous_start_date, page.previous_end_date = page.start_date, page.end_date
        page.start_date = page.end_date = None
        page.date_precision = DatePrecision.UNKNOWN
        page.lifecycle = Lifecycle.POSTPONED
        page.lifecycle_reason = reason

    return change_everywhere(edition.source, change, user)


@transaction.atomic
def redate(edition: EditionPage, dates: NewDates, title: str = "", user: User = None) -> EditionPage:
    """Return the edition on its new dates, renamed if ``title`` is given; address and number stay.

    Where the old and the new first day are known exactly, its sessions move by as many days as it does and
    keep the time that the clock in the hall shows.

    Raises:
        ValidationError: a session would fall outside the new dates, or the number would not rise with the
            date any more; nothing is changed then.
    """
    source = edition.source
    was_exact = source.start_date is None or source.date_precision == DatePrecision.DAY
    old = source.start_date or source.previous_start_date

    def change(page: EditionPage) -> None:
        if page.start_date is not None:
            page.previous_start_date, page.previous_end_date = page.start_date, page.end_date
        page.start_date, page.end_date, page.date_precision = dates.start, dates.end, dates.precision
        page.lifecycle = Lifecycle.ANNOUNCED
        page.title = title or page.title

    changed = change_everywhere(source, change, user)
    if old is not None and was_exact and dates.precision == DatePrecision.DAY:
        _move_sessions(changed, dates.start - old, user)
    return changed


@transaction.atomic
def cancel(edition: EditionPage, reason: Words, user: User = None) -> EditionPage:
    """Return the edition as cancelled for ``reason``; it keeps its address and dates and says so."""

    def change(page: EditionPage) -> None:
        page.lifecycle = Lifecycle.CANCELLED
        page.lifecycle_reason = reason

    return change_everywhere(edition.source, change, user)


@transaction.atomic
def cancel_session(session: SessionPage, user: User = None) -> SessionPage:
    """Return the session as cancelled; it keeps its address, guid, code, time and people."""
    return _set_state(session, SessionState.CANCELLED, user)


@transaction.atomic
def reinstate_session(session: SessionPage, user: User = None) -> SessionPage:
    """Return the session as confirmed: it takes place after all."""
    return _set_state(session, SessionState.CONFIRMED, user)


def _set_state(session: SessionPage, state: SessionState, user: User) -> SessionPage:
    def change(page: SessionPage) -> None:
        page.state = state

    return change_everywhere(session.source, change, user)


def _move_sessions(edition: EditionPage, by: timedelta, user: User) -> None:
    def change(page: SessionPage) -> None:
        page.day = page.day + by if page.day is not None else None

    for session in SessionPage.objects.of_edition(edition.pk):
        try:
            change_everywhere(session, change, user)
        except ValidationError as error:
            details = {"title": session.title, "problem": " ".join(error.messages)}
            raise ValidationError(_("“%(title)s”: %(problem)s"), params=details) from error
