"""What is older than thirty days goes; secrets stay readable."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import Settings

from cms.webhooks.models import Delivery, DeliveryAttempt, Event, WebhookSecret
from cms.webhooks.outbox import write_test
from cms.webhooks.pruning import prune, seal_anew
from tests.cms.webhooks.telling import subscribe_now

pytestmark = pytest.mark.django_db


def test_messages_and_attempts_are_kept_for_thirty_days() -> None:
    webhook, _secret = subscribe_now()
    now = timezone.now()
    old, replayed, young = (write_test(webhook) for _each in range(3))
    for delivery, days in ((old, 31), (replayed, 31), (young, 29)):
        moment = now - timedelta(days=days)
        DeliveryAttempt.objects.create(delivery=delivery, made_at=moment, duration_ms=1, status=200)
        Event.objects.filter(pk=delivery.event_id).update(made_at=moment)
        Delivery.objects.filter(pk=delivery.pk).update(due_at=moment, state="delivered", delivered_at=moment)
    Delivery.objects.filter(pk=replayed.pk).update(delivered_at=now)

    assert prune() == 1
    assert set(Delivery.objects.values_list("pk", flat=True)) == {replayed.pk, young.pk}
    assert list(DeliveryAttempt.objects.values_list("delivery", flat=True)) == [young.pk]


def test_secrets_are_sealed_anew_when_the_sites_key_changes(settings: Settings) -> None:
    webhook, secret = subscribe_now()
    assert seal_anew() == 0
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-key-that-protects-nothing-at-all-either"
    assert seal_anew() == 1

    settings.SECRET_KEY_FALLBACKS = []
    assert (webhook.secrets_at(timezone.now()), seal_anew()) == ([secret], 0)
    WebhookSecret.objects.update(sealed="nobody's")
    assert seal_anew() == 0
