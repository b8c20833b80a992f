"""Answers that are given again, against the bare server and against a view that answers ``ok``.

All three are asked in turns, through connections that stay open, by one program on the same machine. The
bare server gives the same headers and the same bytes without looking at the request, and tells nobody of it.
Neither do the others, unless they are measured as servers are set up, with a line in the log for each request
and counted for Prometheus.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple
from urllib.parse import urlencode

from benchmarks.database import filled, use_copy_of
from benchmarks.load import Request, answers_within
from benchmarks.places import BENCH_DIR
from benchmarks.server import Server, serving
from benchmarks.volume import Volume

ADDRESS = "/graphql/"
DOCUMENT = Path(__file__).with_name("hits.graphql")
# So many sessions make 20 KB and 87 KB.
SIZES = (23, 100)
# Short turns: what else the machine does meanwhile is then the same for all.
TURNS, SECONDS = 20, 0.25
# What the server says by itself, of each answer.
OF_THE_SERVER = {"date", "server"}
TRIVIAL, RAW = 5.0, 0.7
GOAL = f"≥ {TRIVIAL:.0f} × the trivial view, ≥ {RAW} × bare"
HEADER = (
    "| Asked | Workers × threads | Answer | Answers a second | CPU of each | × trivial view | × bare server "
    "| the same by CPU | Goal |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |"
)


class Layout(NamedTuple):
    """So many workers of so many threads each, and whether they log and count what they answer."""

    workers: int
    threads: int
    logs: bool = False

    def __str__(self) -> str:
        return f"{self.workers} × {self.threads}{', logged and counted' if self.logs else ''}"


# What the gateway has on one core, two and four; as it is set up; and what one server for everything has.
LAYOUTS = (Layout(1, 1), Layout(2, 1), Layout(4, 1), Layout(2, 1, logs=True), Layout(1, 4))


@dataclass(frozen=True)
class Speed:
    """How often a second something was answered, and what each answer took of the processor, in seconds."""

    per_second: float
    cpu: float


@dataclass(frozen=True)
class Hits:
    """How fast one answer is given again by so many workers."""

    name: str
    layout: Layout
    kilobytes: float
    again: Speed
    trivial: Speed
    bare: Speed

    @property
    def met(self) -> bool:
        """Return whether both goals are kept."""
        again = self.again.per_second
        return again >= TRIVIAL * self.trivial.per_second and again >= RAW * self.bare.per_second


def run() -> Iterator[Hits]:
    """Measure answers of both sizes with each kind of server."""
    database = use_copy_of(filled(Volume(sessions=100)))
    for layout in LAYOUTS:
        with TemporaryDirectory() as counts, _serving(database, layout, counts) as site:
            for sessions in SIZES:
                yield from _measured(site, database, layout, sessions)


def _serving(database: Path, layout: Layout, counts: str) -> AbstractContextManager[Server]:
    told = {"BENCH_DEPLOYED": "1", "PROMETHEUS_MULTIPROC_DIR": counts} if layout.logs else {}
    return serving(database, workers=layout.workers, threads=layout.threads, BENCH_KEPT="1", **told)


def table(found: Iterable[Hits]) -> str:
    """Return the speeds as Markdown."""
    return "\n".join([HEADER, *map(_line, found)])


def _line(one: Hits) -> str:
    again, trivial, bare = one.again, one.trivial, one.bare
    cells = (
        *(one.name, one.layout, f"{one.kilobytes:.0f} kB", f"{again.per_second:,.0f}"),
        f"{again.cpu * 1e6:.0f} µs",
        f"{again.per_second / trivial.per_second:.1f}",
        f"{again.per_second / bare.per_second:.2f}",
        f"{bare.cpu / again.cpu:.2f}",
        f"{GOAL}: {'met' if one.met else '**missed**'}",
    )
    return f"| {' | '.join(map(str, cells))} |"


def asked(sessions: int, remark: str = "") -> bytes:
    """Return the JSON that asks for so many sessions; with another remark it is another document."""
    query = DOCUMENT.read_text(encoding="utf-8") + remark
    return json.dumps({"query": query, "variables": {"first": sessions}}).encode()


def asked_by_address(sessions: int) -> str:
    """Return the same as the query of an address."""
    query = DOCUMENT.read_text(encoding="utf-8")
    return urlencode({"query": query, "variables": json.dumps({"first": sessions})})


def _measured(site: Server, database: Path, layout: Layout, sessions: int) -> Iterator[Hits]:
    get, post = (
        Request("GET", ADDRESS + "?" + asked_by_address(sessions)),
        Request("POST", ADDRESS, asked(sessions)),
    )
    headers, content = site.ask("GET", get.address)
    if content.startswith(b'{"errors"'):
        raise RuntimeError(f"The gateway answered {content[:500]!r}")
    known = Request("GET", get.address, headers=(("If-None-Match", headers["ETag"]),))
    file = _kept(headers, content)
    with serving(database, "benchmarks.bare:application", *layout[:2], BENCH_BARE=file) as bare:
        speeds = _in_turns(
            {"get": (site, get), "post": (site, post), "known": (site, known)}
            | {"bare get": (bare, get), "bare post": (bare, post)}
            | {"trivial": (site, Request("GET", "/yardstick/"))}
        )
    size, trivial = len(content) / 1000, speeds["trivial"]
    yield Hits("By GET", layout, size, speeds["get"], trivial, speeds["bare get"])
    yield Hits("By POST", layout, size, speeds["post"], trivial, speeds["bare post"])
    yield Hits("By GET, with its ETag", layout, 0, speeds["known"], trivial, speeds["bare get"])


def _kept(headers: Message, content: bytes) -> str:
    """Write down an answer for the bare server, and return where."""
    file = BENCH_DIR / "bare.json"
    said = [(name, value) for name, value in headers.items() if name.lower() not in OF_THE_SERVER]
    file.write_text(json.dumps(said), encoding="utf-8")
    file.with_suffix(".body").write_bytes(content)
    return str(file)


def _in_turns(asked: dict[str, tuple[Server, Request]]) -> dict[str, Speed]:
    """Ask each in turns, and return how fast it went; the first turn warms everything up."""
    found: dict[str, list[tuple[int, float, float]]] = defaultdict(list)
    for turn in range(TURNS + 1):
        for name, (server, request) in asked.items():
            before = server.cpu_seconds()
            count, passed, _size = answers_within(server.port, request, SECONDS)
            if turn:
                found[name].append((count, passed, server.cpu_seconds() - before))
    return {name: speed_of(turns) for name, turns in found.items()}


def speed_of(turns: list[tuple[int, float, float]]) -> Speed:
    """Return the middle of the faster half, and what an answer took of the processor in all turns together.

    Each turn is told by its answers, its seconds, and those of the processor, which are told in hundredths.
    What else the machine does makes some of them slower, and none faster.
    """
    fast = sorted((count / passed for count, passed, _cpu in turns), reverse=True)[: max(len(turns) // 2, 1)]
    return Speed(median(fast), sum(cpu for *_said, cpu in turns) / sum(count for count, *_said in turns))
