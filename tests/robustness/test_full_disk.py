"""The disk is full: the editor is told in a sentence, keeps what was written, and nothing is half there."""

import os
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from tests.live.disk import Disk, mounted
from tests.live.editor import Editor, edit
from tests.live.folder import Folder
from tests.live.server import Server
from tests.robustness.content import content_of

pytestmark = pytest.mark.deep

EDITION = "/forums/exampleland/exampleland-second/"
NO_ROOM = (
    "The file could not be stored because the server has no room left. Nothing was changed. "
    "Tell your administrator, then try again."
)
IMAGE = ("/admin/images/add/", "media_customimage")
DOCUMENT = ("/admin/documents/add/", "media_customdocument")


def noise(width: int) -> bytes:
    """Return a picture that no format can make smaller."""
    file = BytesIO()
    Image.frombytes("RGB", (width, width), os.urandom(width * width * 3)).save(file, "PNG")
    return file.getvalue()


def upload(address: str, size: int) -> BytesIO:
    """Return a file of about ``size`` bytes that the form at ``address`` takes."""
    if address == IMAGE[0]:
        file, file.name = BytesIO(noise(int((size / 3) ** 0.5))), "sea.png"
    else:
        file, file.name = BytesIO(b"A line of text.\n" * (size // 16)), "sea.txt"
    return file


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    with mounted(tmp_path / "disk", "64m") as disk:
        yield disk


@pytest.fixture
def serve(demo_folder: Folder, tmp_path: Path) -> Iterator[Callable[..., Editor]]:
    """Serve a folder as on a server, with some of its files elsewhere, and return an editor there."""
    started: list[Server] = []

    def start(path: Path = tmp_path / "var", **environment: str) -> Editor:
        server = Server(demo_folder.copy_to(path), LIVE_AS_SERVED="1", **environment)
        server.start()
        started.append(server)
        return Editor(server)

    yield start
    for server in started:
        server.stop()


def files_in(path: Path) -> list[str]:
    return sorted(str(each.relative_to(path)) for each in path.rglob("*") if each.is_file())


@pytest.mark.parametrize(("address", "table"), [IMAGE, DOCUMENT])
@pytest.mark.parametrize(("place", "size"), [("LIVE_MEDIA", 1_000_000), ("LIVE_UPLOADS", 4_000_000)])
def test_an_upload_without_room_is_refused_in_a_sentence(
    serve: Callable[..., Editor], disk: Disk, address: str, table: str, place: str, size: int
) -> None:
    editor = serve(**{place: str(disk.path)})
    form = editor.get(address).form() | {"title": "A calm sea"}
    disk.fill()

    refused = editor.send(address, form, file=upload(address, size))

    def titles() -> list[Any]:
        return editor.server.folder.rows(f"SELECT title FROM {table} WHERE title = ?", "A calm sea")  # noqa: S608

    assert (refused.status, refused.mistakes) == (200, [NO_ROOM])
    assert refused.form()["title"] == "A calm sea"
    assert (titles(), files_in(disk.path)) == ([], ["filler"])
    disk.empty()
    assert editor.send(address, form, file=upload(address, size)).status == 302
    assert titles() == [("A calm sea",)]


@pytest.mark.parametrize("address", ["/admin/images/", "/admin/images/chooser/"])
def test_pictures_are_listed_although_no_small_copy_can_be_made(
    serve: Callable[..., Editor], disk: Disk, address: str
) -> None:
    editor = serve(LIVE_MEDIA=str(disk.path))
    form = editor.get(IMAGE[0]).form() | {"title": "A calm sea"}
    assert editor.send(IMAGE[0], form, file=upload(IMAGE[0], 50_000)).status == 302
    disk.fill()
    shown = editor.get(address)
    assert (shown.status, "A calm sea" in shown.text) == (200, True)


def test_a_publish_without_room_for_the_database_changes_nothing(
    serve: Callable[..., Editor], disk: Disk, tmp_path: Path
) -> None:
    editor = serve(disk.path / "var", LIVE_MEDIA=str(tmp_path))
    folder = editor.server.folder
    page = folder.page(EDITION)
    moved = {"title": "Moved <east>", "time_zone": "Asia/Tokyo", "zone_confirmed": "Asia/Tokyo"}
    form = editor.opens(page) | moved
    folder.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    before = content_of(folder)
    disk.fill()

    failed = editor.publishes(page, form)

    assert (failed.status, "Nothing was saved" in failed.text) == (500, True)
    assert (content_of(folder), folder.integrity()) == (before, [])
    shown = editor.get("/en/exampleland/exampleland-second/")
    assert (shown.status, "2nd Exampleland Forum" in shown.text) == (200, True)
    disk.empty()
    kept = BeautifulSoup(failed.text, "html.parser").select("form input")
    again: dict[str, list[str]] = {}
    for field in kept:
        again.setdefault(str(field["name"]), []).append(str(field["value"]))
    assert editor.send(edit(page), again).status == 302
    assert folder.rows("SELECT title, live FROM wagtailcore_page WHERE id = ?", page) == [("Moved <east>", 1)]
    assert folder.integrity() == []
