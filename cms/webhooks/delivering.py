"""Sends what is due, and writes down how it went."""

import logging
from datetime import datetime
from time import perf_counter
from typing import NamedTuple

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from cms.webhooks.claiming import claim
from cms.webhooks.documents import DocumentError, with_result
from cms.webhooks.models import (
    Delivery,
    DeliveryAttempt,
    DeliveryState,
    DisabledBecause,
    Webhook,
    WebhookStatus,
)
from cms.webhooks.outcomes import Outcome
from cms.webhooks.retries import PATIENCE, delay_after, rest_after
from cms.webhooks.sealing import UnreadableError
from cms.webhooks.sending import send
from cms.webhooks.signing import headers_for

logger = logging.getLogger("cms.webhooks")
USER_AGENT = "Forums-Gateway-Webhooks/1"


class Request(NamedTuple):
    """What is sent, to the byte."""

    url: str
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body, to be read."""
        return self.body.decode()


def deliver_next() -> bool:
    """Send what has been due for longest, if anything is; return whether there was something."""
    delivery = claim()
    if delivery is None:
        return False
    deliver(delivery)
    return True


def deliver(delivery: Delivery) -> Outcome | None:
    """Send a delivery that the caller has claimed, and note what came of it; None if it cannot be signed."""
    begun, moment = perf_counter(), timezone.now()
    try:
        request = request_of(delivery, moment)
        outcome = send(*request)
    except DocumentError:
        outcome = Outcome(problem="document")
    except UnreadableError:
        _disable(delivery.webhook, DisabledBecause.SEALED)
        _give_back(delivery)
        return None
    duration = round((perf_counter() - begun) * 1000)
    with transaction.atomic():
        DeliveryAttempt.objects.create(
            delivery=delivery,
            made_at=moment,
            duration_ms=duration,
            status=outcome.status,
            problem=outcome.problem,
            answer=outcome.answer,
        )
        _note(delivery, outcome)
    return outcome


def request_of(delivery: Delivery, moment: datetime) -> Request:
    """Return what is sent for ``delivery`` at ``moment``.

    Raises:
        UnreadableError: no secret can be read.
        DocumentError: its document cannot be answered.
    """
    webhook = delivery.webhook
    body = with_result(webhook, delivery.payload).encode()
    signed = headers_for(webhook.secrets_at(moment), delivery.event.identifier, int(moment.timestamp()), body)
    return Request(
        webhook.url, {"Content-Type": "application/json", "User-Agent": USER_AGENT, **signed}, body
    )


def _note(delivery: Delivery, outcome: Outcome) -> None:
    now = timezone.now()
    # Whoever lost its lease meanwhile leaves the delivery to the one who has it now.
    mine = Delivery.objects.filter(pk=delivery.pk, lease=delivery.lease)
    if outcome.has_arrived:
        # It has arrived, whoever has the lease.
        Delivery.objects.filter(pk=delivery.pk).exclude(state=DeliveryState.DELIVERED).update(
            state=DeliveryState.DELIVERED, delivered_at=now, lease="", leased_until=None
        )
        Webhook.objects.filter(pk=delivery.webhook_id).update(
            last_success_at=now, failures=0, failing_since=None, rests_until=None
        )
        return
    delay = delay_after(delivery.attempt_count, outcome.retry_after)
    if delay is None:
        mine.update(state=DeliveryState.FAILED, lease="", leased_until=None)
    else:
        mine.update(due_at=now + delay, lease="", leased_until=None)
    _note_failure(delivery.webhook_id, outcome, now)


def _note_failure(pk: int, outcome: Outcome, now: datetime) -> None:
    Webhook.objects.filter(pk=pk).update(failures=F("failures") + 1)
    Webhook.objects.filter(pk=pk, failing_since=None).update(failing_since=now)
    webhook = Webhook.objects.get(pk=pk)
    rest = rest_after(webhook.failures)
    if rest is not None:
        Webhook.objects.filter(pk=pk).update(rests_until=now + rest)
    if outcome.is_gone:
        _disable(webhook, DisabledBecause.GONE)
    elif webhook.failing_since and now - webhook.failing_since > PATIENCE:
        _disable(webhook, DisabledBecause.FAILING)


def _disable(webhook: Webhook, reason: DisabledBecause) -> None:
    Webhook.objects.filter(pk=webhook.pk, status=WebhookStatus.ACTIVE).update(
        status=WebhookStatus.DISABLED, reason=reason
    )
    logger.warning("webhook_disabled name=%s reason=%s", webhook.name, reason)


def _give_back(delivery: Delivery) -> None:
    Delivery.objects.filter(pk=delivery.pk, lease=delivery.lease).update(
        lease="", leased_until=None, attempt_count=F("attempt_count") - 1
    )
