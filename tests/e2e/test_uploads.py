"""Pictures are uploaded; what is none is refused in a sentence."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.e2e.editing import field, is_told, presses
from tests.live.server import Server

pytestmark = pytest.mark.e2e


def png() -> bytes:
    file = BytesIO()
    Image.new("RGB", (1200, 800), "#26bde2").save(file, "PNG")
    return file.getvalue()


def uploads(admin: Page, path: Path, title: str) -> None:
    admin.goto("/admin/images/add/")
    field(admin, "Title").fill(title)
    admin.locator("input[type=file]").set_input_files(path)
    presses(admin, "Upload")


def pictures(server: Server, title: str) -> list[Any]:
    return server.folder.rows("SELECT width, height FROM media_customimage WHERE title = ?", title)


def test_a_picture_is_uploaded(admin: Page, server: Server, upload: Any) -> None:
    uploads(admin, upload("sea.png", png()), "A calm sea")
    is_told(admin, "A calm sea")
    assert pictures(server, "A calm sea") == [(1200, 800)]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        (
            "drawing.png",
            b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
            "This file holds a web page",
        ),
        ("letter.jpg", b"Dear all, this is a letter.", "This is not a picture we can use."),
        ("sea.jpg", png(), "The name ends in “.jpg”, but the file is in fact"),
        ("empty.png", b"", "empty"),
    ],
)
def test_what_is_no_picture_is_refused_in_a_sentence(
    admin: Page, server: Server, upload: Any, name: str, content: bytes, sentence: str
) -> None:
    uploads(admin, upload(name, content), "Refused")
    expect(admin.get_by_text(sentence).first).to_be_visible()
    expect(field(admin, "Title")).to_have_value("Refused")
    assert pictures(server, "Refused") == []


def test_several_at_once_are_answered_one_by_one(admin: Page, server: Server, upload: Any) -> None:
    admin.goto("/admin/images/multiple/add/")
    files = [upload("good.png", png()), upload("bad.png", b"nothing")]
    admin.locator("input[type=file]").first.set_input_files(files)
    expect(admin.get_by_text("This is not a picture we can use.").first).to_be_visible()
    expect(admin.get_by_text("Upload successful").first).to_be_visible()
    assert pictures(server, "good") == [(1200, 800)]
