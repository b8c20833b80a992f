"""Two processes answer with a key; a third revokes it, and within five seconds nobody answers any more."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.live.folder import Folder
from tests.live.server import Server
from tools.ports import HOST

pytestmark = [pytest.mark.deep, pytest.mark.alone]

QUERY = "/graphql?query=query%20Live%20%7B__typename%7D"


@pytest.fixture
def server(demo_folder: Folder, tmp_path: Path) -> Iterator[Server]:
    server = Server(demo_folder.copy_to(tmp_path / "var"))
    server.workers = 2
    server.start()
    yield server
    server.stop()


def status(server: Server, text: str) -> int:
    connection = HTTPConnection(HOST, server.port, timeout=20)
    connection.request(
        "GET", QUERY, headers={"Authorization": f"Bearer {text}", "Accept": "application/json"}
    )
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status


def test_a_revoked_key_is_refused_everywhere_within_five_seconds(server: Server) -> None:
    text = server.folder.manage("partner_keys", "make", "Live", "--secret").strip()
    asked: list[tuple[datetime, int]] = []
    over = Event()

    def ask() -> None:
        while not over.is_set():
            begun = datetime.now(tz=UTC)
            asked.append((begun, status(server, text)))
            # Slowly enough that the allowance of the address outlasts the refusals.
            over.wait(0.02)

    askers = [Thread(target=ask) for _asker in range(2)]
    for asker in askers:
        asker.start()
    server.folder.manage("partner_keys", "revoke", text[:13])
    ((written,),) = server.folder.rows("SELECT revoked_at FROM graphql_api_partnerkey")
    revoked = datetime.fromisoformat(written).replace(tzinfo=UTC)
    while not asked or asked[-1][0] < revoked + timedelta(seconds=6):
        over.wait(0.1)
    over.set()
    for asker in askers:
        asker.join()

    before = [said for begun, said in asked if begun < revoked - timedelta(seconds=1)]
    after = [said for begun, said in asked if begun > revoked + timedelta(seconds=5)]
    assert (set(before), set(after), len(before) > 20, len(after) > 20) == ({200}, {401}, True, True)


def test_what_was_counted_is_written_when_the_server_is_stopped(server: Server) -> None:
    text = server.folder.manage("partner_keys", "make", "Live", "--secret").strip()
    said = [status(server, text) for _time in range(30)]
    begun = time.monotonic()
    server.stop()
    counted = server.folder.rows(
        "SELECT operation, SUM(requests) FROM graphql_api_keyusage GROUP BY operation"
    )
    used = server.folder.rows("SELECT COUNT(*) FROM graphql_api_partnerkey WHERE last_used_at IS NOT NULL")
    assert (set(said), counted, used, time.monotonic() - begun < 15) == ({200}, [("Live", 30)], [(1,)], True)
