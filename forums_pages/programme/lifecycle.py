"""What happens to an edition or a session on its way: moved online, postponed, dated anew, cancelled.

Addresses and numbers never change here, and what was said before stays known. Each service is one
transaction, and what ``turns`` carries out for editors after they were shown it.
"""

from forums_pages.models import EditionPage, SessionPage
from forums_pages.programme.changing import User
from forums_pages.programme.turns.answers import Answers, NewDates, Words
from forums_pages.programme.turns.kinds import Turn
from forums_pages.programme.turns.sessions import take_session
from forums_pages.programme.turns.taking import take


def move_online(edition: EditionPage, reason: Words, user: User = None) -> EditionPage:
    """Return the edition as held online, for ``reason``; its venues stay known to its editors."""
    return take(edition, Turn.ONLINE, Answers(reason), user)


def postpone(edition: EditionPage, reason: Words, user: User = None) -> EditionPage:
    """Return the edition without dates, with the ones it had, until it is dated anew.

    Its sessions keep their days, which no public list of what takes place shows meanwhile.
    """
    return take(edition, Turn.POSTPONED, Answers(reason), user)


def redate(edition: EditionPage, dates: NewDates, title: str = "", user: User = None) -> EditionPage:
    """Return the edition on its new dates, renamed if ``title`` is given; address and number stay.

    Where the old and the new first day are known exactly, its sessions move by as many days as it does and
    keep the time that the clock in the hall shows.

    Raises:
        ValidationError: a session would fall outside the new dates, or the number would not rise with the
            date any more; nothing is changed then.
    """
    return take(edition, Turn.REDATED, Answers(dates=dates, title=title), user)


def cancel(edition: EditionPage, reason: Words, user: User = None) -> EditionPage:
    """Return the edition as cancelled for ``reason``; it keeps its address and dates and says so."""
    return take(edition, Turn.CANCELLED, Answers(reason), user)


def cancel_session(session: SessionPage, user: User = None) -> SessionPage:
    """Return the session as cancelled; it keeps its address, guid, code, time and people."""
    return take_session(session, Turn.CANCELLED, user=user)


def reinstate_session(session: SessionPage, user: User = None) -> SessionPage:
    """Return the session as confirmed: it takes place after all."""
    return take_session(session, Turn.REINSTATED, user=user)
