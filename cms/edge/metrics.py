"""What Prometheus is told of caches in front: read from the database at the moment of asking."""

import logging
from collections.abc import Iterator

from django.db import DatabaseError
from django.utils import timezone
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from cms.edge.models import FrontCache
from cms.edge.purging import caches_in_front

logger = logging.getLogger("cms.edge")


class EdgeCollector(Collector):
    """Tells how late each cache in front is with what has changed, and how often it refused to be told."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield what there is to tell; nothing without a database."""
        try:
            known = list(FrontCache.objects.filter(name__in=caches_in_front()))
        except DatabaseError as error:
            logger.warning("metrics_without_caches error=%s", type(error).__name__)
            return
        lag = GaugeMetricFamily(
            "forums_edge_lag_seconds",
            "For how long nobody knows whether a cache in front has thrown away what changed.",
            labels=["cache"],
        )
        failures = GaugeMetricFamily(
            "forums_edge_failures",
            "How often in a row a cache in front did not take what it was told.",
            labels=["cache"],
        )
        for each in known:
            if each.known_at is not None:
                lag.add_metric([each.name], max((timezone.now() - each.known_at).total_seconds(), 0))
            failures.add_metric([each.name], each.failures)
        yield from (lag, failures)
