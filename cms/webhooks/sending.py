"""Sends one message: to the address that was looked up, without redirects, proxies or patience."""

import socket
import ssl
from contextlib import suppress
from datetime import timedelta
from functools import cache
from http.client import HTTPException
from threading import Event, Timer
from typing import Any

import certifi
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, NewConnectionError
from urllib3.exceptions import TimeoutError as SlowError

from cms.webhooks.addresses import RefusedAddressError, Target, read_target, resolve
from cms.webhooks.outcomes import Outcome

# Seconds until there is a connection, and until all has been said.
CONNECTS_WITHIN = 5.0
ANSWERS_WITHIN = 15.0
# How much of an answer is read, in bytes; the first thousand characters are kept.
READ_AT_MOST = 4096
KEPT = 1000


def send(url: str, headers: dict[str, str], body: bytes, answers_within: float = ANSWERS_WITHIN) -> Outcome:
    """Post ``body`` and return what came of it within so many seconds."""
    try:
        target = read_target(url)
        connection = _connection(target, resolve(target))
    except RefusedAddressError as error:
        return Outcome(problem=str(error.args[0]))
    is_late = Event()
    timer = Timer(answers_within, _cut, (connection, is_late))
    timer.daemon = True
    timer.start()
    try:
        return _post(connection, target, headers, body)
    except (HTTPError, HTTPException, OSError) as error:
        return Outcome(problem="timeout" if is_late.is_set() else _problem_of(error))
    finally:
        timer.cancel()
        connection.close()


def _connection(target: Target, address: str) -> HTTPConnection:
    """Return a connection to ``address`` which is told, and proves, that it is ``target``'s host.

    urllib3's connections, unlike its pools and requests, know no redirects, proxies or second tries.
    """
    if target.scheme == "http":
        return HTTPConnection(address, target.port, timeout=CONNECTS_WITHIN)
    return HTTPSConnection(
        address,
        target.port,
        timeout=CONNECTS_WITHIN,
        ssl_context=_trust(),
        server_hostname=target.host,
    )


@cache
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=certifi.where())


def _post(connection: HTTPConnection, target: Target, headers: dict[str, str], body: bytes) -> Outcome:
    connection.connect()
    connection.sock.settimeout(ANSWERS_WITHIN)
    connection.request(
        "POST",
        target.path,
        body=body,
        headers={"Host": target.authority, "Accept-Encoding": "identity", **headers},
        preload_content=False,
        decode_content=False,
    )
    response = connection.getresponse()
    # The status is the answer; what follows it may be cut.
    text = b""
    with suppress(HTTPError, HTTPException, OSError):
        text = response.read(READ_AT_MOST, decode_content=False)
    # Databases refuse NUL.
    answer = text.decode(errors="replace").replace("\0", "\ufffd")[:KEPT]
    return Outcome(response.status, answer=answer, retry_after=_seconds(response.headers.get("Retry-After")))


def _cut(connection: HTTPConnection, is_late: Event) -> None:
    """End whatever is said just now: a receiver that sends a byte every second never exceeds a time-out."""
    is_late.set()
    found: Any = connection.sock
    if found is not None:
        with suppress(OSError):
            # Not the method of a TLS socket, which would forget its keys under the one who reads.
            socket.socket.shutdown(found, socket.SHUT_RDWR)


def _problem_of(error: Exception) -> str:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return "certificate"
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, NewConnectionError):
        return "connection"
    if isinstance(error, (SlowError, TimeoutError)):
        return "timeout"
    return "protocol" if isinstance(error, HTTPException) else "connection"


def _seconds(text: str | None) -> timedelta | None:
    is_number = text is not None and text.isascii() and text.isdecimal() and len(text) < 10
    return timedelta(seconds=int(text)) if text and is_number else None
