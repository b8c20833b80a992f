"""The command line: measures what is named, or everything; ``volume`` fills a database instead."""

import argparse
from collections.abc import Callable, Iterable
from dataclasses import fields
from pathlib import Path
from typing import Any

from benchmarks import (
    admin,
    demo,
    gateway,
    hits,
    importing,
    invalidation,
    memory,
    programme_grid,
    reference,
    report,
    upload,
    yardstick,
)
from benchmarks.database import filled
from benchmarks.places import BASE_DIR, BENCH_DIR
from benchmarks.volume import Volume

BENCHMARKS: dict[str, tuple[Callable[[], Iterable[Any]], Callable[[list[Any]], str]]] = {
    "yardstick": (yardstick.run, report.table),
    "admin": (admin.run, report.table),
    "grid": (programme_grid.run, report.table),
    "gateway": (gateway.run, report.table),
    "reference": (reference.run, report.table),
    "reference-large": (reference.run_large, report.table),
    "reference-postgresql": (reference.run_postgresql, report.table),
    "hits": (hits.run, hits.table),
    "invalidation": (invalidation.run, report.table),
    "upload": (upload.run, report.table),
    "importing": (importing.run, report.table),
    "memory": (memory.run, memory.table),
    "demo": (demo.run, demo.table),
}
DOCUMENT = "docs/performance.md"


def main() -> None:
    """Do what the command line asks for."""
    parser = _parser()
    arguments = parser.parse_args()
    if unknown := set(arguments.names) - {*BENCHMARKS, "volume"}:
        parser.error(f"There is no {' or '.join(sorted(unknown))}: choose among {', '.join(BENCHMARKS)}.")
    if arguments.names[:1] == ["volume"]:
        _fill(arguments)
    else:
        _measure(arguments.names or list(BENCHMARKS), arguments.result, arguments.write)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join([*BENCHMARKS, "volume"]))
    parser.add_argument("--write", action="store_true", help=f"put the tables into {DOCUMENT}")
    parser.add_argument("--result", type=Path, default=BENCH_DIR / "result.json", help="where to keep them")
    group = parser.add_argument_group("volume", "How much to write into a database under var/bench")
    for field in fields(Volume):
        group.add_argument(f"--{field.name}", type=int, default=field.default)
    return parser


def _fill(arguments: argparse.Namespace) -> None:
    print(filled(Volume(**{field.name: getattr(arguments, field.name) for field in fields(Volume)})))


def _measure(names: Iterable[str], result: Path, write: bool) -> None:
    tables: dict[str, str] = {}
    measurements: list[Any] = []
    for name, (run, table) in BENCHMARKS.items():
        found = list(run()) if name in names else []
        measurements += found
        if found:
            tables[name] = table(found)
            print(f"\n{tables[name]}", flush=True)
    report.save(result, tables, measurements)
    if write:
        document = BASE_DIR / DOCUMENT
        text = document.read_text(encoding="utf-8")
        document.write_text(report.rewritten(text, tables | {"machine": report.machine()}), encoding="utf-8")
