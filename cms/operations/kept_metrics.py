"""Counts answers that were given again: at once in memory, and a second later where Prometheus is told.

Processes count together in files, which takes several times as long as to give an answer again.
"""

import atexit
import threading
from collections import Counter
from multiprocessing.util import Finalize

from cms.operations.metrics import COSTS, HITS, OPERATIONS, REQUESTS, STATEMENTS

ROUTE = "graphql_api:endpoint"
SECONDS = 1.0


class _Pending:
    """What was counted and is not told yet, by status and cost."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.counts: Counter[tuple[int, int]] = Counter()
        self.timer: threading.Timer | None = None


_pending = _Pending()


def count(status: int, cost: int) -> None:
    """Count an answer with that status, of an operation that costs so much."""
    with _pending.lock:
        _pending.counts[status, cost] += 1
        if _pending.timer is not None:
            return
        _pending.timer = threading.Timer(SECONDS, hand_over)
        _pending.timer.daemon = True
    _pending.timer.start()


def hand_over() -> None:
    """Let Prometheus be told of what was counted until now."""
    with _pending.lock:
        counts, _pending.counts = _pending.counts, Counter()
        timer, _pending.timer = _pending.timer, None
    if timer is not None:
        timer.cancel()
    for (status, cost), times in counts.items():
        REQUESTS.labels(ROUTE, str(status)).inc(times)
        OPERATIONS.labels("OK").inc(times)
        HITS.inc(times)
        STATEMENTS.observe_often(0, times)
        COSTS.observe_often(cost, times)


# Servers end their processes in one way or the other. Handed over twice, nothing is counted twice.
atexit.register(hand_over)
Finalize(None, hand_over, exitpriority=1)
