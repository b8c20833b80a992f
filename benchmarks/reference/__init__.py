"""The reference queries of the gateway: what a page of editions, an edition and sixty bodies cost.

Each is measured with a volume and with ten times as many forums: what is not asked for must cost nothing.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from django.test import Client

from benchmarks import floor
from benchmarks.admin import yardstick_of
from benchmarks.database import filled, use_copy_of
from benchmarks.measure import Measurement, measure
from benchmarks.volume import Volume

ADDRESS = "/graphql/"
HERE = Path(__file__).parent
NAMES = {"editions": "Q1: sixty editions", "edition": "Q2: one edition", "bodies": "Q3: sixty bodies"}
SMALL = Volume(forums=10, editions=6, sessions=60, rooms=6, blocks=10)
LARGE = Volume(forums=100, editions=6, sessions=60, rooms=6, blocks=10)
FLOORS = {"editions": floor.editions, "edition": floor.edition}


def run() -> Iterator[Measurement]:
    """Measure the queries and, beside them, the floor."""
    yield from measured(SMALL)


def run_large() -> Iterator[Measurement]:
    """The same with ten times the volume; filling it takes minutes, once."""
    yield from measured(LARGE)


def measured(volume: Volume) -> Iterator[Measurement]:
    """Measure the queries with a volume."""
    use_copy_of(filled(volume))
    client = Client(SERVER_NAME="localhost")
    yardstick = yardstick_of(client)
    group = f"{volume.forums * volume.editions:,} editions, {volume.forums * volume.editions * 60:,} sessions"
    for key, name in NAMES.items():
        yield measure(group, name, _asker(client, key), yardstick)
    for key, act in FLOORS.items():
        yield measure(group, f"{NAMES[key].split(':')[0]} by hand, values() and JSON", act, yardstick)


def _asker(client: Client, key: str) -> Callable[[], bytes]:
    query = (HERE / f"{key}.graphql").read_text(encoding="utf-8")
    body = json.dumps({"query": query}).encode()

    def ask() -> bytes:
        response = client.post(ADDRESS, body, content_type="application/json")
        if response.status_code != 200 or "errors" in response.json():
            raise RuntimeError(f"The gateway answered {response.status_code}: {response.content[:500]!r}")
        return bytes(response.content)

    return ask
