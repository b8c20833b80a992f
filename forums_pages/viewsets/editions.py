"""All editions of all forums, the coming ones first."""

from typing import Any

from django import forms
from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _
from django_filters.filters import ModelChoiceFilter, MultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column

from forums_pages.enums import EditionStatus, EventFormat
from forums_pages.models import EditionPage, ForumPage, SessionPage
from forums_pages.models.edition_queries import EditionQuerySet
from forums_pages.viewsets.columns import LanguagesColumn, StatusColumn
from forums_pages.viewsets.directory import count_of
from forums_pages.viewsets.filters import forum_sources
from forums_pages.viewsets.listings import SourcesIndexView, SourcesViewSet, page_columns
from forums_pages.viewsets.moments import edition_dates


class EditionFilterSet(WagtailFilterSet):
    """Editions of a forum, in a status, in a format."""

    forum = ModelChoiceFilter(label=_("Forum"), queryset=forum_sources, empty_label=_("All"))
    status = MultipleChoiceFilter(
        label=_("Status now"),
        choices=EditionStatus.choices,
        method="in_status",
        widget=forms.CheckboxSelectMultiple,
    )
    format = MultipleChoiceFilter(
        label=_("Format"), choices=EventFormat.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = EditionPage
        fields: list[str] = []

    def in_status(self, editions: EditionQuerySet, _name: str, statuses: list[str]) -> EditionQuerySet:
        """Return the editions that are in one of the statuses at this moment."""
        return editions.in_status(*(EditionStatus(status) for status in statuses)) if statuses else editions


class EditionIndexView(SourcesIndexView):
    """Editions by date, the latest first; undated ones lead, because they are still to be dated."""

    def with_facts(self, pages: Any) -> Any:
        """Read forums and the number of sessions along."""
        forums = ForumPage.objects.defer_streamfields()
        return pages.prefetch_related(Prefetch("forum", forums)).annotate(
            session_count=count_of(SessionPage.objects.sources(), "edition")
        )


class EditionListingViewSet(SourcesViewSet):
    """Editions across forums."""

    model = EditionPage
    name = "editions"
    url_prefix = "programme/editions"
    icon = "globe"
    menu_label = _("Editions")
    index_view_class = EditionIndexView
    ordering = "-begins_at"
    filterset_class = EditionFilterSet
    columns = page_columns(
        _("Printed name"),
        Column("forum", label=_("Forum"), accessor="forum.title"),
        Column("ordinal", label=_("Number"), sort_key="ordinal", classname="number"),
        Column("dates", label=_("Dates"), accessor=edition_dates, sort_key="begins_at", classname="short"),
        Column("city", label=_("City")),
        Column("format", label=_("Format"), accessor="get_format_display", sort_key="format"),
        StatusColumn("status_now"),
        Column("session_count", label=_("Sessions"), classname="number"),
        LanguagesColumn(),
    )
