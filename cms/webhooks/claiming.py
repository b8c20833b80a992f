"""Who sends what is due: each delivery is taken up by one worker at a time, and given back if that dies."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from cms.webhooks.models import Delivery, DeliveryState, Webhook, WebhookStatus
from cms.webhooks.retries import FAILURES_UNTIL_REST
from cms.webhooks.sending import ANSWERS_WITHIN

# Far longer than sending takes: whoever has not said how it went by then is dead.
LEASE = timedelta(seconds=ANSWERS_WITHIN * 2)
# So many messages at once to one endpoint: a slow one does not keep those of others waiting.
AT_ONCE = 2
# So many that are due are looked at, to find one that may be sent.
LOOKED_AT = 50


def claim() -> Delivery | None:
    """Return the next delivery that is due, the caller's alone until its lease ends; None if none is."""
    now = timezone.now()
    due = _due(now)
    # Looking takes no lock, on SQLite neither: there a transaction keeps every other writer waiting.
    if not due.exists():
        return None
    with transaction.atomic():
        # On PostgreSQL, others who look at the same time see the rows after these.
        locked = due.select_for_update(of=("self",), skip_locked=True).select_related("webhook", "event")
        for delivery in locked.order_by("due_at", "pk")[:LOOKED_AT]:
            if _may_be_sent(delivery.webhook, now) and _take(delivery, now):
                return delivery
    return None


def _due(now: datetime) -> QuerySet[Delivery]:
    unclaimed = Q(leased_until=None) | Q(leased_until__lte=now)
    awake = Q(webhook__rests_until=None) | Q(webhook__rests_until__lte=now)
    under_way = Delivery.objects.filter(leased_until__gt=now).values("webhook").annotate(count=Count("pk"))
    busy = under_way.filter(count__gte=AT_ONCE).values("webhook")
    rows = Delivery.objects.filter(unclaimed, awake, state=DeliveryState.WAITING, due_at__lte=now)
    return rows.filter(webhook__status=WebhookStatus.ACTIVE).exclude(webhook__in=busy)


def _may_be_sent(webhook: Webhook, now: datetime) -> bool:
    """Return whether the endpoint is well; whether one that fails still does, one message tries."""
    if webhook.failures < FAILURES_UNTIL_REST:
        return True
    resting = Webhook.objects.filter(pk=webhook.pk).filter(Q(rests_until=None) | Q(rests_until__lte=now))
    return resting.update(rests_until=now + LEASE) == 1


def _take(delivery: Delivery, now: datetime) -> bool:
    """Take it if nobody else has, in one statement: SQLite locks no rows."""
    unclaimed = Q(leased_until=None) | Q(leased_until__lte=now)
    rows = Delivery.objects.filter(unclaimed, pk=delivery.pk, state=DeliveryState.WAITING)
    delivery.lease, delivery.leased_until = secrets.token_hex(16), now + LEASE
    taken = rows.update(
        lease=delivery.lease, leased_until=delivery.leased_until, attempt_count=F("attempt_count") + 1
    )
    delivery.attempt_count += 1
    return taken == 1
