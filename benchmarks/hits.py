"""Answers that are given again, against the bare server and against a view that answers ``ok``.

All three are asked in turns, through connections that stay open, by one program on the same machine. The
bare server gives the same headers and the same bytes without looking at the request. The others write a line
for each request and count it for Prometheus, as servers do.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
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
# Workers, and threads of each: what the gateway has, on one core, two and four; then what one server for
# everything has.
SERVERS = ((1, 1), (2, 1), (4, 1), (1, 4))
DEPLOYED = {"BENCH_KEPT": "1", "BENCH_DEPLOYED": "1"}
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


@dataclass(frozen=True)
class Speed:
    """How often a second something was answered, and what each answer took of the processor, in seconds."""

    per_second: float
    cpu: float


@dataclass(frozen=True)
class Hits:
    """How fast one answer is given again by so many workers."""

    name: str
    workers: int
    threads: int
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
    for workers, threads in SERVERS:
        with (
            TemporaryDirectory() as counts,
            serving(
                database, workers=workers, threads=threads, **DEPLOYED, PROMETHEUS_MULTIPROC_DIR=counts
            ) as site,
        ):
            for sessions in SIZES:
                yield from _measured(site, database, workers, threads, sessions)


def table(found: Iterable[Hits]) -> str:
    """Return the speeds as Markdown."""
    return "\n".join([HEADER, *map(_line, found)])


def _line(one: Hits) -> str:
    again, trivial, bare = one.again, one.trivial, one.bare
    cells = (
        *(one.name, f"{one.workers} × {one.threads}", f"{one.kilobytes:.0f} kB", f"{again.per_second:,.0f}"),
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


def _measured(site: Server, database: Path, workers: int, threads: int, sessions: int) -> Iterator[Hits]:
    get, post = (
        Request("GET", ADDRESS + "?" + asked_by_address(sessions)),
        Request("POST", ADDRESS, asked(sessions)),
    )
    headers, content = site.ask("GET", get.address)
    if content.startswith(b'{"errors"'):
        raise RuntimeError(f"The gateway answered {content[:500]!r}")
    known = Request("GET", get.address, headers=(("If-None-Match", headers["ETag"]),))
    file = _kept(headers, content)
    with serving(database, "benchmarks.bare:application", workers, threads, BENCH_BARE=file) as bare:
        speeds = _in_turns(
            {"get": (site, get), "post": (site, post), "known": (site, known)}
            | {"bare get": (bare, get), "bare post": (bare, post)}
            | {"trivial": (site, Request("GET", "/yardstick/"))}
        )
    size, trivial = len(content) / 1000, speeds["trivial"]
    yield Hits("By GET", workers, threads, size, speeds["get"], trivial, speeds["bare get"])
    yield Hits("By POST", workers, threads, size, speeds["post"], trivial, speeds["bare post"])
    yield Hits("By GET, with its ETag", workers, threads, 0, speeds["known"], trivial, speeds["bare get"])


def _kept(headers: Message, content: bytes) -> str:
    """Write down an answer for the bare server, and return where."""
    file = BENCH_DIR / "bare.json"
    said = [(name, value) for name, value in headers.items() if name.lower() not in OF_THE_SERVER]
    file.write_text(json.dumps(said), encoding="utf-8")
    file.with_suffix(".body").write_bytes(content)
    return str(file)


def _in_turns(asked: dict[str, tuple[Server, Request]]) -> dict[str, Speed]:
    """Ask each in turns, and return the middle of what was found; the first turn warms everything up."""
    found: dict[str, list[tuple[int, float, float]]] = defaultdict(list)
    for turn in range(TURNS + 1):
        for name, (server, request) in asked.items():
            before = server.cpu_seconds()
            count, passed, _size = answers_within(server.port, request, SECONDS)
            if turn:
                found[name].append((count, passed, server.cpu_seconds() - before))
    return {name: _speed(turns) for name, turns in found.items()}


def _speed(turns: list[tuple[int, float, float]]) -> Speed:
    """Return the middle of how fast it went, and the processor's time of all: it is told in hundredths."""
    counts, _passed, cpu = zip(*turns, strict=True)
    return Speed(median(count / passed for count, passed, _cpu in turns), sum(cpu) / sum(counts))
