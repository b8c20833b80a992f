"""A message is posted once, to whoever was asked, and nobody keeps us waiting."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta

import pytest
from pytest_django import Settings

from cms.webhooks.outcomes import Outcome
from cms.webhooks.sending import KEPT, send
from tests.live.receiver import Receiver, receiving
from tools.ports import HOST


def test_what_is_sent_is_what_was_given(receiver: Receiver) -> None:
    receiver.answers(202, b"Thank you", Retry_After="7")
    outcome = send(receiver.url, {"webhook-id": "msg_1", "Content-Type": "application/json"}, b'{"a":1}')
    assert outcome == Outcome(202, answer="Thank you", retry_after=timedelta(seconds=7))
    (message,) = receiver.messages
    assert (message.path, message.body) == ("/hook?from=forums", b'{"a":1}')
    assert message.headers == {
        "host": receiver.host,
        "accept-encoding": "identity",
        "content-length": "7",
        "content-type": "application/json",
        "webhook-id": "msg_1",
        "user-agent": message.headers["user-agent"],
    }


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_not_followed(receiver: Receiver, settings: Settings, status: int) -> None:
    with receiving() as elsewhere:
        settings.WEBHOOK_HOSTS = [receiver.host, elsewhere.host]
        receiver.answers(status, Location=elsewhere.url)
        outcome = send(receiver.url, {}, b"{}")
        assert (outcome.status, outcome.has_arrived, elsewhere.messages) == (status, False, [])


def test_proxies_of_the_environment_are_not_asked(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    with receiving() as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy"):
            monkeypatch.setenv(name, f"http://{proxy.host}")
        assert send(receiver.url, {}, b"{}").status == 204
        assert proxy.messages == []


def test_long_answers_are_cut_and_kept_as_text(receiver: Receiver) -> None:
    receiver.answers(500, b"\x00\xff<script>" + b"x" * 5_000_000)
    outcome = send(receiver.url, {}, b"{}")
    assert (outcome.answer[:10], len(outcome.answer)) == ("\ufffd\ufffd<script>", KEPT)


@contextmanager
def saying(*pieces: bytes, pause: float = 0.0) -> Iterator[str]:
    """Yield the address of a server that says ``pieces`` with a pause before each, whatever it is sent."""
    with closing(socket.create_server((HOST, 0))) as server:
        host = f"{HOST}:{server.getsockname()[1]}"

        def serve() -> None:
            connection, _address = server.accept()
            with closing(connection):
                connection.recv(65536)
                for piece in pieces:
                    time.sleep(pause)
                    try:
                        connection.sendall(piece)
                    except OSError:
                        return

        thread = threading.Thread(target=serve)
        thread.start()
        yield host
        thread.join()


def test_whoever_dribbles_an_answer_is_cut_off(settings: Settings) -> None:
    with saying(*[b"H"] * 40, pause=0.1) as host:
        settings.WEBHOOK_HOSTS = [host]
        begun = time.perf_counter()
        outcome = send(f"http://{host}/", {}, b"{}", answers_within=0.5)
        assert (outcome.problem, time.perf_counter() - begun < 3) == ("timeout", True)


def test_a_status_counts_although_its_body_never_ends(settings: Settings) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"
    with saying(head, *[b"x"] * 40, pause=0.1) as host:
        settings.WEBHOOK_HOSTS = [host]
        assert send(f"http://{host}/", {}, b"{}", answers_within=0.5).status == 200


@pytest.mark.parametrize(
    ("piece", "problem"),
    [(b"", "protocol"), (b"SSH-2.0-OpenSSH\r\n", "protocol"), (b"HTTP/1.1 abc\r\n\r\n", "protocol")],
)
def test_what_is_no_web_server_is_told(settings: Settings, piece: bytes, problem: str) -> None:
    with saying(piece) as host:
        settings.WEBHOOK_HOSTS = [host]
        assert send(f"http://{host}/", {}, b"{}").problem in (problem, "connection")


def test_nobody_at_the_door_is_told(settings: Settings) -> None:
    with closing(socket.create_server((HOST, 0))) as server:
        host = f"{HOST}:{server.getsockname()[1]}"
    settings.WEBHOOK_HOSTS = [host]
    assert send(f"http://{host}/", {}, b"{}").problem == "connection"


def test_a_certificate_is_asked_for_and_has_to_be_valid(settings: Settings, receiver: Receiver) -> None:
    settings.WEBHOOK_HOSTS = [receiver.host]
    assert send(f"https://{receiver.host}/", {}, b"{}").problem == "connection"
    assert receiver.messages == []
