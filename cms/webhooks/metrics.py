"""What Prometheus is told of webhooks: read from the database at the moment of asking."""

import logging
from collections.abc import Iterator

from django.db import DatabaseError
from django.db.models import Count, Min
from django.utils import timezone
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from cms.webhooks.models import Delivery, DeliveryState, Webhook, WebhookStatus

logger = logging.getLogger("cms.webhooks")


class WebhookCollector(Collector):
    """Counts messages and subscribers by how they stand, and tells how late the latest message is."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield what there is to tell; nothing without a database."""
        try:
            deliveries = dict(Delivery.objects.order_by().values_list("state").annotate(Count("pk")))
            webhooks = dict(Webhook.objects.order_by().values_list("status").annotate(Count("pk")))
            waiting = Delivery.objects.filter(
                state=DeliveryState.WAITING, webhook__status=WebhookStatus.ACTIVE
            )
            oldest = waiting.aggregate(Min("made_at"))["made_at__min"]
        except DatabaseError as error:
            logger.warning("metrics_without_webhooks error=%s", type(error).__name__)
            return
        told = ("forums_webhook_deliveries", "Messages of the last 30 days, by state.", "state")
        yield _gauge(*told, DeliveryState.values, deliveries)
        yield _gauge("forums_webhooks", "Webhooks, by status.", "status", WebhookStatus.values, webhooks)
        lag = (timezone.now() - oldest).total_seconds() if oldest else 0
        yield GaugeMetricFamily(
            "forums_webhook_lag_seconds", "How long the oldest message to an active webhook waits.", value=lag
        )


def _gauge(name: str, words: str, label: str, states: list[str], counts: dict[str, int]) -> GaugeMetricFamily:
    gauge = GaugeMetricFamily(name, words, labels=[label])
    for each in states:
        gauge.add_metric([each], counts.get(each, 0))
    return gauge
