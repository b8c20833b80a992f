"""A programme is uploaded, looked at, taken over in the background and undone; axe objects to no screen."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.editing import is_told
from tests.e2e.judging import objections
from tests.live.folder import Folder
from tests.live.server import Server
from tests.live.worker import Worker

pytestmark = pytest.mark.e2e
SESSIONS = "A programme: sessions, with rooms and people"
EDITION = "› 1st Exampleland Forum"


@pytest.fixture
def server(demo_folder: Folder, tmp_path: Path) -> Iterator[Server]:
    """A server of its own with a worker beside it."""
    folder = demo_folder.copy_to(tmp_path / "var")
    folder.write("DELETE FROM django_tasks_database_dbtaskresult")
    server, worker = Server(folder), Worker(folder)
    server.start()
    worker.start()
    yield server
    worker.stop()
    server.stop()


def uploads(page: Page, kind: str, into: str, name: str, content: str) -> None:
    page.goto("/admin/exchange/new/")
    page.get_by_role("radio", name=kind, exact=True).check()
    if into:
        option = page.get_by_label("Where it goes").locator("option", has_text=into)
        page.get_by_label("Where it goes").select_option(option.get_attribute("value"))
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "text/plain", "buffer": content.encode()}
    )
    assert objections(page) == []
    page.get_by_role("button", name="Look at what it would change").click()


def sessions(server: Server) -> list[Any]:
    return server.folder.rows("SELECT count(*) FROM forums_pages_sessionpage")


def day_of(server: Server) -> str:
    ((day,),) = server.folder.rows(
        "SELECT e.start_date FROM forums_pages_editionpage e JOIN wagtailcore_page p ON p.id = e.page_ptr_id"
        " WHERE p.title = '1st Exampleland Forum' AND e.is_source"
    )
    return str(day)


def test_sessions_are_uploaded_looked_at_applied_and_undone(admin: Page, server: Server) -> None:
    before, day = sessions(server), day_of(server)
    lines = [
        f"Imported session {number},{day},{8 + number // 4}:{15 * (number % 4):02},Nora New"
        for number in range(40)
    ]
    table = "\n".join(["Titre,Jour,Début,Speakers", *lines, "Broken,tomorrow,,"])
    uploads(admin, SESSIONS, EDITION, "sessions.csv", table)
    expect(admin.get_by_role("heading", level=1)).to_contain_text("What the file would change")
    expect(admin.get_by_text("“tomorrow” is no day.")).to_be_visible()
    expect(admin.get_by_text("Refused (1)")).to_be_visible()
    assert objections(admin) == []
    assert sessions(server) == before

    admin.get_by_role("button", name="Take over 41 rows").click()
    expect(admin.get_by_role("button", name="Undo this import")).to_be_visible(timeout=120_000)
    assert objections(admin) == []
    assert sessions(server) == [(before[0][0] + 40,)]

    admin.get_by_role("button", name="Undo this import").click()
    expect(admin.get_by_text("Undone").first).to_be_visible(timeout=120_000)
    assert sessions(server) == before


def test_a_file_that_breaks_off_is_told_with_its_line(admin: Page, server: Server) -> None:
    broken = json.dumps({"schedule": {"version": "1"}}, indent=1)[:-8]
    uploads(admin, SESSIONS, EDITION, "schedule.json", broken)
    expect(admin.get_by_text("The JSON breaks off in line")).to_be_visible()
    assert objections(admin) == []


def test_imports_and_exports_are_listed_in_every_direction(admin: Page, server: Server) -> None:
    uploads(admin, "People", "", "people.csv", "name,country\nNora New,TN\n")
    admin.get_by_role("button", name="Take over 1 row").click()
    is_told(admin, "The file was taken over.")
    for address in ("/admin/exchange/", "/admin/exchange/export/"):
        admin.goto(address)
        assert objections(admin) == []
    with admin.expect_download() as download:
        admin.get_by_role("link", name="People: CSV").click()
    assert "Nora" in Path(download.value.path()).read_text(encoding="utf-8-sig")
