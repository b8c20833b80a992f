"""Subscribes to what is there by now, and tells what was sent since."""

import json
from typing import Any

from django.db import connection

from cms.webhooks.models import Delivery, Event, Webhook
from cms.webhooks.subscribing import subscribe

URL = "https://partner.example.org/hook"


def subscribe_now(url: str = URL, **wishes: Any) -> tuple[Webhook, str]:
    """Return a webhook and its secret. What was made before rings no more, as if it had been committed."""
    connection.run_on_commit.clear()
    return subscribe("Partner", url, **wishes)


def data_of(delivery: Delivery) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(delivery.payload)["data"]
    return data


def told() -> list[list[tuple[str, str, str]]]:
    """Return each message's changes as kind and action, path (or name), and the path before."""
    messages = [data_of(each) for each in Delivery.objects.order_by("pk")]
    return [
        [
            (f"{each['kind']} {each['action']}", each["path"] or "", each["previousPath"] or "")
            for each in (data, *data["others"])
        ]
        for data in messages
    ]


def events() -> int:
    return Event.objects.count()
