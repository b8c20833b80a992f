"""What Wagtail's admin is told of imports and exports."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLResolver, include, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.exchange.access import may_import


class ExchangeMenuItem(MenuItem):
    """Leads to the imports, for those who may import anything."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether there is anything that the user may import."""
        return may_import(request.user)


@hooks.register("register_admin_menu_item")
def exchange_menu_item() -> MenuItem:
    """Lead to the imports from the menu."""
    return ExchangeMenuItem(
        _("Import and export"), reverse("exchange:index"), name="exchange", icon_name="upload", order=140
    )


@hooks.register("register_admin_urls")
def exchange_urls() -> list[URLResolver]:
    """Register the pages."""
    return [path("exchange/", include("cms.exchange.urls"))]


@hooks.register("insert_global_admin_css")
def style_exchange() -> SafeString:
    """Add the look of plans and reports."""
    return format_html('<link rel="stylesheet" href="{}">', static("exchange/exchange.css"))
