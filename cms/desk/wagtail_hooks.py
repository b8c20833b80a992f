"""What the desk adds to Wagtail's admin."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from cms.desk import moderation
from cms.desk.home import EditionsPanel

__all__ = ["moderation"]


@hooks.register("construct_homepage_panels")
def show_editions_ahead(_request: HttpRequest, panels: list[Any]) -> None:
    """Put the editions ahead on the first page."""
    panels.append(EditionsPanel())


@hooks.register("insert_global_admin_css")
def wear_our_name() -> SafeString:
    """Add the look of our name and of the first page."""
    return format_html('<link rel="stylesheet" href="{}">', static("desk/brand.css"))
