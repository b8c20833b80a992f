"""What embeds add to Wagtail's admin: the page that makes snippets, in the menu and beside editions."""

from collections.abc import Sequence
from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem

from cms.embeds.builder import admin_page
from forums_pages.models import EditionPage
from forums_pages.programme.turns.receivers import HOOK, Receiver
from graphql_api.nodes import node_uid


class EmbedItem(ActionMenuItem):
    """Leads from an edition to the page on which it is embedded."""

    label = _("Embed")
    icon_name = "code"
    name = "action-embed"

    def is_shown(self, context: dict[str, Any]) -> bool:
        """Return whether the page is an edition that is published."""
        page = context.get("page")
        return isinstance(page, EditionPage) and page.live

    def get_url(self, context: dict[str, Any]) -> str:
        """Return where it leads."""
        return f"{reverse('embed_builder')}?edition={node_uid(context['page'])}"


@hooks.register("register_page_action_menu_item")
def embed_editions() -> EmbedItem:
    """Offer to embed editions."""
    return EmbedItem(order=95)


@hooks.register("register_admin_menu_item")
def embed_menu_item() -> MenuItem:
    """Lead to the builder from the menu."""
    return MenuItem(_("Embed"), reverse("embed_builder"), name="embed", icon_name="code", order=850)


@hooks.register("register_admin_urls")
def builder_urls() -> list[URLPattern]:
    """Register the builder."""
    return [path("embed/", admin_page, name="embed_builder")]


@hooks.register(HOOK)
def tell_of_frames(_page: Any, _sessions: Sequence[int]) -> list[Receiver]:
    """Add the readers of partners' pages to those who would be told of a change."""
    words = _("on partners’ pages show it to whoever opens the page next.")
    return [Receiver(_("Frames and elements"), "told", words)]
