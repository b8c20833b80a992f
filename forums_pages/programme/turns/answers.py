"""What somebody says who tells what happened."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from forums_pages.enums import DatePrecision

# A text with its words per language: {"en": "…", "fr": "…"}.
Words = dict[str, str]


class Outcome(TextChoices):
    """What becomes of a session that cannot be where the new dates would put it."""

    UNPLACED = "unplaced", _("It loses its day and time until somebody gives it others")
    CANCELLED = "cancelled", _("It is cancelled, and loses its day and time")


@dataclass(frozen=True)
class NewDates:
    """When an edition takes place after all. ``end`` is None for a single day."""

    start: date
    end: date | None = None
    precision: str = DatePrecision.DAY


@dataclass(frozen=True)
class Answers:
    """What is to be told; None and empty leave what is there.

    ``sessions_stay`` keeps sessions on their days, whatever becomes of the first one. ``outcomes`` are by the
    keys of sessions; the others have ``outcome_for_all``, if it is said.
    """

    reason: Words | None = None
    dates: NewDates | None = None
    title: str = ""
    platform: str | None = None
    url: str | None = None
    access_note: Words | None = None
    closes_registration: bool = False
    sessions_stay: bool = False
    outcomes: Mapping[int, str] = field(default_factory=dict)
    outcome_for_all: str = ""

    def outcome_of(self, session: int) -> str:
        """Return what becomes of a session that is in the way; empty while nobody has said so."""
        return self.outcomes.get(session, self.outcome_for_all)
