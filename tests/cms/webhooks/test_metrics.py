"""How webhooks fare, as Prometheus reads it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from cms.webhooks.models import Delivery
from cms.webhooks.outbox import write_test
from cms.webhooks.replaying import pause
from tests.cms.webhooks.telling import subscribe_now

pytestmark = pytest.mark.django_db


def told(client: Client) -> dict[str, float]:
    text = client.get("/-/metrics", headers={"Authorization": "Bearer token"}).content.decode()
    lines = [line for line in text.splitlines() if line.startswith("forums_webhook")]
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines)}


def test_messages_subscribers_and_lag_are_told(client: Client, settings: Settings) -> None:
    settings.METRICS_TOKEN = "token"
    webhook, _secret = subscribe_now()
    for state in ("waiting", "failed", "delivered", "delivered"):
        Delivery.objects.filter(pk=write_test(webhook).pk).update(state=state)
    Delivery.objects.update(made_at=timezone.now() - timedelta(minutes=5))

    found = told(client)
    lag = found.pop("forums_webhook_lag_seconds")
    assert found == {
        'forums_webhook_deliveries{state="waiting"}': 1,
        'forums_webhook_deliveries{state="delivered"}': 2,
        'forums_webhook_deliveries{state="failed"}': 1,
        'forums_webhooks{status="active"}': 1,
        'forums_webhooks{status="paused"}': 0,
        'forums_webhooks{status="disabled"}': 0,
    }
    assert 300 <= lag < 310

    # What is held on purpose is not late.
    pause(webhook)
    assert told(client)["forums_webhook_lag_seconds"] == 0
