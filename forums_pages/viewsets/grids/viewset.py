"""Where the programme grid is found: an entry of the menu, and a button beside each edition."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from forums_pages.models import EditionPage
from forums_pages.viewsets.grids.moves import SessionView
from forums_pages.viewsets.grids.rights import may_look
from forums_pages.viewsets.grids.views import GRID, GridView, NextGridView
from forums_pages.viewsets.listings import PagesMenuItem


class ProgrammeGridViewSet(ViewSet):
    """The grid of each edition."""

    name = "programme_grid"
    url_prefix = "programme/grid"
    icon = "grid"
    menu_label = gettext_lazy("Programme grid")

    @cached_property
    def menu_item_class(self) -> type[MenuItem]:
        """Hide the entry from those who may do nothing with pages."""
        return PagesMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return the addresses, the menu's first."""
        return [
            path("", NextGridView.as_view(), name="index"),
            path("<int:edition_id>/", GridView.as_view(), name="grid"),
            path("<int:edition_id>/<int:session_id>/", SessionView.as_view(), name="session"),
        ]


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def grid_button(page: Page, user: AbstractBaseUser, **_context: Any) -> Iterator[Button]:
    """Yield the button that leads to the grid, for editions whose drafts ``user`` may see."""
    if page.specific_class is EditionPage and may_look(user, page.specific):
        url = reverse(GRID, args=[page.pk])
        yield Button(_("Programme grid"), url, icon_name="grid", priority=5)
