"""How a webhook fares, in a word and a colour."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from cms.webhooks.models import DeliveryState, Webhook, WebhookStatus


@dataclass(frozen=True)
class Health:
    """``tone`` is one of ``good``, ``busy``, ``bad`` and ``idle``."""

    label: Any
    tone: str
    reason: Any = ""


def health_of(webhook: Webhook) -> Health:
    """Return how it fares."""
    if webhook.status == WebhookStatus.PAUSED:
        return Health(_("Paused"), "idle", _("Somebody here paused it. What happens meanwhile waits."))
    if webhook.status == WebhookStatus.DISABLED:
        return Health(_("Disabled"), "bad", webhook.get_reason_display())
    if webhook.is_failing:
        return Health(
            _("Failing"), "bad", _("The last messages did not arrive. One at a time is tried until one does.")
        )
    if webhook.failures:
        return Health(_("Trying again"), "busy", _("The last message did not arrive at once."))
    if webhook.last_success_at is None:
        return Health(_("Nothing sent yet"), "idle")
    return Health(_("Well"), "good")


def with_counts() -> QuerySet[Webhook]:
    """Return all webhooks with how many of their messages are ``waiting_count`` and ``failed_count``."""
    waiting = Count("deliveries", filter=Q(deliveries__state=DeliveryState.WAITING))
    failed = Count("deliveries", filter=Q(deliveries__state=DeliveryState.FAILED))
    return Webhook.objects.annotate(waiting_count=waiting, failed_count=failed)
