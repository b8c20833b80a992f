"""What may happen to an edition or a session on its way, as whoever organises it would say it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from forums_pages.enums import EventFormat, Lifecycle, SessionState
from forums_pages.models import EditionPage, SessionPage


class Turn(TextChoices):
    """What happened. Values stand in addresses and in histories."""

    ONLINE = "online", _("It moves online")
    HYBRID = "hybrid", _("It becomes hybrid: in person and online")
    IN_PERSON = "in-person", _("It is back in person")
    POSTPONED = "postponed", _("It is postponed")
    REDATED = "redated", _("It is dated anew")
    CANCELLED = "cancelled", pgettext_lazy("turn", "It is cancelled")
    REINSTATED = "reinstated", _("It takes place after all")


FORMATS = {
    Turn.ONLINE: EventFormat.ONLINE,
    Turn.HYBRID: EventFormat.HYBRID,
    Turn.IN_PERSON: EventFormat.IN_PERSON,
}


def turns_of_edition(edition: EditionPage) -> list[Turn]:
    """Return what may happen to the edition, as it is held in memory; what is so already is left out."""
    if edition.lifecycle == Lifecycle.CANCELLED:
        return [Turn.REINSTATED]
    formats = [turn for turn, form in FORMATS.items() if form != edition.format]
    if edition.lifecycle == Lifecycle.POSTPONED:
        return [Turn.REDATED, Turn.CANCELLED, *formats]
    return [*formats, Turn.POSTPONED, Turn.REDATED, Turn.CANCELLED]


def turns_of_session(session: SessionPage) -> list[Turn]:
    """Return what may happen to the session, as it is held in memory."""
    return [Turn.REINSTATED if session.state == SessionState.CANCELLED else Turn.CANCELLED]
