"""A moderator makes a key, a partner's page uses it, and browsers let only the sites read that it names."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.judging import judge_all, objections
from tests.e2e.people import People
from tests.live.folder import Folder
from tests.live.server import Server

pytestmark = pytest.mark.e2e

ASK = """async ([url, key]) => {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {"content-type": "application/json", authorization: `Bearer ${key}`},
      body: '{"query": "query Partner { __typename }"}',
    });
    const { data, errors } = await response.json();
    return data ? data.__typename : `${response.status} ${errors[0].extensions.code}`;
  } catch (error) {
    return error.name;
  }
}"""


@pytest.fixture
def server(demo_folder: Folder, tmp_path: Path) -> Iterator[Server]:
    """A server of its own."""
    server = Server(demo_folder.copy_to(tmp_path / "var"))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def partner(tmp_path: Path) -> Iterator[int]:
    """The port of a site with an empty page, which browsers know under several names."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("<!doctype html><title>Partner</title>", encoding="utf-8")

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_args: Any) -> None:
            """Say nothing."""

    site = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path / "site")))
    Thread(target=site.serve_forever, daemon=True).start()
    yield site.server_port
    site.shutdown()
    site.server_close()


def asks(browser: Browser, origin: str, server: Server, key: str) -> str:
    """Return what a page of ``origin`` is told."""
    page = browser.new_page()
    page.goto(f"{origin}/")
    said: str = page.evaluate(ASK, [f"{server.url}/graphql/", key])
    page.close()
    return said


def makes_key(moderator: Page, origin: str) -> str:
    moderator.goto("/admin/partner-keys/new/")
    moderator.get_by_role("textbox", name="Name").fill("Programme in Tunis")
    moderator.get_by_role("textbox", name="Sites").fill(origin)
    moderator.get_by_role("button", name="Create").click()
    field = moderator.get_by_label("Key", exact=True)
    expect(field).to_be_visible()
    assert objections(moderator) == []
    return field.input_value()


def test_a_page_of_the_named_site_reads_and_no_other(
    people: People, browser: Browser, server: Server, partner: int
) -> None:
    moderator = people.log_in("moderator")
    named, other = f"http://localhost:{partner}", f"http://127.0.0.1:{partner}"
    key = makes_key(moderator, named)
    before = [asks(browser, origin, server, key) for origin in (named, other)]
    wrong = asks(browser, named, server, key[:-1])
    moderator.get_by_role("link", name="I have kept it").click()
    moderator.get_by_role("link", name="Revoke").click()
    moderator.get_by_role("button", name="Yes, revoke it").click()
    expect(moderator.get_by_text("Revoked").first).to_be_visible()
    assert (before, wrong, asks(browser, named, server, key)) == (
        *(["Query", "403 ORIGIN_NOT_ALLOWED"], "401 UNAUTHENTICATED"),
        "401 UNAUTHENTICATED",
    )


def test_axe_objects_to_nothing_in_the_pages_of_keys(people: People, server: Server) -> None:
    server.folder.manage("partner_keys", "make", "Programme")
    ((key,),) = server.folder.rows("SELECT id FROM graphql_api_partnerkey")
    for day in (1, 2, 3):
        server.folder.write(
            "INSERT INTO graphql_api_keyusage (key_id, day, operation, requests, hits, errors, cost) "
            "VALUES (?, date('now', ?), 'Programme', 50, 40, 1, 900)",
            *(key, f"-{day} days"),
        )
    pages = ["", "new/", f"inspect/{key}/", f"edit/{key}/", f"revoke/{key}/", f"history/{key}/"]
    moderator = people.log_in("moderator")
    assert judge_all(moderator, [f"/admin/partner-keys/{page}" for page in pages]) == {}
