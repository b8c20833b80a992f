"""What feeds say in words, in the active language."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cms.feeds.facts import Edition, Session, Status


def status_words(status: Status) -> str:
    """Return what people must know of a session that is not sure; empty for one that is."""
    return {
        Status.CONFIRMED: "",
        Status.PROPOSED: pgettext("session", "Proposed, not confirmed yet"),
        Status.POSTPONED: pgettext("session", "Postponed"),
        Status.CANCELLED: pgettext("session", "Cancelled"),
    }[status]


def people(session: Session) -> str:
    """Return who takes part, in the agreed order; empty for nobody."""
    names = pgettext("between names", ", ").join(each.name for each in session.speakers)
    return _("With %(names)s") % {"names": names} if names else ""


def place(session: Session, edition: Edition) -> str:
    """Return the room and its house, else the houses, else the city; where it is online, that."""
    if session.room is not None:
        parts = [session.room.name, session.room.venue, session.room.address, session.room.city]
        lines = [" ".join(each.split()) for each in parts]
        return ", ".join(line for line in dict.fromkeys(lines) if line)
    if edition.is_online:
        return _("Online")
    return ", ".join(each for each in (*edition.venues[:1], edition.city) if each)


def time_words(session: Session) -> str:
    """Return the day, and what clocks show there when it begins and ends, as far as they are known."""
    if session.day is None:
        return _("Day not known yet")
    day = date_format(session.day, "l j F Y")
    clocks = clock_words(session.starts, session.ends, session.zone)
    return pgettext("list", ", ").join(each for each in (day, clocks) if each)


def clock_words(starts: datetime | None, ends: datetime | None, zone: str) -> str:
    """Return what clocks in ``zone`` show at two moments given in it; empty while neither is known."""
    clocks = "–".join(f"{each:%H:%M}" for each in (starts, ends) if each)
    return f"{clocks} ({zone})" if clocks else ""
