"""Named questions about calls for contributions. Their status follows from two instants when it is read."""

from datetime import datetime, timedelta

from django.db.models import Case, CharField, Q, Value, When
from django.utils import timezone
from wagtail.models import PageQuerySet

from forums_pages.enums import CallStatus

# "Until 23:59" includes the whole minute.
CLOSING_MINUTE = timedelta(minutes=1)


def call_status_at(moment: datetime, opens_at: datetime | None, closes_at: datetime | None) -> CallStatus:
    """Return the status that readers are told at ``moment``; the closing minute still counts as open."""
    if closes_at is not None and moment >= closes_at + CLOSING_MINUTE:
        return CallStatus.CLOSED
    return CallStatus.SCHEDULED if opens_at is None or moment < opens_at else CallStatus.OPEN


class CallQuerySet(PageQuerySet):
    """Named questions about calls."""

    def sources(self) -> "CallQuerySet":
        """Return the rows that hold facts: one per call, whatever its languages."""
        return self.filter(is_source=True)  # type: ignore[no-any-return]  # Wagtail is not typed

    def with_status(self, moment: datetime | None = None) -> "CallQuerySet":
        """Annotate each call with ``status_now``, the same that ``call_status_at`` returns."""
        now = moment or timezone.now()
        status = Case(
            When(closes_at__lte=now - CLOSING_MINUTE, then=Value(CallStatus.CLOSED.value)),
            When(Q(opens_at__isnull=True) | Q(opens_at__gt=now), then=Value(CallStatus.SCHEDULED.value)),
            default=Value(CallStatus.OPEN.value),
            output_field=CharField(),
        )
        return self.annotate(status_now=status)  # type: ignore[no-any-return]  # Wagtail is not typed

    def in_status(self, *statuses: CallStatus, moment: datetime | None = None) -> "CallQuerySet":
        """Return the calls that are in one of the statuses now (or at ``moment``)."""
        return self.with_status(moment).filter(status_now__in=statuses)  # type: ignore[no-any-return]  # Wagtail

    def open(self, moment: datetime | None = None) -> "CallQuerySet":
        """Return the calls that accept contributions now (or at ``moment``)."""
        return self.in_status(CallStatus.OPEN, moment=moment)
