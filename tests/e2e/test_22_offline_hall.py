"""22. Offline hall: over a poor line nothing is published by half, no word is lost, uploads fail clearly."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.editing import field, opens, presses, publishes
from tests.e2e.people import People
from tests.e2e.test_autosave import types, types_until_saved
from tests.e2e.test_uploads import pictures, png
from tests.live.server import Server

pytestmark = pytest.mark.e2e
PATH = "/forums/exampleland/exampleland-first/opening/"


def session(server: Server) -> tuple[Any, ...]:
    """Return what the public sees of the session, and whether a draft waits."""
    page = server.folder.page(PATH)
    sql = (
        "SELECT title, abstract, has_unpublished_changes FROM wagtailcore_page"
        " JOIN forums_pages_sessionpage ON page_ptr_id = id WHERE id = ?"
    )
    (row,) = server.folder.rows(sql, page)
    return tuple(row)


def test_words_written_in_the_hall_survive_the_line(admin: Page, people: People, server: Server) -> None:
    title, abstract, _waits = session(server)
    opens(admin, server, PATH)
    types_until_saved(admin, "Abstract", "Written in the hall")
    people.lose_the_line(admin)
    types(admin, "Abstract", "Finished without a line")
    presses(admin, "Publish")
    expect(admin).to_have_url(re.compile("^chrome-error:"))
    assert session(server) == (title, abstract, 1)

    people.find_the_line_again(admin)
    opens(admin, server, PATH)
    expect(field(admin, "Abstract")).to_have_value(re.compile("Written in the hall"))
    types(admin, "Abstract", "Published over a better line")
    publishes(admin, title)
    assert session(server) == (title, "Published over a better line", 0)


def test_an_upload_over_a_dead_line_says_so_and_leaves_nothing(
    admin: Page, people: People, server: Server, tmp_path: Path
) -> None:
    path = tmp_path / "hall.png"
    path.write_bytes(png())
    admin.goto("/admin/images/multiple/add/")
    people.lose_the_line(admin)
    admin.locator("input[type=file]").set_input_files(path)
    expect(admin.locator(".upload-server-error .server-error")).to_have_text(
        "The connection was lost, and nothing of this file was kept. Choose it again once you are online."
    )
    assert pictures(server, "hall") == []

    people.find_the_line_again(admin)
    admin.goto("/admin/images/multiple/add/")
    admin.locator("input[type=file]").set_input_files(path)
    expect(admin.locator(".upload-success")).to_be_visible()
    assert pictures(server, "hall") == [(1200, 800)]
