"""The menus of the public site."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from forums_pages.models import Menu, MenuItem
from forums_pages.viewsets.directory import count_of


class MenuViewSet(SnippetViewSet):
    """Header and footer, kept with the settings."""

    model = Menu
    icon = "list-ul"
    menu_label = _("Menus")
    menu_name = "menus"
    add_to_settings_menu = True
    list_display = (
        "__str__",
        Column("entry_count", label=_("Entries"), classname="number"),
    )

    def get_queryset(self, request: Any) -> QuerySet[Menu]:
        """Return the menus with their sites and the number of their entries."""
        entries = count_of(MenuItem.objects.all(), "menu")
        menus: QuerySet[Menu] = Menu.objects.select_related("site").annotate(entry_count=entries)
        return menus
