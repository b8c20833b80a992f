"""What each turn changes in an edition, in memory. Address and number stay, and what was said is kept."""

from collections.abc import Callable

from forums_pages.enums import DatePrecision, Lifecycle, RegistrationState
from forums_pages.models import EditionPage
from forums_pages.programme.turns.answers import Answers
from forums_pages.programme.turns.kinds import FORMATS, Turn

Change = Callable[[EditionPage], None]


def change_of(turn: Turn, answers: Answers) -> Change:
    """Return what changes an edition's draft or what is public of it."""

    def change(page: EditionPage) -> None:
        if turn in FORMATS:
            page.format = FORMATS[turn]
            _tell_how_to_take_part(page, answers)
        else:
            CHANGES[turn](page, answers)
        if answers.reason is not None:
            page.lifecycle_reason = answers.reason
        if answers.closes_registration:
            page.registration_state = RegistrationState.CLOSED

    return change


def _tell_how_to_take_part(page: EditionPage, answers: Answers) -> None:
    if answers.platform is not None:
        page.online_platform = answers.platform
    if answers.url is not None:
        page.online_url = answers.url
    if answers.access_note is not None:
        page.access_note = answers.access_note


def _date(page: EditionPage, answers: Answers) -> None:
    """Give the edition its new dates, or none while they are not known; the ones it had are kept."""
    if page.start_date is not None:
        page.previous_start_date, page.previous_end_date = page.start_date, page.end_date
    dates = answers.dates
    page.start_date, page.end_date = (dates.start, dates.end) if dates else (None, None)
    page.date_precision = dates.precision if dates else DatePrecision.UNKNOWN
    page.lifecycle = Lifecycle.ANNOUNCED if dates else Lifecycle.POSTPONED
    page.title = answers.title or page.title


def _cancel(page: EditionPage, _answers: Answers) -> None:
    page.lifecycle = Lifecycle.CANCELLED


def _reinstate(page: EditionPage, _answers: Answers) -> None:
    """Let it take place; what had been postponed before it was cancelled waits for its dates again."""
    waits = page.start_date is None and page.previous_start_date is not None
    page.lifecycle = Lifecycle.POSTPONED if waits else Lifecycle.ANNOUNCED


CHANGES = {
    Turn.POSTPONED: _date,
    Turn.REDATED: _date,
    Turn.CANCELLED: _cancel,
    Turn.REINSTATED: _reinstate,
}
