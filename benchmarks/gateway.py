"""A programme through GraphQL: one edition with its sessions and their speakers, in one request."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from django.test import Client
from django.urls import Resolver404, resolve

from benchmarks.admin import yardstick_of
from benchmarks.database import filled, use_copy_of
from benchmarks.measure import Measurement, measure
from benchmarks.volume import Volume

ADDRESS = "/graphql/"
DOCUMENT = Path(__file__).with_name("programme.graphql")
SIZES = (6, 60)


def run() -> Iterator[Measurement]:
    """Measure the query with a small and with a usual programme; nothing while there is no gateway."""
    if not is_there():
        return
    for sessions in SIZES:
        use_copy_of(filled(Volume(sessions=sessions)))
        client = Client(SERVER_NAME="localhost")
        name = f"One edition, {sessions} sessions × 3 speakers"
        yield measure("GraphQL", name, _asker(client), yardstick_of(client))


def is_there() -> bool:
    """Return whether the site has a gateway."""
    try:
        resolve(ADDRESS)
    except Resolver404:
        return False
    return DOCUMENT.exists()


def request_body() -> bytes:
    """Return the JSON that asks for the programme."""
    return json.dumps({"query": DOCUMENT.read_text(encoding="utf-8")}).encode()


def _asker(client: Client) -> Callable[[], bytes]:
    body = request_body()

    def ask() -> bytes:
        response = client.post(ADDRESS, body, content_type="application/json")
        if response.status_code != 200 or "errors" in response.json():
            raise RuntimeError(f"The gateway answered {response.status_code}: {response.content[:500]!r}")
        return bytes(response.content)

    return ask
