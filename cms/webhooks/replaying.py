"""What somebody asks of a webhook by hand: hold it, let it go on, send something again."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from cms.webhooks.models import Delivery, DeliveryState, Webhook, WebhookStatus


def pause(webhook: Webhook) -> None:
    """Send nothing until ``resume``; what happens meanwhile waits."""
    _stand(webhook, WebhookStatus.PAUSED)


def resume(webhook: Webhook) -> None:
    """Send again, and what has waited first."""
    _stand(webhook, WebhookStatus.ACTIVE)
    waiting = Delivery.objects.filter(webhook=webhook, state=DeliveryState.WAITING)
    waiting.filter(due_at__gt=timezone.now()).update(due_at=timezone.now())


def replay(webhook: Webhook, since: datetime, until: datetime, *, only_failed: bool) -> int:
    """Send again what was told from ``since`` until ``until``, with the same identifiers; return how much.

    What is on its way just now is left alone.
    """
    rows = Delivery.objects.filter(webhook=webhook, event__made_at__gte=since, event__made_at__lte=until)
    return _again(rows.filter(state=DeliveryState.FAILED) if only_failed else rows)


def replay_one(delivery: Delivery) -> bool:
    """Send it again; return whether it was not on its way already."""
    return _again(Delivery.objects.filter(pk=delivery.pk)) == 1


def _again(rows: QuerySet[Delivery]) -> int:
    now = timezone.now()
    free = rows.filter(Q(leased_until=None) | Q(leased_until__lte=now))
    return free.update(
        state=DeliveryState.WAITING,
        due_at=now,
        attempt_count=0,
        delivered_at=None,
        lease="",
        leased_until=None,
    )


def _stand(webhook: Webhook, status: WebhookStatus) -> None:
    Webhook.objects.filter(pk=webhook.pk).update(
        status=status, reason="", failures=0, failing_since=None, rests_until=None
    )
