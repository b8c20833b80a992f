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
class Goal:
    """What must not be exceeded: milliseconds on the clock or of the processor, statements."""

    median_ms: float | None = None
    cpu_ms: float | None = None
    statements: int | None = None

    def __str__(self) -> str:
        units = ((self.median_ms, "ms"), (self.statements, "SQL"), (self.cpu_ms, "ms CPU"))
        return ", ".join(f"≤ {most:.0f} {unit}" for most, unit in units if most is not None)

    def is_met(self, median_ms: float, cpu_ms: float, statements: int) -> bool:
        """Return whether all of it was kept."""
        pairs = ((self.median_ms, median_ms), (self.cpu_ms, cpu_ms), (self.statements, statements))
        return all(most is None or found <= most for most, found in pairs)


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
    goal: Goal | None = None,
    before: Callable[[], Any] = lambda: None,
) -> Measurement:
    """Measure ``action``, which returns its answer's bytes, in turns with ``yardstick``.

    ``before`` is done before each time, and is not measured.

    Both are warmed up first. What else the machine does at the same time slows both alike, so that the
    ratio stays comparable where the milliseconds do not.
    """
    for _turn in range(2):
        before()
        yardstick()
        action()
    # As servers do when they have started (cms/wsgi.py): what is loaded is not searched again each time.
    gc.collect()
    gc.freeze()
    mine, theirs = Samples([], []), Samples([], [])
    for _turn in range(repeats):
        before()
        for samples, act in ((theirs, yardstick), (mine, action)):
            gc.collect()
            samples.take(act)
    before()
    with counted_statements() as statements:
        answer = action()
    middle, cpu = median(mine.wall) * 1000, median(mine.cpu) * 1000
    return Measurement(
        group=group,
        name=name,
        median_ms=round(middle, 1),
        min_ms=round(min(mine.wall) * 1000, 1),
        cpu_ms=round(cpu, 1),
        statements=len(statements),
        kilobytes=round(len(answer) / 1000, 1),
        ratio=round(median(mine.cpu) / median(theirs.cpu), 1),
        goal=str(goal or ""),
        met=goal.is_met(middle, cpu, len(statements)) if goal else None,
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
