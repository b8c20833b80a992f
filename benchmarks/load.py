"""Asks a server the same over and over through connections that stay open, as fast as it answers."""

import socket
import time
from contextlib import ExitStack, closing
from dataclasses import dataclass

from tools.ports import HOST

CONNECTIONS = 8
END = b"\r\n\r\n"
ANSWERS_WITHIN = 60.0


@dataclass(frozen=True)
class Request:
    """A request as it goes over the wire."""

    method: str
    address: str
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()

    def encoded(self) -> bytes:
        """Return its bytes."""
        lines = [f"{self.method} {self.address} HTTP/1.1", "Host: localhost"]
        lines += [f"{name}: {value}" for name, value in self.headers]
        if self.body:
            lines += ["Content-Type: application/json", f"Content-Length: {len(self.body)}"]
        return "\r\n".join(lines).encode() + END + self.body


class Connection:
    """A connection that stays open."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection((HOST, port), timeout=ANSWERS_WITHIN)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def send(self, request: bytes) -> None:
        """Send a request."""
        self._socket.sendall(request)

    def receive(self) -> int:
        """Read an answer to its end, and return its bytes; raise for anything but success."""
        received = self._socket.recv(262_144)
        while END not in received:
            received += self._more()
        head, _end, body = received.partition(END)
        if not head.startswith((b"HTTP/1.1 200", b"HTTP/1.1 304")):
            raise RuntimeError(f"The server answered {head[:200]!r}")
        length, missing = len(body), _length(head) - len(body)
        while missing > 0:
            more = len(self._more())
            length, missing = length + more, missing - more
        return length

    def close(self) -> None:
        """Close it."""
        self._socket.close()

    def _more(self) -> bytes:
        found = self._socket.recv(262_144)
        if not found:
            raise ConnectionError("The server hung up.")
        return found


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.partition(b":")[2])
    return 0


def answers_within(port: int, request: Request, seconds: float) -> tuple[int, float, int]:
    """Ask for so many seconds; return how many answers came, in which time, and the bytes of one."""
    encoded, count, size = request.encoded(), 0, 0
    with ExitStack() as stack:
        connections = [stack.enter_context(closing(Connection(port))) for _each in range(CONNECTIONS)]
        begin = time.perf_counter()
        for each in connections:
            each.send(encoded)
        while (passed := time.perf_counter() - begin) < seconds:
            for each in connections:
                size = each.receive()
                each.send(encoded)
            count += len(connections)
        for each in connections:
            each.receive()
    return count, passed, size
