"""Throws away what is older than anybody asks for, and keeps secrets readable when the site's key changes."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from cms.webhooks.models import Delivery, DeliveryAttempt, Event, WebhookSecret
from cms.webhooks.sealing import sealed_anew

KEPT_FOR = timedelta(days=30)
# So many events at once, so that nobody who publishes waits for long.
BATCH = 500


def prune() -> int:
    """Delete messages, sent or not, and attempts after thirty days; return how many events went."""
    before, gone = timezone.now() - KEPT_FOR, 0
    DeliveryAttempt.objects.filter(made_at__lt=before).delete()
    # What was replayed lately is kept, with its event.
    lately = Delivery.objects.filter(Q(due_at__gte=before) | Q(delivered_at__gte=before)).values("event")
    while pks := list(
        Event.objects.filter(made_at__lt=before).exclude(pk__in=lately).values_list("pk", flat=True)[:BATCH]
    ):
        Event.objects.filter(pk__in=pks).delete()
        gone += len(pks)
    WebhookSecret.objects.filter(expires_at__lt=before).delete()
    return gone


def seal_anew() -> int:
    """Seal every secret with the key of today, so that older ones can be forgotten; return how many were."""
    count = 0
    for each in WebhookSecret.objects.all():
        sealed = sealed_anew(each.sealed)
        if sealed is not None:
            count += WebhookSecret.objects.filter(pk=each.pk, sealed=each.sealed).update(sealed=sealed)
    return count
