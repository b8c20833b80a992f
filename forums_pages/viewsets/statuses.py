"""One look for every status: a word with a sign and a colour, never a colour alone."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from forums_pages.enums import (
    CallStatus,
    ContributionState,
    EditionStatus,
    ForumStatus,
    ReplyState,
    SessionState,
)
from forums_pages.models import CallPage, EditionPage, ForumPage, SessionPage

# Tones are the style sheet's; signs are icons of Wagtail's set. Session states share the word "cancelled"
# with editions, and look the same.
LOOKS: dict[str, tuple[str, str]] = {
    EditionStatus.UPCOMING: ("coming", "calendar-alt"),
    EditionStatus.ONGOING: ("now", "circle-check"),
    EditionStatus.PAST: ("over", "history"),
    EditionStatus.POSTPONED: ("warning", "time"),
    EditionStatus.CANCELLED: ("stopped", "circle-xmark"),
    CallStatus.SCHEDULED: ("coming", "calendar-alt"),
    CallStatus.OPEN: ("now", "circle-check"),
    CallStatus.CLOSED: ("over", "lock"),
    SessionState.PROPOSED: ("warning", "help"),
    SessionState.CONFIRMED: ("now", "check"),
    ForumStatus.ACTIVE: ("now", "circle-check"),
    ForumStatus.DORMANT: ("over", "time"),
    ForumStatus.ARCHIVED: ("over", "folder-inverse"),
    ContributionState.SUBMITTED: ("coming", "mail"),
    ContributionState.UNDER_REVIEW: ("warning", "view"),
    ContributionState.SHORTLISTED: ("warning", "list-ul"),
    ContributionState.ACCEPTED: ("now", "check"),
    ContributionState.DECLINED: ("stopped", "cross"),
    ContributionState.WITHDRAWN: ("over", "resubmit"),
    ContributionState.MERGED: ("over", "link"),
    ReplyState.WAITING: ("warning", "edit"),
    ReplyState.QUEUED: ("coming", "time"),
    ReplyState.SENDING: ("coming", "time"),
    ReplyState.SENT: ("now", "check"),
    ReplyState.FAILED: ("stopped", "cross"),
    ReplyState.UNKNOWN: ("warning", "help"),
}


@dataclass(frozen=True, slots=True)
class Status:
    """What a reader is told: the words, the tone of the colour and the sign."""

    label: str | Promise
    tone: str
    icon: str

    def __str__(self) -> str:
        return str(self.label)


def look_of(value: Any) -> Status:
    """Return how a member of one of our enums is shown."""
    tone, icon = LOOKS[value]
    return Status(value.label, tone, icon)


def status_of(page: Any) -> Status | None:
    """Return the status of a source page as its readers are told it, or None for a type that has none."""
    if isinstance(page, EditionPage | CallPage):
        return look_of(page.status)
    if isinstance(page, SessionPage):
        return look_of(SessionState(page.state))
    if isinstance(page, ForumPage):
        return look_of(ForumStatus(page.status))
    return None
