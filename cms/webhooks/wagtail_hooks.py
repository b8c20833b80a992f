"""What Wagtail's admin is told of webhooks."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from cms.webhooks.arrivals import ArrivalSidePanel
from cms.webhooks.metrics import WebhookCollector
from cms.webhooks.viewsets import WebhookViewSet


@hooks.register("register_admin_viewset")
def register_webhooks() -> WebhookViewSet:
    """Register webhooks under Settings."""
    return WebhookViewSet()


@hooks.register("construct_page_side_panels")
def tell_whether_it_is_live(request: HttpRequest, page: Any, panels: list[Any]) -> None:
    """Add “Is it live?” to the editors of pages, after the status."""
    panels.insert(1, ArrivalSidePanel(page, request))


@hooks.register("insert_global_admin_css")
def style_webhooks() -> SafeString:
    """Add the look of lines and messages."""
    return format_html('<link rel="stylesheet" href="{}">', static("webhooks/webhooks.css"))


@hooks.register("register_metrics")
def count_webhooks() -> WebhookCollector:
    """Let Prometheus know how they fare."""
    return WebhookCollector()
