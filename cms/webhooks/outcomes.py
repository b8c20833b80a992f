"""What came of sending a message once, and the words for what went wrong."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

GONE = 410

PROBLEMS = {
    "malformed": _("This is no address of a web server as programs agree on it."),
    "user_info": _("An address with a name or password is not sent to: they would be kept and shown here."),
    "not_https": _("Messages are sent over https only."),
    "port": _("Messages are sent to the ports 443 and 8443 only."),
    "not_public": _("The address leads into a private network, or to this very machine."),
    "unknown_host": _("The name of the host is not known."),
    "connection": _("No connection came about."),
    "certificate": _("The certificate of the receiver is not valid."),
    "timeout": _("The receiver took too long."),
    "protocol": _("The receiver did not answer as a web server does."),
    "document": _("The registered document could not be answered."),
}


@dataclass(frozen=True)
class Outcome:
    """What the receiver answered, or in a word of ``PROBLEMS`` why there is no answer."""

    status: int | None = None
    problem: str = ""
    answer: str = ""
    retry_after: timedelta | None = None

    @property
    def has_arrived(self) -> bool:
        """Whether the receiver said that it has the message."""
        return self.status is not None and 200 <= self.status < 300

    @property
    def is_gone(self) -> bool:
        """Whether the receiver wants no more messages."""
        return self.status == GONE
