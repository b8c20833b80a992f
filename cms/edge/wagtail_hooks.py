"""What Wagtail's admin and the metrics are told of caches in front."""

from typing import Any

from wagtail import hooks

from cms.arrivals import HOOK, Arrival
from cms.edge.arrivals import arrivals_of
from cms.edge.metrics import EdgeCollector


@hooks.register(HOOK)
def tell_what_caches_show(page: Any) -> list[Arrival]:
    """Add lines to “Is it live?”."""
    return list(arrivals_of(page))


@hooks.register("register_metrics")
def measure_caches() -> EdgeCollector:
    """Let Prometheus know how they fare."""
    return EdgeCollector()
