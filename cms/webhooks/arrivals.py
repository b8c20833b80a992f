"""Whether the last public change of a page has arrived everywhere, for its editors."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.models import Page

from cms.arrivals import HOOK, Arrival
from cms.webhooks.models import Delivery, DeliveryState, EventRow, Webhook


def last_change_of(page: Any) -> EventRow | None:
    """Return the last event that told of the page's row; None if nobody was told of any."""
    rows = EventRow.objects.filter(label=page._meta.label_lower, row=page.pk)
    return rows.select_related("event").order_by("-event").first()


def arrivals_of(page: Any) -> list[Arrival]:
    """Return a line for each subscriber that is told of something."""
    label, webhooks = page._meta.label_lower, list(Webhook.objects.all())
    rows = Delivery.objects.filter(event__rows__label=label, event__rows__row=page.pk)
    latest = rows.order_by().values("webhook").annotate(last=Max("pk")).values("last")
    found = {each.webhook_id: each for each in Delivery.objects.filter(pk__in=latest)}
    return [_line(webhook, found.get(webhook.pk)) for webhook in webhooks]


def others_of(page: Any) -> list[Arrival]:
    """Return the lines of whatever else takes part, such as a cache."""
    return [line for describe in hooks.get_hooks(HOOK) for line in describe(page)]


def _line(webhook: Webhook, delivery: Delivery | None) -> Arrival:
    if delivery is None:
        return Arrival(webhook.name, "unasked", _("Was not told: it did not ask for changes like this."))
    if delivery.state == DeliveryState.DELIVERED:
        return Arrival(webhook.name, "arrived", _("Has arrived"), delivery.delivered_at)
    if delivery.state == DeliveryState.FAILED:
        return Arrival(webhook.name, "failed", _("Did not arrive, and is not tried again."))
    if not webhook.is_active:
        return Arrival(webhook.name, "waiting", _("Waits: this subscriber is paused."))
    if delivery.attempt_count:
        return Arrival(webhook.name, "waiting", _("Did not arrive yet; tried again at"), delivery.due_at)
    return Arrival(webhook.name, "waiting", _("On its way since"), delivery.made_at)


class ArrivalSidePanel(BaseSidePanel):
    """“Is it live?”, beside the editor of a page."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        """Counts what has not arrived."""

        aria_label = _("Toggle “Is it live?”")
        icon_name = "globe"
        counter_classname = "w-bg-critical-200"

        def get_context_data(self, parent_context: Any) -> dict[str, Any]:
            """Add the count."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            lines = [*self.panel.arrivals, *self.panel.others]
            missing = [each for each in lines if each.state in ("waiting", "failed")]
            return context | {"count": len(missing)}

    name = "arrival"
    title = _("Is it live?")
    template_name = "webhooks/arrival_panel.html"
    order = 150

    def __init__(self, page: Any, request: Any) -> None:
        super().__init__(page, request)
        self.arrivals = arrivals_of(page)
        self.others = others_of(page)

    class Media:
        js = ("webhooks/arrivals.js",)

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return the lines, and the change that they tell of."""
        context: dict[str, Any] = super().get_context_data(parent_context)
        return context | described(self.object, self.arrivals, self.others)


def described(page: Any, arrivals: list[Arrival], others: list[Arrival]) -> dict[str, Any]:
    """Return what the lines of a page are drawn of."""
    # Of what was taken down, caches have to learn, too.
    was_public = page.live or page.first_published_at is not None
    told = {"arrivals": arrivals, "others": others, "change": last_change_of(page)}
    return told | {"is_public": page.live, "was_public": was_public}


@require_safe
def show_arrivals(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the lines of a page as they are now; 403 for those who may not edit it."""
    page = get_object_or_404(Page, pk=pk)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    specific = page.specific
    return render(
        request, "webhooks/arrivals.html", described(specific, arrivals_of(specific), others_of(specific))
    )
