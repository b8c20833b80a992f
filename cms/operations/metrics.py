"""What Prometheus is told: requests, operations, tasks. Labels come from closed lists only.

Every process of a server writes its numbers into files of one folder (``PROMETHEUS_MULTIPROC_DIR``, which the
library reads itself), so that whichever of them is asked answers for all.
"""

import logging
import os
from collections.abc import Callable, Iterator
from time import perf_counter
from typing import Any

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import DatabaseError, connection
from django.db.models import Count, Min
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from prometheus_client import REGISTRY, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector
from wagtail import hooks

logger = logging.getLogger(__name__)

# What is called by this name returns a collector of prometheus_client, which is asked each time.
HOOK = "register_metrics"
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class OftenObserved(Histogram):
    """Takes many observations of the same at once."""

    def observe_often(self, amount: float, times: int) -> None:
        """Observe ``amount`` so many times."""
        self._sum.inc(amount * times)
        for bound, bucket in zip(self._upper_bounds, self._buckets, strict=True):
            if amount <= bound:
                bucket.inc(times)
                return


REQUESTS = Counter("forums_requests", "Requests, by what was asked for and the status.", ["route", "status"])
DURATIONS = Histogram("forums_request_seconds", "How long requests took.", ["route"], buckets=SECONDS)
OPERATIONS = Counter(
    "forums_gateway_operations", "Operations, by the code of their first error or OK.", ["outcome"]
)
COSTS = OftenObserved(
    "forums_gateway_cost",
    "What operations cost, in units.",
    buckets=(10, 100, 1_000, 5_000, 20_000, 50_000, 100_000, 200_000),
)
STATEMENTS = OftenObserved(
    "forums_gateway_sql_statements",
    "How many statements operations needed.",
    buckets=(0, 1, 2, 5, 10, 20, 30, 50, 100),
)
HITS = Counter("forums_gateway_kept", "Operations that were answered again without looking anything up.")
TASK_STATES = {
    TaskResultStatus.READY: "waiting",
    TaskResultStatus.RUNNING: "running",
    TaskResultStatus.FAILED: "failed",
}


class Metrics:
    """Counts and times requests. Without ``METRICS_TOKEN`` nobody may ask, and nothing is counted."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if not settings.METRICS_TOKEN:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        begun, statements = perf_counter(), _Statements()
        with connection.execute_wrapper(statements):
            response = self.get_response(request)
        route = route_of(request)
        REQUESTS.labels(route, str(response.status_code)).inc()
        DURATIONS.labels(route).observe(perf_counter() - begun)
        outcome = getattr(response, "outcome", None)
        if outcome is not None:
            OPERATIONS.labels(outcome).inc()
            STATEMENTS.observe(statements.count)
            COSTS.observe(getattr(response, "cost", 0))
        return response


class _Statements:
    """Counts what goes to the database."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, execute: Callable[..., Any], *args: Any) -> Any:
        self.count += 1
        return execute(*args)


def route_of(request: HttpRequest) -> str:
    """Return what was asked for, in a word of ours: never anything that the asker wrote."""
    match = request.resolver_match
    if match is None:
        return "static" if request.path_info.startswith(settings.STATIC_URL) else "none"
    if match.route.startswith("admin/"):
        return "admin"
    return match.view_name or "unnamed"


def metrics(request: HttpRequest) -> HttpResponse:
    """Tell everything that is counted to whoever has ``METRICS_TOKEN``; 404 where there is none."""
    if not settings.METRICS_TOKEN:
        return HttpResponse(status=404)
    if not constant_time_compare(
        request.headers.get("Authorization", ""), f"Bearer {settings.METRICS_TOKEN}"
    ):
        return HttpResponse(status=401, headers={"WWW-Authenticate": "Bearer"})
    registry = REGISTRY
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # its constructor is not annotated
    text = generate_latest(registry) + generate_latest(_tasks())
    return HttpResponse(text, content_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"})


def _tasks() -> CollectorRegistry:
    registry = CollectorRegistry()
    registry.register(TaskCollector())
    for make in hooks.get_hooks(HOOK):
        registry.register(make())
    return registry


class TaskCollector(Collector):
    """Reads from the database, at the moment of asking, how the tasks in the background stand."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield how many there are, and how long the oldest has waited; nothing without a database."""
        try:
            counted = dict(
                DBTaskResult.objects.filter(status__in=TASK_STATES)
                .order_by()
                .values_list("status")
                .annotate(Count("pk"))
            )
            oldest = DBTaskResult.objects.ready().aggregate(Min("enqueued_at"))["enqueued_at__min"]
        except DatabaseError as error:
            logger.warning("metrics_without_tasks error=%s", type(error).__name__)
            return
        states = GaugeMetricFamily(
            "forums_tasks", "Tasks in the background, by their state.", labels=["state"]
        )
        for status, state in TASK_STATES.items():
            states.add_metric([state], counted.get(status, 0))
        yield states
        age = (timezone.now() - oldest).total_seconds() if oldest else 0
        yield GaugeMetricFamily(
            "forums_task_oldest_seconds", "How long the oldest task has waited.", value=age
        )
