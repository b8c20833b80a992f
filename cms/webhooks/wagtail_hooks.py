"""What Wagtail's admin is told of webhooks."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from cms.webhooks.arrivals import ArrivalSidePanel, show_arrivals
from cms.webhooks.metrics import WebhookCollector
from cms.webhooks.receivers import receivers_of
from cms.webhooks.viewsets import WebhookViewSet
from forums_pages.programme.turns.receivers import HOOK, Receiver


@hooks.register("register_admin_viewset")
def register_webhooks() -> WebhookViewSet:
    """Register webhooks under Settings."""
    return WebhookViewSet()


@hooks.register("construct_page_side_panels")
def tell_whether_it_is_live(request: HttpRequest, page: Any, panels: list[Any]) -> None:
    """Add “Is it live?” to the editors of pages, after the status."""
    panels.insert(1, ArrivalSidePanel(page, request))


@hooks.register("register_admin_urls")
def arrivals_url() -> list[URLPattern]:
    """Register what the panel is kept up to date by."""
    return [path("is-it-live/<int:pk>/", show_arrivals, name="webhook_arrivals")]


@hooks.register("insert_global_admin_css")
def style_webhooks() -> SafeString:
    """Add the look of lines and messages."""
    return format_html('<link rel="stylesheet" href="{}">', static("webhooks/webhooks.css"))


@hooks.register("register_log_actions")
def name_what_is_logged(actions: LogActionRegistry) -> None:
    """Let the history of a webhook tell what was done with it."""
    actions.register_action("webhooks.pause", _("Pause"), _("Paused"))
    actions.register_action("webhooks.resume", _("Resume"), _("Resumed"))
    actions.register_action("webhooks.renew", _("New secret"), _("Made a new secret"))
    actions.register_action("webhooks.replay", _("Send again"), _("Sent messages again"))


@hooks.register("register_metrics")
def count_webhooks() -> WebhookCollector:
    """Let Prometheus know how they fare."""
    return WebhookCollector()


@hooks.register(HOOK)
def tell_who_is_told(page: Any, sessions: Sequence[int]) -> list[Receiver]:
    """Add subscribers to those who would be told of a change."""
    return list(receivers_of(page, sessions))
