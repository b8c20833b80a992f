"""Over https the receiver proves who it is, at the address that was looked up."""

import socket
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pytest_django import Settings

from cms.webhooks import sending
from cms.webhooks.sending import send
from tests.live.receiver import Receiver
from tools.ports import HOST

NAME = "partner.example.org"


def certificate(folder: Path, name: str) -> Path:
    """Write a certificate for ``name``, signed by itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    # Real time: the library that verifies does not know the day of the tests.
    begins = datetime(2020, 1, 1, tzinfo=UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(begins)
        .not_valid_after(begins + timedelta(days=36500))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / f"{name}.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM) + secret)
    return path


@pytest.fixture
def receiver(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Receiver, list[str | None]]]:
    """A receiver that proves to be ``NAME``, and the names that it was asked for."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    path = certificate(tmp_path, NAME)
    context.load_cert_chain(path)
    asked: list[str | None] = []
    context.sni_callback = lambda _socket, name, _context: asked.append(name)
    receiver = Receiver()
    receiver.server.socket = context.wrap_socket(receiver.server.socket, server_side=True)
    thread = threading.Thread(target=receiver.server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    port = receiver.server.server_port
    settings.WEBHOOK_HOSTS = [f"{name}:{port}" for name in (NAME, "other.example.org")]
    look_up = socket.getaddrinfo

    def ours(host: str, *args: Any, **kwargs: Any) -> list[Any]:
        try:
            ip_address(host)
        except ValueError:
            host = HOST
        return look_up(host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", ours)
    monkeypatch.setattr("certifi.where", lambda: str(path))
    sending._trust.cache_clear()
    yield receiver, asked
    sending._trust.cache_clear()
    receiver.server.shutdown()
    receiver.server.server_close()
    thread.join()


def test_the_name_is_asked_for_and_proven_although_the_connection_goes_to_an_address(
    receiver: tuple[Receiver, list[str | None]],
) -> None:
    server, asked = receiver
    port = server.server.server_port
    outcome = send(f"https://{NAME}:{port}/hook", {"webhook-id": "msg_1"}, b"{}")
    assert (outcome.status, outcome.problem, asked) == (204, "", [NAME])
    (message,) = server.messages
    assert (message.headers["host"], message.path) == (f"{NAME}:{port}", "/hook")


def test_a_certificate_of_another_name_is_refused(receiver: tuple[Receiver, list[str | None]]) -> None:
    server, _asked = receiver
    outcome = send(f"https://other.example.org:{server.server.server_port}/", {}, b"{}")
    assert (outcome.problem, server.messages) == ("certificate", [])


def test_a_certificate_that_nobody_trusts_is_refused(
    receiver: tuple[Receiver, list[str | None]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server, _asked = receiver
    other = certificate(tmp_path, "somebody.example.org")
    monkeypatch.setattr("certifi.where", lambda: str(other))
    outcome = send(f"https://{NAME}:{server.server.server_port}/", {}, b"{}")
    assert (outcome.problem, server.messages) == ("certificate", [])
