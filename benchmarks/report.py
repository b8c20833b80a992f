"""From measurements to ``var/bench/result.json`` and to the tables of ``docs/performance.md``."""

import json
import os
import platform
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from itertools import groupby
from pathlib import Path

from benchmarks.measure import Measurement

HEADER = "| {group} | Median | Fastest | CPU | SQL | Answer | × yardstick | Goal |"
RULE = "| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |"


def table(measurements: Iterable[Measurement]) -> str:
    """Return Markdown: one table for each group, in the order of the measurements."""
    parts = []
    for group, members in groupby(measurements, key=lambda each: each.group):
        lines = [HEADER.format(group=group), RULE, *(_line(member) for member in members)]
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def _line(one: Measurement) -> str:
    verdict = {None: "", True: ": met", False: ": **missed**"}[one.met]
    cells = (
        one.name,
        f"{one.median_ms:,.1f} ms",
        f"{one.min_ms:,.1f} ms",
        f"{one.cpu_ms:,.1f} ms",
        one.statements,
        f"{one.kilobytes:,.1f} kB",
        f"{one.ratio:,.1f}",
        f"{one.goal}{verdict}",
    )
    return f"| {' | '.join(str(cell) for cell in cells)} |"


def machine() -> str:
    """Return in a line what the numbers were measured on."""
    python, load = platform.python_version(), os.getloadavg()[2]
    return (
        f"{os.cpu_count()} processors, {platform.system()}, Python {python}, SQLite; load {load:.0f} "
        "(an idle machine has 1, and above the number of processors only CPU and ratios mean anything)"
    )


def save(path: Path, tables: Mapping[str, str], measurements: Iterable[Measurement]) -> None:
    """Keep the run as JSON, for comparing it with another."""
    path.parent.mkdir(parents=True, exist_ok=True)
    content = {
        "machine": machine(),
        "measurements": [asdict(each) for each in measurements],
        "tables": dict(tables),
    }
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def load(path: Path) -> list[Measurement]:
    """Return the measurements that were kept under ``path``."""
    content = json.loads(path.read_text(encoding="utf-8"))
    return [Measurement(**each) for each in content["measurements"]]


def rewritten(document: str, tables: Mapping[str, str]) -> str:
    """Return ``document`` with each table between the markers of its name; raise where there are none."""
    for name, text in tables.items():
        begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
        before, found, rest = document.partition(begin)
        _old, closed, after = rest.partition(end)
        if not (found and closed):
            raise ValueError(f"The document has no markers {begin} and {end}.")
        document = f"{before}{begin}\n{text}\n{end}{after}"
    return document
