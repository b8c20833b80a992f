"""All sessions of all editions: what is where, and what is still missing."""

from typing import Any

from django import forms
from django.db.models import F, Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters.filters import BooleanFilter, DateFilter, ModelChoiceFilter, MultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets import AdminDateInput

from forums_pages.enums import SessionKind, SessionState
from forums_pages.models import EditionPage, Participation, Room, SessionPage
from forums_pages.models.session_queries import SessionQuerySet
from forums_pages.viewsets.columns import LanguagesColumn, StatusColumn
from forums_pages.viewsets.directory import count_of
from forums_pages.viewsets.filters import YesNo, edition_sources
from forums_pages.viewsets.listings import SourcesIndexView, SourcesViewSet, page_columns
from forums_pages.viewsets.moments import session_times, short_day, zone_city


def day_of(session: SessionPage) -> str:
    """Return the day, or nothing while it is unknown."""
    return short_day(session.day) if session.day else ""


def times_of(session: SessionPage) -> str:
    """Return the times on the hall's clock and the city whose clock it is."""
    times = session_times(session)
    return f"{times} {zone_city(session.edition.time_zone)}" if times and session.edition else times


class RoomField(forms.ModelChoiceField):  # type: ignore[type-arg]  # Django takes none when it runs
    """A room with its venue, because every venue has a great hall."""

    def label_from_instance(self, room: Any) -> str:
        """Return ``Great hall (Palace, City)``."""
        return f"{room} ({room.venue})"


class RoomFilter(ModelChoiceFilter):
    """One room of those that sessions use."""

    field_class = RoomField


def rooms_in_use(request: Any) -> QuerySet[Room]:
    """Return the rooms that sessions take place in, with their venues."""
    rooms: QuerySet[Room] = Room.objects.filter(sessions__isnull=False).distinct()
    return rooms.select_related("venue").order_by("venue_id", "sort_order")


def _gap(name: str) -> Any:
    def narrow(sessions: SessionQuerySet, _field: str, value: bool | None) -> SessionQuerySet:
        lacking: SessionQuerySet = getattr(sessions, name)()
        if value is None:
            return sessions
        if value:
            return lacking
        others: SessionQuerySet = sessions.exclude(pk__in=lacking.values("pk"))
        return others

    return narrow


class SessionFilterSet(WagtailFilterSet):
    """What is when and where, and what is still missing."""

    edition = ModelChoiceFilter(label=_("Edition"), queryset=edition_sources, empty_label=_("All"))
    day = DateFilter(label=_("Day"), widget=AdminDateInput)
    room = RoomFilter(label=_("Room"), queryset=rooms_in_use, empty_label=_("All"))
    kind = MultipleChoiceFilter(
        label=_("Kind"), choices=SessionKind.choices, widget=forms.CheckboxSelectMultiple
    )
    state = MultipleChoiceFilter(
        label=_("State"), choices=SessionState.choices, widget=forms.CheckboxSelectMultiple
    )
    without_room = BooleanFilter(label=_("Without room"), method=_gap("without_room"), widget=YesNo)
    without_time = BooleanFilter(label=_("Without time"), method=_gap("without_time"), widget=YesNo)
    without_speaker = BooleanFilter(label=_("Without speaker"), method=_gap("without_speaker"), widget=YesNo)

    class Meta:
        model = SessionPage
        fields: list[str] = []


class SessionIndexView(SourcesIndexView):
    """Sessions by day and time; those of the newest edition first."""

    default_ordering = "programme"

    def with_facts(self, pages: Any) -> Any:
        """Read editions, rooms and the number of people along."""
        editions = EditionPage.objects.defer_streamfields()
        return pages.prefetch_related(Prefetch("edition", editions), "room__venue").annotate(
            speaker_count=count_of(Participation.objects.all(), "page", "person")
        )

    def order_queryset(self, queryset: Any) -> Any:
        """Sort as a programme is read, the edition that comes last first."""
        if self.ordering == "programme":
            return queryset.order_by(F("edition__begins_at").desc(nulls_first=True), *_PROGRAMME)
        if self.ordering == "-programme":
            return queryset.order_by(F("edition__begins_at").desc(nulls_first=True), *_PROGRAMME).reverse()
        return super().order_queryset(queryset)

    def get_ordering(self) -> str | None:
        """Leave the order of search results to the search, which knows no programme."""
        ordering: str | None = super().get_ordering()
        if self.is_searching and ordering in ("programme", "-programme"):
            return None
        return ordering


_PROGRAMME = (
    "edition_id",
    F("day").asc(nulls_last=True),
    F("starts_at").asc(nulls_last=True),
    F("room__venue_id").asc(nulls_last=True),
    F("room__sort_order").asc(nulls_last=True),
    "pk",
)


class SessionListingViewSet(SourcesViewSet):
    """Sessions across editions."""

    model = SessionPage
    name = "sessions"
    url_prefix = "programme/sessions"
    icon = "calendar"
    menu_label = _("Sessions")
    index_view_class = SessionIndexView
    ordering = "programme"
    filterset_class = SessionFilterSet
    columns = page_columns(
        _("Title"),
        Column("day", label=_("Day"), accessor=day_of, sort_key="programme", classname="short"),
        Column("time", label=_("Time"), accessor=times_of, classname="when"),
        Column("room", label=_("Room")),
        Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind"),
        StatusColumn("state", label=_("State"), sort_key="state"),
        Column("speaker_count", label=_("People"), classname="number"),
        Column("edition", label=_("Edition"), accessor="edition.title"),
        LanguagesColumn(),
    )
