"""Named questions about editions. Their status follows from dates, zone and lifecycle when it is read."""

from datetime import datetime

from django.db.models import Case, CharField, F, Q, Value, When
from django.utils import timezone
from wagtail.models import PageQuerySet

from forums_pages.enums import EditionStatus, Lifecycle


def status_at(
    moment: datetime, lifecycle: str, begins: datetime | None, ends: datetime | None
) -> EditionStatus:
    """Return the status that readers are told at ``moment``.

    An edition without dates is upcoming, unless it was held: nobody has to press a button at midnight.
    """
    if lifecycle == Lifecycle.CANCELLED:
        return EditionStatus.CANCELLED
    if lifecycle == Lifecycle.POSTPONED:
        return EditionStatus.POSTPONED
    if begins is None or ends is None:
        return EditionStatus.PAST if lifecycle == Lifecycle.HELD else EditionStatus.UPCOMING
    if moment >= ends:
        return EditionStatus.PAST
    return EditionStatus.ONGOING if moment >= begins else EditionStatus.UPCOMING


def has_begun_at(moment: datetime, lifecycle: str, begins: datetime | None, ends: datetime | None) -> bool:
    """Return whether readers are told at ``moment`` that an edition is on or over, whichever of the two."""
    if lifecycle in (Lifecycle.CANCELLED, Lifecycle.POSTPONED):
        return False
    if begins is None or ends is None:
        return lifecycle == Lifecycle.HELD
    return moment >= begins


class EditionQuerySet(PageQuerySet):
    """Named questions about editions."""

    def sources(self) -> "EditionQuerySet":
        """Return the rows that hold facts: one per edition, whatever its languages."""
        return self.filter(is_source=True)  # type: ignore[no-any-return]  # Wagtail is not typed

    def with_status(self, moment: datetime | None = None) -> "EditionQuerySet":
        """Annotate each edition with ``status_now``, the same that ``status_at`` returns."""
        now = moment or timezone.now()
        undated = Q(begins_at__isnull=True)
        status = Case(
            When(lifecycle=Lifecycle.CANCELLED, then=Value(EditionStatus.CANCELLED.value)),
            When(lifecycle=Lifecycle.POSTPONED, then=Value(EditionStatus.POSTPONED.value)),
            When(undated & Q(lifecycle=Lifecycle.HELD), then=Value(EditionStatus.PAST.value)),
            When(undated, then=Value(EditionStatus.UPCOMING.value)),
            When(ends_at__lte=now, then=Value(EditionStatus.PAST.value)),
            When(begins_at__lte=now, then=Value(EditionStatus.ONGOING.value)),
            default=Value(EditionStatus.UPCOMING.value),
            output_field=CharField(),
        )
        return self.annotate(status_now=status)  # type: ignore[no-any-return]  # Wagtail is not typed

    def in_status(self, *statuses: EditionStatus, moment: datetime | None = None) -> "EditionQuerySet":
        """Return the editions that are in one of the statuses now (or at ``moment``)."""
        return self.with_status(moment).filter(status_now__in=statuses)  # type: ignore[no-any-return]  # Wagtail

    def upcoming(self, moment: datetime | None = None) -> "EditionQuerySet":
        """Return what is still to come, postponed editions without a new date included."""
        return self.in_status(EditionStatus.UPCOMING, EditionStatus.POSTPONED, moment=moment)

    def past(self, moment: datetime | None = None) -> "EditionQuerySet":
        """Return the editions that are over."""
        return self.in_status(EditionStatus.PAST, moment=moment)

    def latest_first(self) -> "EditionQuerySet":
        """Return the editions by date, undated ones first: they are still to be dated."""
        return self.order_by(  # type: ignore[no-any-return]  # Wagtail is not typed
            F("begins_at").desc(nulls_first=True), F("ordinal").desc(nulls_last=True), "pk"
        )
