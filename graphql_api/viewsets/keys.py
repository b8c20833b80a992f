"""Partners' keys, under Settings."""

from typing import Any

from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from graphql_api.keys.figures import State, state_of, with_requests
from graphql_api.keys.texts import prefix_of
from graphql_api.models import PartnerKey
from graphql_api.viewsets.key_form import KeyForm
from graphql_api.viewsets.key_views import KeyCreateView, KeyInspectView, end, rotate

GOOD = (State.ACTIVE, State.ENDS_SOON)


def _shown_prefix(key: PartnerKey) -> SafeString:
    """Return the beginning of the key's text, from left to right in every language."""
    return format_html('<code dir="ltr">{}</code>', prefix_of(key.kind, key.public_id))


class KeyIndexView(IndexView):
    """All keys, and how they fare."""

    def get_base_queryset(self) -> QuerySet[PartnerKey]:
        """Return all of them with how much they asked for."""
        return with_requests(PartnerKey.objects.select_related("organisation"), timezone.now().date())

    def _get_title_column(self, field_name: str, column_class: Any = TitleColumn, **kwargs: Any) -> Any:
        """Lead to the page of the key, not to its form."""
        return TitleColumn(
            field_name,
            label=_("Name"),
            get_url=lambda row: reverse("partner-keys:inspect", args=[row.pk]),
            sort_key="name",
        )


class PartnerKeyViewSet(ModelViewSet):
    """Who may ask with a key."""

    model = PartnerKey
    name = "partner-keys"
    icon = "key"
    menu_label = _("Partner keys")
    menu_name = "partner-keys"
    add_to_settings_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = KeyIndexView
    add_view_class = KeyCreateView
    inspect_view_class = KeyInspectView
    search_fields = ("name", "public_id", "contact")
    list_per_page = 50
    ordering = ("name", "pk")
    list_display = (
        "name",
        Column("prefix", label=_("Begins with"), accessor=_shown_prefix),
        StatusTagColumn(
            "state",
            label=_("State"),
            accessor=lambda row: state_of(row, timezone.now()).value,
            primary=lambda row: state_of(row, timezone.now()) in GOOD,
        ),
        Column("organisation", label=_("Organisation"), accessor=lambda row: row.organisation or ""),
        Column(
            "request_count",
            label=_("Requests in thirty days"),
            classname="number",
            sort_key="request_count",
        ),
        DateColumn("last_used_at", label=_("Last used"), sort_key="last_used_at"),
    )
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("kind"),
            FieldRowPanel([FieldPanel("organisation"), FieldPanel("contact")]),
            MultiFieldPanel(
                [FieldPanel("origins_mode"), FieldPanel("origins")], heading=_("Where it is used")
            ),
            MultiFieldPanel(
                [
                    FieldPanel("scopes"),
                    FieldPanel("documents"),
                    FieldRowPanel([FieldPanel("per_minute"), FieldPanel("cost")]),
                ],
                heading=_("What it may ask for"),
            ),
            FieldPanel("expires_at"),
        ],
        base_form_class=KeyForm,
    )

    @cached_property
    def inspect_template_name(self) -> str:
        """Return our page."""
        return "graphql_api/keys/key.html"

    def get_permissions_to_register(self) -> Any:
        """Return what groups can be given: everything but what nobody may."""
        return super().get_permissions_to_register().exclude(codename="delete_partnerkey")

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add what can be done with a key."""
        own = [path("rotate/<int:pk>/", rotate, name="rotate"), path("revoke/<int:pk>/", end, name="revoke")]
        return [*super().get_urlpatterns(), *own]
