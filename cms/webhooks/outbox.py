"""Writes down what is to be told, in the transaction of the change: one event for one logical write."""

from collections.abc import Iterable

from django.db import transaction

from cms.webhooks.changes import Change
from cms.webhooks.messages import payload_of
from cms.webhooks.models import Delivery, Event, EventRow, Webhook
from cms.webhooks.public_rows import follow
from cms.webhooks.rings import Ring
from cms.webhooks.wishes import wanted


def write_down(rings: Iterable[Ring]) -> Event | None:
    """Return the event that tells what these rings changed in public; None where nobody has to be told.

    Raises:
        DatabaseError: it could not be written. Roll back what rang.
    """
    webhooks = list(Webhook.objects.all())
    if not webhooks:
        return None
    with transaction.atomic():
        changes = follow(rings)
        wishes = [(webhook, mine) for webhook in webhooks if (mine := wanted(webhook, changes))]
        return _event(changes, wishes) if wishes else None


def _event(changes: list[Change], wishes: list[tuple[Webhook, list[Change]]]) -> Event:
    event = Event.objects.create()
    EventRow.objects.bulk_create(
        EventRow(event=event, label=each.page[0], row=each.page[1]) for each in changes if each.page
    )
    Delivery.objects.bulk_create(
        Delivery(
            event=event,
            webhook=webhook,
            type=mine[0].type,
            payload=payload_of(event, mine),
            due_at=event.made_at,
        )
        for webhook, mine in wishes
    )
    return event


def write_test(webhook: Webhook) -> Delivery:
    """Return a message that tells nothing but that it is a test, on its way to ``webhook``."""
    event = Event.objects.create()
    return Delivery.objects.create(
        event=event,
        webhook=webhook,
        type="webhook.test",
        payload=payload_of(event, []),
        due_at=event.made_at,
    )
