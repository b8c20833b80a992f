"""The line is cut while a form is sent: nothing is published, and nothing of it is kept."""

import socket
from urllib.parse import urlencode

import pytest

from tests.live.editor import URLENCODED, Editor, edit
from tests.live.server import Server
from tests.robustness.content import content_of
from tools.ports import HOST

pytestmark = pytest.mark.deep

EDITION = "/forums/exampleland/exampleland-second/"


def send_half(editor: Editor, path: str, body: bytes, share: float) -> bytes:
    """Send the first ``share`` of the body and hang up; return what the server said meanwhile."""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: {HOST}:{editor.server.port}\r\nCookie: {editor.cookie}\r\n"
        f"Content-Type: {URLENCODED}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    with socket.create_connection((HOST, editor.server.port), timeout=30) as line:
        line.sendall(head.encode() + body[: int(len(body) * share)])
        line.shutdown(socket.SHUT_WR)
        return line.recv(65536)


@pytest.mark.parametrize("share", [0.0, 0.5, 0.999])
def test_a_form_that_was_half_sent_publishes_nothing(server: Server, share: float) -> None:
    editor, page = Editor(server), server.folder.page(EDITION)
    # First the button, then the words: what arrives is a valid form with half of its fields.
    form = {"action-publish": "action-publish"} | editor.opens(page) | {"title": "Half"}
    before = content_of(server.folder)

    answer = send_half(editor, edit(page), urlencode(form, doseq=True).encode(), share)

    assert not answer.startswith((b"HTTP/1.1 2", b"HTTP/1.1 3")), answer
    assert content_of(server.folder) == before
    assert editor.publishes(page, form).status == 302
    assert server.folder.rows("SELECT title FROM wagtailcore_page WHERE id = ?", page) == [("Half",)]
