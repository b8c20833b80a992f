"""Several workers keep answers, and none shows what was true before an editor was told otherwise."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.live.editor import Editor
from tests.live.folder import Folder
from tests.live.server import Server
from tests.robustness.size import times

pytestmark = [pytest.mark.deep, pytest.mark.alone]

EDITION = "/forums/exampleland/exampleland-second/"
TITLES = "{ editions(first: 100) { nodes { title } } }"
# Enough for each of two workers to be asked several times.
ASKED = 12


@pytest.fixture(params=["demo_folder", "served_demo"], ids=["SQLite", "PostgreSQL and Valkey or Redis"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Folder:
    demo: Folder = request.getfixturevalue(request.param)
    return demo.copy_to(tmp_path / "var")


@pytest.fixture
def server(folder: Folder) -> Iterator[Server]:
    server = Server(folder)
    server.workers = 2
    server.start()
    yield server
    server.stop()


def titles(server: Server) -> set[str]:
    return {edition["title"] for edition in server.ask(TITLES)["editions"]["nodes"]}


def test_no_worker_shows_the_old_title_once_the_editor_has_the_answer(server: Server) -> None:
    editor, page, over = Editor(server), server.folder.page(EDITION), Event()
    form = editor.opens(page)

    def read() -> None:
        while not over.is_set():
            titles(server)

    readers = [Thread(target=read) for _reader in range(2)]
    for reader in readers:
        reader.start()
    stale = []
    for number in range(times(50)):
        title = f"Title {number}"
        assert editor.publishes(page, form | {"title": title}).status == 302
        stale += [title for _asked in range(ASKED) if title not in titles(server)]
        form = editor.opens(page)
    over.set()
    for reader in readers:
        reader.join()

    assert stale == []
