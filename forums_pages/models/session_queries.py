"""Named questions about sessions."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Case, F, Min, OuterRef, Q, Subquery, Value, When, Window
from django.db.models.functions import RowNumber
from wagtail.models import PageQuerySet

from forums_pages.enums import EventFormat, Lifecycle, SessionKind, SessionState

# How long a session counts as lasting when nobody has said when it ends.
USUAL_LENGTH = timedelta(hours=3)
FOR_EVERYBODY = (SessionKind.OPENING, SessionKind.PLENARY, SessionKind.KEYNOTE, SessionKind.CONFERENCE)


class SessionQuerySet(PageQuerySet):
    """Named questions about sessions."""

    def sources(self) -> "SessionQuerySet":
        """Return the rows that hold facts: one per session, whatever its languages."""
        return self.filter(is_source=True)  # type: ignore[no-any-return]  # Wagtail is not typed

    def of_edition(self, edition_id: int) -> "SessionQuerySet":
        """Return the sessions of one edition's programme, cancelled ones included."""
        return self.sources().filter(edition_id=edition_id)  # type: ignore[no-any-return]  # Wagtail is not typed

    def not_cancelled(self) -> "SessionQuerySet":
        """Return what a programme shows unless a reader asks for more."""
        return self.exclude(state=SessionState.CANCELLED)  # type: ignore[no-any-return]  # Wagtail is not typed

    def taking_place(self) -> "SessionQuerySet":
        """Return what is expected to happen on its day: nothing cancelled, and no day that was postponed."""
        off = (Lifecycle.POSTPONED, Lifecycle.CANCELLED)
        return self.not_cancelled().exclude(edition__lifecycle__in=off)  # type: ignore[no-any-return]  # Wagtail

    def running(self, moment: datetime) -> "SessionQuerySet":
        """Return what has begun and is not over at ``moment``; without a known end it lasts three hours."""
        begun = self.taking_place().filter(starts_at__lte=moment)
        return begun.exclude(_is_over(moment))  # type: ignore[no-any-return]  # Wagtail is not typed

    def to_come(self, moment: datetime) -> "SessionQuerySet":
        """Return what has not begun at ``moment``; without a known start, until its day is over."""
        rows = self.taking_place()
        undated = Q(starts_at__isnull=True) & ~rows._day_is_over(moment)
        return rows.filter(Q(starts_at__gt=moment) | undated)  # type: ignore[no-any-return]  # Wagtail

    def over(self, moment: datetime) -> "SessionQuerySet":
        """Return what is over at ``moment``; without a known start, when its day or its edition is."""
        undated = Q(starts_at__isnull=True) & self._day_is_over(moment)
        return self.filter(_is_over(moment) | undated)  # type: ignore[no-any-return]  # Wagtail is not typed

    def next_up(self, moment: datetime, among: "SessionQuerySet") -> "SessionQuerySet":
        """Return what begins next after ``moment`` in each edition; only sessions in ``among`` count."""
        later = among.taking_place().filter(edition=OuterRef("edition"), starts_at__gt=moment)
        first = later.order_by().values("edition").annotate(first=Min("starts_at")).values("first")
        return self.taking_place().filter(starts_at=Subquery(first))  # type: ignore[no-any-return]  # Wagtail

    def _day_is_over(self, moment: datetime) -> Q:
        """Return the predicate of sessions whose day, where one is known, or whose edition is over."""
        condition = Q(edition__ends_at__lte=moment)
        for zone in self.order_by().values_list("edition__time_zone", flat=True).distinct():
            condition |= Q(edition__time_zone=zone, day__lt=moment.astimezone(zone).date())
        return condition

    def without_time(self) -> "SessionQuerySet":
        """Return what still needs a day or a start, to finish the programme."""
        unknown = Q(day__isnull=True) | Q(start_time__isnull=True)
        return self.not_cancelled().filter(unknown)  # type: ignore[no-any-return]  # Wagtail is not typed

    def without_room(self) -> "SessionQuerySet":
        """Return what still needs a room; an edition that takes place online needs none."""
        in_a_room = self.not_cancelled().exclude(edition__format=EventFormat.ONLINE)
        return in_a_room.filter(room__isnull=True)  # type: ignore[no-any-return]  # Wagtail is not typed

    def without_speaker(self) -> "SessionQuerySet":
        """Return what still needs people; a break needs none."""
        spoken = self.not_cancelled().exclude(kind=SessionKind.BREAK)
        return spoken.filter(participations__isnull=True)  # type: ignore[no-any-return]  # Wagtail is not typed

    def leading(self, most: int) -> "SessionQuerySet":
        """Return up to ``most`` sessions of each edition, in its order: nothing cancelled, and no breaks.

        Of a longer programme, what everybody comes for goes before what takes place beside other sessions.
        """
        rank = Case(When(kind__in=FOR_EVERYBODY, then=Value(0)), default=Value(1))
        order: list[Any] = [rank, F("day").asc(nulls_last=True), F("starts_at").asc(nulls_last=True), F("pk")]
        place = Window(RowNumber(), partition_by=F("edition"), order_by=order)
        shown = self.not_cancelled().exclude(kind=SessionKind.BREAK).annotate(place=place)
        return shown.filter(place__lte=most).in_programme_order()  # type: ignore[no-any-return]  # Wagtail

    def in_programme_order(self) -> "SessionQuerySet":
        """Return the sessions by day, start and room; what is unknown comes last."""
        return self.order_by(  # type: ignore[no-any-return]  # Wagtail is not typed
            F("day").asc(nulls_last=True),
            F("starts_at").asc(nulls_last=True),
            F("room__venue_id").asc(nulls_last=True),
            F("room__sort_order").asc(nulls_last=True),
            "pk",
        )


LIVE_LINK_OPENS_BEFORE = timedelta(minutes=30)
LIVE_LINK_CLOSES_AFTER = timedelta(minutes=30)


def is_live_link_open(moment: datetime, starts_at: datetime | None, ends_at: datetime | None) -> bool:
    """Return whether a session's live link may be shown at ``moment``: half an hour before and after, too.

    Without a known start it is never shown; without a known end the session counts as three hours long.
    """
    if starts_at is None:
        return False
    ends = ends_at or starts_at + USUAL_LENGTH
    return starts_at - LIVE_LINK_OPENS_BEFORE <= moment < ends + LIVE_LINK_CLOSES_AFTER


def _is_over(moment: datetime) -> Q:
    without_end = Q(ends_at__isnull=True, starts_at__lte=moment - USUAL_LENGTH)
    return Q(starts_at__isnull=False) & (Q(ends_at__lte=moment) | without_end)
