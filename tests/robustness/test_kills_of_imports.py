"""The worker dies while it takes a programme over: nothing is half done, and it can be applied again."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.live.editor import Editor
from tests.live.server import Server
from tests.live.worker import Worker
from tests.robustness.size import times
from tests.robustness.test_kills import moments

pytestmark = [pytest.mark.deep, pytest.mark.alone]

SESSIONS = 60
EDITION = "/forums/exampleland/exampleland-second/"
COUNT = "SELECT count(*) FROM forums_pages_sessionpage"
STATE = "SELECT state FROM forums_pages_import WHERE id = ?"
PATIENCE = 120


@pytest.fixture
def worker(server: Server) -> Iterator[Worker]:
    server.folder.write("DELETE FROM django_tasks_database_dbtaskresult")
    worker = Worker(server.folder)
    worker.start()
    yield worker
    worker.stop()


def table(server: Server) -> SimpleUploadedFile:
    query = "SELECT start_date FROM forums_pages_editionpage WHERE page_ptr_id = ?"
    ((day,),) = server.folder.rows(query, server.folder.page(EDITION))
    lines = [f"Session {number},{day},Room {number % 4},Person {number % 9}" for number in range(SESSIONS)]
    return SimpleUploadedFile("sessions.csv", "\n".join(["title,day,room,people", *lines]).encode())


def uploads(editor: Editor) -> tuple[int, str]:
    """Return the key of a new import, and the digest of its plan."""
    page = editor.server.folder.page(EDITION)
    sent = editor.send(
        "/admin/exchange/new/",
        editor.get("/admin/exchange/new/").form() | {"kind": "session", "target": str(page)},
        file=table(editor.server),
    )
    assert sent.status == 302, sent.mistakes
    address = sent.headers["location"]
    digest = re.search(r'name="digest" value="(\w+)"', editor.get(address).text)
    assert digest is not None
    return int(address.strip("/").rpartition("/")[2]), digest[1]


def applies(editor: Editor, key: int, digest: str) -> None:
    token = editor.get(f"/admin/exchange/{key}/").text
    csrf = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', token) or re.search(
        r'"CSRF_TOKEN": "(\w+)"', token
    )
    assert csrf is not None
    fields = {"action": "apply", "digest": digest, "csrfmiddlewaretoken": csrf[1]}
    assert editor.send(f"/admin/exchange/{key}/act/", fields).status == 302


def state_of(server: Server, key: int) -> str:
    return str(server.folder.rows(STATE, key)[0][0])


def waits_until_applied(server: Server, key: int) -> float:
    began = time.monotonic()
    while state_of(server, key) != "applied":
        assert time.monotonic() - began < PATIENCE, state_of(server, key)
        time.sleep(0.05)
    return time.monotonic() - began


def test_an_import_has_happened_wholly_or_not_at_all(server: Server, worker: Worker, tmp_path: Path) -> None:
    folder, editor = server.folder, Editor(server)
    key, digest = uploads(editor)
    server.stop()
    start = folder.copy_to(tmp_path / "start")
    server.start()
    ((before,),) = folder.rows(COUNT)
    applies(editor, key, digest)
    takes = waits_until_applied(server, key)
    assert folder.rows(COUNT) == [(before + SESSIONS,)]
    cut_off = 0

    for moment in moments(takes, times(10)):
        folder.become(start)
        applies(editor, key, digest)
        time.sleep(moment)
        worker.kill()

        assert folder.integrity() == []
        is_applied = state_of(server, key) == "applied"
        assert folder.rows(COUNT) == [(before + SESSIONS * is_applied,)]
        worker.start()
        if not is_applied:
            cut_off += 1
            applies(editor, key, digest)
        waits_until_applied(server, key)
        assert folder.rows(COUNT) == [(before + SESSIONS,)]

    assert cut_off > 0
