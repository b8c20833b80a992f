"""One measurement: how long, how many statements, how many bytes, and how that compares to the yardstick."""

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from typing import Any

from django.db import connection

REPEATS = 9


@dataclass(frozen=True)
class Measurement:
    """What one thing costs. Times are in milliseconds; ``ratio`` compares CPU time with the yardstick's."""

    group: str
    name: str
    median_ms: float
    min_ms: float
    cpu_ms: float
    statements: int
    kilobytes: float
    ratio: float
    goal: str = ""
    met: bool | None = None


@dataclass
class Samples:
    """The times of one action, in seconds."""

    wall: list[float]
    cpu: list[float]

    def take(self, action: Callable[[], Any]) -> Any:
        """Run ``action`` once and keep its times."""
        wall, cpu = time.perf_counter(), time.process_time()
        outcome = action()
        self.wall.append(time.perf_counter() - wall)
        self.cpu.append(time.process_time() - cpu)
        return outcome


def measure(
    group: str,
    name: str,
    action: Callable[[], bytes],
    yardstick: Callable[[], Any],
    repeats: int = REPEATS,
    goal_ms: float | None = None,
) -> Measurement:
    """Measure ``action``, which returns its answer's bytes, in turns with ``yardstick``.

    Both are warmed up first. What else the machine does at the same time slows both alike, so that the
    ratio stays comparable where the milliseconds do not.
    """
    for _turn in range(2):
        yardstick()
        action()
    mine, theirs = Samples([], []), Samples([], [])
    for _turn in range(repeats):
        for samples, act in ((theirs, yardstick), (mine, action)):
            gc.collect()
            samples.take(act)
    with counted_statements() as statements:
        answer = action()
    middle = median(mine.wall) * 1000
    return Measurement(
        group=group,
        name=name,
        median_ms=round(middle, 1),
        min_ms=round(min(mine.wall) * 1000, 1),
        cpu_ms=round(median(mine.cpu) * 1000, 1),
        statements=len(statements),
        kilobytes=round(len(answer) / 1000, 1),
        ratio=round(median(mine.cpu) / median(theirs.cpu), 1),
        goal=f"< {goal_ms:.0f} ms" if goal_ms else "",
        met=middle < goal_ms if goal_ms else None,
    )


@contextmanager
def counted_statements() -> Iterator[list[str]]:
    """Collect the SQL statements that are sent meanwhile."""
    statements: list[str] = []

    def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        statements.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield statements
