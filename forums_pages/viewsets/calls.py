"""All calls for contributions, with their deadlines in their own zones."""

from typing import Any

from django.db.models import F, Prefetch
from django.utils.translation import gettext_lazy as _
from django_filters.filters import ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column

from forums_pages.models import CallPage, EditionPage
from forums_pages.viewsets.columns import LanguagesColumn, StatusColumn
from forums_pages.viewsets.filters import edition_sources
from forums_pages.viewsets.listings import SourcesIndexView, SourcesViewSet, page_columns
from forums_pages.viewsets.moments import call_instant


def opens(call: CallPage) -> str:
    """Return when the call opens, in its zone."""
    return call_instant(call.opens_at, call)


def closes(call: CallPage) -> str:
    """Return when the call closes, in its zone."""
    return call_instant(call.closes_at, call)


class CallFilterSet(WagtailFilterSet):
    """Calls of one edition."""

    edition = ModelChoiceFilter(label=_("Edition"), queryset=edition_sources, empty_label=_("All"))

    class Meta:
        model = CallPage
        fields: list[str] = []


class CallIndexView(SourcesIndexView):
    """Calls by deadline, the latest first."""

    def with_facts(self, pages: Any) -> Any:
        """Read editions along."""
        return pages.prefetch_related(Prefetch("edition", EditionPage.objects.defer_streamfields()))

    def order_queryset(self, queryset: Any) -> Any:
        """Sort calls without a deadline to the end that is still to come."""
        if self.ordering == "closes_at":
            return queryset.order_by(F("closes_at").asc(nulls_last=True), "pk")
        if self.ordering == "-closes_at" and not self.is_searching:
            return queryset.order_by(F("closes_at").desc(nulls_first=True), "-pk")
        return super().order_queryset(queryset)


class CallListingViewSet(SourcesViewSet):
    """Calls across editions."""

    model = CallPage
    name = "calls"
    url_prefix = "programme/calls"
    icon = "mail"
    menu_label = _("Calls for contributions")
    index_view_class = CallIndexView
    ordering = "-closes_at"
    filterset_class = CallFilterSet
    columns = page_columns(
        _("Title"),
        Column("edition", label=_("Edition"), accessor="edition.title"),
        Column("opens", label=_("Opens"), accessor=opens, sort_key="opens_at"),
        Column("closes", label=_("Closes"), accessor=closes, sort_key="closes_at"),
        StatusColumn("status_now"),
        LanguagesColumn(),
    )
