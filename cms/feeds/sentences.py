"""What feeds say in words, in the active language."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cms.feeds.facts import Session, Status


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
