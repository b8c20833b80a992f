"""What the programs that measure send, and what they count."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from benchmarks.hits import Hits, Layout, Speed, asked, asked_by_address, speed_of
from benchmarks.load import CONNECTIONS, Request, answers_within

BODY = b"x" * 600_000


class Answering(BaseHTTPRequestHandler):
    """Answers with a long body, and remembers what it was asked."""

    protocol_version = "HTTP/1.1"
    asked: list[tuple[str, str, bytes]]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        type(self).asked.append((self.command, self.path, body))
        is_missing = self.path == "/missing"
        self.send_response(404 if is_missing else 200)
        self.send_header("Content-Length", str(0 if is_missing else len(BODY)))
        self.end_headers()
        if not is_missing:
            self.wfile.write(BODY)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def port() -> Iterator[int]:
    Answering.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()
    thread.join()


def test_every_answer_is_read_to_its_end_and_counted(port: int) -> None:
    count, passed, size = answers_within(port, Request("POST", "/here", b"{}"), seconds=0.2)

    assert size == len(BODY)
    assert passed >= 0.2
    # The last of each connection came when the time was over.
    assert Answering.asked == [("POST", "/here", b"{}")] * (count + CONNECTIONS)


def test_whatever_is_no_success_ends_the_measurement(port: int) -> None:
    with pytest.raises(RuntimeError, match="404"):
        answers_within(port, Request("POST", "/missing", b"{}"), seconds=0.2)


def test_another_remark_is_another_document_with_the_same_answer() -> None:
    first, second = json.loads(asked(23)), json.loads(asked(23, "# 1"))
    assert second == first | {"query": first["query"] + "# 1"}
    assert asked_by_address(23).startswith("query=query+Hits")


@pytest.mark.parametrize(
    ("again", "is_met"), [(500.0, True), (499.0, False), (700.0, True)], ids=["both", "slow", "fast"]
)
def test_both_goals_of_hits_are_to_be_met(again: float, is_met: bool) -> None:
    trivial, bare = Speed(100.0, 0.01), Speed(500.0 / 0.7, 0.001)
    assert Hits("By GET", Layout(1, 4), 20.0, Speed(again, 0.002), trivial, bare).met is is_met


def test_a_speed_is_the_middle_of_the_faster_half() -> None:
    turns = [(100, 1.0, 0.2), (10, 1.0, 0.1), (50, 0.5, 0.1), (90, 1.0, 0.1)]
    assert speed_of(turns) == Speed(100.0, 0.5 / 250)
    assert speed_of(turns[1:2]) == Speed(10.0, 0.01)
