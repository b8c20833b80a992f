"""The reference queries of the gateway: what a page of editions, an edition, sixty bodies and searches cost.

Each is measured with a volume and with ten times as many forums: what is not asked for must cost nothing.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import connection
from django.test import Client

from benchmarks import floor, report
from benchmarks.admin import yardstick_of
from benchmarks.database import prepare
from benchmarks.measure import Goal, Measurement, measure
from benchmarks.places import BASE_DIR, BENCH_DIR
from benchmarks.volume import Volume

ADDRESS = "/graphql/"
NO_DATA = (b'{"data":null', b'{"errors"')
HERE = Path(__file__).parent
SMALL = Volume(forums=10, editions=6, sessions=60, rooms=6, blocks=10)
LARGE = Volume(forums=100, editions=6, sessions=60, rooms=6, blocks=10)


@dataclass(frozen=True)
class Reference:
    """A query, what it may cost on PostgreSQL, and the same by hand; some have neither."""

    file: str
    name: str
    goal: Goal | None = None
    floor: Callable[[], bytes] | None = None
    words: str = ""

    @property
    def document(self) -> str:
        """The query, followed by the fragment that it spreads."""
        text = (HERE / self.file).read_text(encoding="utf-8")
        return text + (HERE / "blocks.graphql").read_text(encoding="utf-8") if "...Blocks" in text else text


QUERIES = (
    Reference("editions.graphql", "Q1: sixty editions", Goal(statements=4, cpu_ms=15), floor.editions),
    Reference("edition.graphql", "Q2: one edition", Goal(statements=15, cpu_ms=30), floor.edition),
    Reference("bodies.graphql", "Q3: sixty bodies", Goal(statements=10, cpu_ms=80), floor.bodies),
    Reference("search.graphql", "S1: search, a word of one session in sixty", words="0007"),
    Reference("search.graphql", "S2: search, a word of every session", words="ways"),
    Reference("search.graphql", "S3: search, a name half typed", words="ben sal"),
)


def run() -> Iterator[Measurement]:
    """Measure the queries and, beside them, the floor."""
    yield from measured(SMALL)


def run_large() -> Iterator[Measurement]:
    """The same with ten times the volume; filling it takes minutes, once."""
    yield from measured(LARGE)


def run_postgresql() -> list[Measurement]:
    """The same with both volumes on a PostgreSQL server of this run; filling it takes minutes each time."""
    result = BENCH_DIR / "postgresql.json"
    command = ["sh", "tools/services", "run", sys.executable, "-m", "benchmarks"]
    arguments = ["reference", "reference-large", "--result", str(result)]
    subprocess.run([*command, *arguments], cwd=BASE_DIR, check=True)
    return report.load(result)


def measured(volume: Volume) -> Iterator[Measurement]:
    """Measure the queries with a volume."""
    prepare(volume)
    client = Client(SERVER_NAME="localhost")
    yardstick = yardstick_of(client)
    editions = volume.forums * volume.editions
    group = f"{editions:,} editions, {editions * volume.sessions:,} sessions, {connection.display_name}"
    for query in QUERIES:
        goal = query.goal if connection.vendor == "postgresql" else None
        ask = _asker(client, query.document, query.words)
        yield measure(group, query.name, ask, yardstick, goal=goal)
    for query in QUERIES:
        if query.floor is None:
            continue
        name = f"{query.name.partition(':')[0]} by hand, values() and JSON"
        yield measure(group, name, query.floor, yardstick)


def _asker(client: Client, document: str, words: str) -> Callable[[], bytes]:
    body = json.dumps({"query": document, "variables": {"words": words} if words else {}}).encode()

    def ask() -> bytes:
        response = client.post(ADDRESS, body, content_type="application/json")
        # Only what the gateway does is measured: to read the answer is the client's work.
        if response.status_code != 200 or response.content.startswith(NO_DATA):
            raise RuntimeError(f"The gateway answered {response.status_code}: {response.content[:500]!r}")
        return bytes(response.content)

    if "errors" in json.loads(ask()):
        raise RuntimeError(f"The gateway answered with errors: {ask()[-500:]!r}")
    return ask
