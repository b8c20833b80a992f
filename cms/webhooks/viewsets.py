"""Webhooks in the admin, under Settings."""

from typing import Any

from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from cms.webhooks.forms import WebhookForm
from cms.webhooks.health import health_of, with_counts
from cms.webhooks.models import Webhook
from cms.webhooks.views import WebhookCreateView, WebhookInspectView, act, show_delivery


class WebhookIndexView(IndexView):
    """All webhooks, and how they fare."""

    def get_base_queryset(self) -> QuerySet[Webhook]:
        """Return all of them with what waits and what failed."""
        return with_counts()

    def _get_title_column(self, field_name: str, column_class: Any = TitleColumn, **kwargs: Any) -> Any:
        """Lead to the page of the webhook, not to its form."""
        return TitleColumn(
            field_name,
            label=_("Name"),
            get_url=lambda row: reverse("webhooks:inspect", args=[row.pk]),
            sort_key="name",
        )


class WebhookViewSet(ModelViewSet):
    """Who is told what changes in public."""

    model = Webhook
    name = "webhooks"
    icon = "rotate"
    menu_label = _("Webhooks")
    menu_name = "webhooks"
    add_to_settings_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = WebhookIndexView
    add_view_class = WebhookCreateView
    inspect_view_class = WebhookInspectView
    search_fields = ("name", "url")
    list_display = (
        "name",
        Column("url", label=_("Address")),
        StatusTagColumn(
            "health",
            label=_("Health"),
            accessor=lambda row: health_of(row).label,
            primary=lambda row: health_of(row).tone == "good",
        ),
        DateColumn("last_success_at", label=_("Last arrival"), sort_key="last_success_at"),
        Column("waiting_count", label=_("Waiting"), classname="number", sort_key="waiting_count"),
        Column("failed_count", label=_("Failed"), classname="number", sort_key="failed_count"),
    )
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("url"),
            MultiFieldPanel(
                [FieldPanel("actions"), FieldPanel("kinds"), FieldPanel("locales"), FieldPanel("forums")],
                heading=_("What it is told"),
            ),
            FieldPanel("document"),
        ],
        base_form_class=WebhookForm,
    )

    @cached_property
    def inspect_template_name(self) -> str:
        """Return our page."""
        return "webhooks/webhook.html"

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add what can be done with a webhook, and the page of a message."""
        own = [
            path("act/<int:pk>/", act, name="act"),
            path("delivery/<int:pk>/", show_delivery, name="delivery"),
        ]
        return [*super().get_urlpatterns(), *own]
