"""All calls for contributions, with their deadlines in their own zones."""

from typing import Any

from django.db.models import Prefetch
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
    """Calls by deadline, the latest first; those without one lead, because it is still to come."""

    def with_facts(self, pages: Any) -> Any:
        """Read editions along."""
        return pages.prefetch_related(Prefetch("edition", EditionPage.objects.defer_streamfields()))


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
