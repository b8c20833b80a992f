"""The editors of our pages: Wagtail's, with the status that readers are told in the side panel."""

from typing import Any

from django.utils.functional import cached_property
from wagtail import hooks
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import PageStatusSidePanel
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.listing import GenericPageFilterSet
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from forums_pages.models import (
    ArticlePage,
    CallPage,
    EditionPage,
    ForumPage,
    ForumsIndexPage,
    SessionPage,
    StandardPage,
)
from forums_pages.viewsets.explorer import EditionExplorerView, ForumExplorerView, ProgrammeExplorerView
from forums_pages.viewsets.moments import when_of
from forums_pages.viewsets.previews import PagePreview
from forums_pages.viewsets.statuses import status_of


class TellingStatusSidePanel(PageStatusSidePanel):
    """Wagtail's status panel, headed by what the public is told now."""

    def get_status_templates(self, context: dict[str, Any]) -> list[str]:
        """Put our part first."""
        return ["forums_pages/admin/status_panel.html", *super().get_status_templates(context)]

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Add the status and the date, from the published facts of the source."""
        context: dict[str, Any] = super().get_context_data(parent_context)
        facts = self.live_object.specific.source if self.live_object is not None else None
        status = status_of(facts)
        return context | {
            "status_now": status,
            "when": when_of(facts) if status else "",
            "is_public": bool(self.live_object and self.live_object.live),
        }


class TellingEditView(EditView):
    """Wagtail's editor with our status panel, and those that whoever composes the site adds."""

    def get_side_panels(self) -> MediaContainer:
        """Return Wagtail's panels, the first of them ours.

        Hooks called ``construct_page_side_panels`` are given the request, the page and the list to add to.
        Not while a draft saves itself, nor when that has just made the page: the browser puts panels in the
        place of those that it has, and whoever began with an empty form has none of these.
        """
        panels: MediaContainer = super().get_side_panels()
        for panel in panels:
            if type(panel) is PageStatusSidePanel:
                panel.__class__ = TellingStatusSidePanel
        if not self.expects_json_response and not self.hydrate_create_view:
            for extend in hooks.get_hooks("construct_page_side_panels"):
                extend(self.request, self.page, panels)
        return panels


class OurPageViewSet(PageViewSet):
    """An editor for one type of page, and the explorer of the pages that hold such pages."""

    edit_view_class = TellingEditView
    preview_on_edit_view_class = PagePreview
    explorer_view_class: Any = None

    @property
    def explorer_kwargs(self) -> dict[str, Any]:
        """Return what the explorer is made with: its own columns, and filters for pages of every type."""
        view = self.explorer_view_class
        own = {"columns": view.base_columns, "filterset_class": GenericPageFilterSet, "model": Page}
        return {**self.get_index_view_kwargs(), **own}

    @cached_property
    def index_view(self) -> Any:
        """Return the explorer."""
        if self.explorer_view_class is None:
            return super().index_view
        return self.construct_view(self.explorer_view_class, **self.explorer_kwargs)

    @cached_property
    def index_results_view(self) -> Any:
        """Return the part of the explorer that is read again while somebody searches."""
        if self.explorer_view_class is None:
            return super().index_results_view
        return self.construct_view(self.explorer_view_class, **self.explorer_kwargs, results_only=True)


class ForumPageViewSet(OurPageViewSet):
    """Forums, explored from the programme page."""

    model = ForumPage
    explorer_view_class = ProgrammeExplorerView
    parent_models = (ForumsIndexPage,)


class EditionPageViewSet(OurPageViewSet):
    """Editions, explored from their forum."""

    model = EditionPage
    explorer_view_class = ForumExplorerView
    parent_models = (ForumPage,)


class SessionPageViewSet(OurPageViewSet):
    """Sessions, explored from their edition."""

    model = SessionPage
    explorer_view_class = EditionExplorerView
    parent_models = (EditionPage,)


class CallPageViewSet(OurPageViewSet):
    """Calls; their edition's explorer is that of its sessions."""

    model = CallPage
    parent_models = ()


class ProgrammePageViewSet(OurPageViewSet):
    """The page of the programme."""

    model = ForumsIndexPage
    parent_models = ()


class ArticlePageViewSet(OurPageViewSet):
    """Articles."""

    model = ArticlePage
    parent_models = ()


class StandardPageViewSet(OurPageViewSet):
    """Pages of any other content."""

    model = StandardPage
    parent_models = ()


PAGE_VIEWSETS = (
    *(ForumPageViewSet, EditionPageViewSet, SessionPageViewSet, CallPageViewSet),
    *(ProgrammePageViewSet, ArticlePageViewSet, StandardPageViewSet),
)
