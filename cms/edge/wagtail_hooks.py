"""What Wagtail's admin and the metrics are told of caches in front."""

from collections.abc import Sequence
from typing import Any

from wagtail import hooks

from cms.arrivals import HOOK, Arrival
from cms.edge.arrivals import arrivals_of
from cms.edge.metrics import EdgeCollector
from cms.edge.receivers import receivers
from forums_pages.programme.turns import receivers as turns


@hooks.register(HOOK)
def tell_what_caches_show(page: Any) -> list[Arrival]:
    """Add lines to “Is it live?”."""
    return list(arrivals_of(page))


@hooks.register(turns.HOOK)
def tell_what_caches_do(_page: Any, _sessions: Sequence[int]) -> list[turns.Receiver]:
    """Add caches to those who would be told of a change."""
    return list(receivers())


@hooks.register("register_metrics")
def measure_caches() -> EdgeCollector:
    """Let Prometheus know how they fare."""
    return EdgeCollector()
