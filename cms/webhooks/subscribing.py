"""Begins to tell somebody."""

from typing import Any

from django.db import transaction

from cms.webhooks.models import Webhook
from cms.webhooks.public_rows import fill


@transaction.atomic
def subscribe(name: str, url: str, **wishes: Any) -> tuple[Webhook, str]:
    """Return a new webhook, and its secret, which is told nowhere else."""
    webhook = Webhook.objects.create(name=name, url=url, **wishes)
    return webhook, begin(webhook)


@transaction.atomic
def begin(webhook: Webhook) -> str:
    """Return the secret of a webhook that was just made.

    While there is none, nobody keeps count of what is public; the first one begins with what is so now.
    """
    if not Webhook.objects.exclude(pk=webhook.pk).exists():
        fill()
    return webhook.renew_secret()
