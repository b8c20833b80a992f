"""Where the translations of an edition are found: an entry of the menu, and a button beside each edition."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.urls import URLPattern, path
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from forums_pages.models import EditionPage
from forums_pages.programme.translating.deeds import DEEDS
from forums_pages.viewsets.grids.rights import may_look
from forums_pages.viewsets.listings import PagesMenuItem
from forums_pages.viewsets.translations.deeds import DeedProgressView, DeedView, DeedWaitingView
from forums_pages.viewsets.translations.files import FilesView, download
from forums_pages.viewsets.translations.table import TITLE, TableView, address_of_table

DEED_PAGES: tuple[tuple[str, Any, str], ...] = (
    ("", DeedView, ""),
    ("/waiting", DeedWaitingView, "_waiting"),
    ("/progress", DeedProgressView, "_progress"),
)


class EditionTranslationsViewSet(ViewSet):
    """The translations of each edition."""

    name = "edition_translations"
    url_prefix = "programme/translations"
    icon = "wagtail-localize-language"
    menu_label = TITLE

    @cached_property
    def menu_item_class(self) -> type[MenuItem]:
        """Hide the entry from those who may do nothing with pages."""
        return PagesMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return the addresses, the menu's first."""
        own = [path("", TableView.as_view(), name="index")]
        for name in DEEDS:
            own += [
                path(f"<int:edition_id>/{name}{tail}/", view.as_view(name=name), name=f"{name}{known}")
                for tail, view, known in DEED_PAGES
            ]
        own += [
            path("<int:edition_id>/files/", FilesView.as_view(), name="files"),
            path("<int:edition_id>/files/<slug:code>.zip", download, name="po"),
        ]
        return own


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def translations_button(page: Page, user: AbstractBaseUser, **_context: Any) -> Iterator[Button]:
    """Yield the button that leads to the table, for editions whose drafts ``user`` may see."""
    if page.specific_class is EditionPage and may_look(user, page.specific):
        url = address_of_table(page.specific.source.pk)
        yield Button(_("Translations"), url, icon_name="wagtail-localize-language", priority=6)
