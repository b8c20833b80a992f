"""Somebody who is told by webhooks: a real server that notes what it is sent and answers what a test says."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

from tools.ports import HOST


class Message(NamedTuple):
    """What arrived."""

    path: str
    headers: dict[str, str]
    body: bytes


class Receiver:
    """Notes messages in the order in which they came. ``answer`` makes the status and body of each answer."""

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self.answer: Callable[[Message], tuple[int, dict[str, str], bytes]] = lambda _message: (204, {}, b"")
        self.server = ThreadingHTTPServer((HOST, 0), self._handler())
        self.server.daemon_threads = True

    @property
    def host(self) -> str:
        return f"{HOST}:{self.server.server_port}"

    @property
    def url(self) -> str:
        return f"http://{self.host}/hook?from=forums"

    def answers(self, status: int, body: bytes = b"", **headers: str) -> None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answer = lambda _message: (status, named, body)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                headers = {name.lower(): value for name, value in self.headers.items()}
                message = Message(self.path, headers, body)
                receiver.messages.append(message)
                status, named, answer = receiver.answer(message)
                self.send_response(status)
                for name, value in {"Content-Length": str(len(answer)), **named}.items():
                    self.send_header(name, value)
                self.end_headers()
                # Whoever sent it may have heard enough.
                with suppress(OSError):
                    self.wfile.write(answer)

            do_PURGE = do_POST  # noqa: N815  # named as Python's server calls it

            def log_message(self, *_details: Any) -> None:
                """Say nothing."""

        return Handler


@contextmanager
def receiving() -> Iterator[Receiver]:
    """Yield a receiver that listens until the block ends."""
    receiver = Receiver()
    thread = threading.Thread(target=receiver.server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield receiver
    finally:
        receiver.server.shutdown()
        receiver.server.server_close()
        thread.join()
