"""Listings across the tree: one row per page in all languages, in a constant number of statements."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page as PageOfRows
from django.db.models import QuerySet
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables.pages import (
    BulkActionsColumn,
    PageStatusColumn,
    PageTitleColumn,
)
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.permissions import page_permission_policy

from forums_pages.viewsets.facts import attach_facts, attach_languages, attach_parents
from forums_pages.viewsets.orders import UnknownAtTheEnd


def page_columns(title: str | Promise, *own: Any) -> list[Any]:
    """Return the columns of a listing of pages: its own between the title and Wagtail's status."""
    return [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=title, sort_key="title", classname="title"),
        *own,
        PageStatusColumn("status", label=_("Status"), sort_key="live"),
    ]


class SourcesIndexView(UnknownAtTheEnd, IndexView):
    """Lists the source pages of one type that the user may explore."""

    paginate_by = 50
    show_locale_labels = False

    def get_base_queryset(self) -> QuerySet[Any]:
        """Return the source pages with all that a row shows."""
        sources: QuerySet[Any] = super().get_base_queryset().filter(is_source=True)
        return sources

    def annotate_queryset(self, pages: Any) -> Any:
        """Read what Wagtail's own columns show. The pages have their type already."""
        pages = pages.prefetch_related("content_type", "sites_rooted_here", "locale").defer_streamfields()
        pages = pages.prefetch_workflow_states().annotate_has_untranslated_locale()
        return self.with_facts(pages.annotate_site_root_state().annotate_approved_schedule())

    def with_facts(self, pages: Any) -> Any:
        """Read what our columns show; nothing more by default."""
        return pages

    def paginate_queryset(self, queryset: Any, page_size: int) -> tuple[Any, PageOfRows[Any], Any, bool]:
        """Read the languages of the rows that are shown."""
        paginator, page, rows, has_others = super().paginate_queryset(queryset, page_size)
        attach_facts(rows)
        attach_languages(rows)
        attach_parents(rows)
        self.attach(rows)
        return paginator, page, rows, has_others

    def attach(self, rows: Sequence[Any]) -> None:
        """Read what our columns show for the rows at once; nothing more by default."""


class PagesMenuItem(MenuItem):
    """Shown to those who may do something with pages."""

    def is_shown(self, request: Any) -> bool:
        """Return whether the user may add, change or publish any page."""
        wanted = {"add", "change", "publish", "bulk_delete", "lock", "unlock"}
        return bool(page_permission_policy.user_has_any_permission(request.user, wanted))


class SourcesViewSet(PageListingViewSet):
    """A flat listing of one page type, one row per page."""

    index_view_class = SourcesIndexView
    list_per_page = 50

    @cached_property
    def menu_item_class(self) -> type[MenuItem]:
        """Hide the entry from those whom the listing would refuse."""
        return PagesMenuItem
