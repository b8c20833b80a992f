"""axe finds nothing to object to on what we added."""

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.e2e.people import People
from tests.live.server import Server

pytestmark = pytest.mark.e2e

FIRST = "exampleland/exampleland-first"
PUBLIC = [
    *("/en/", "/ar/", "/en/exampleland/", "/ar/exampleland/", f"/en/{FIRST}/", f"/ar/{FIRST}/"),
    *(f"/en/{FIRST}/opening/", f"/ar/{FIRST}/opening/", "/fr/exampleland/exampleland-third/call/"),
    *("/en/exampleland/ninety-kettles/", "/ar/exampleland/practical-information/", "/fr/tunisia/2021/"),
    "/graphql/",
]
EDITORS = {
    "programme": "/forums/",
    "forum": "/forums/exampleland/",
    "edition": f"/forums/{FIRST}/",
    "session": f"/forums/{FIRST}/opening/",
    "call": "/forums-fr/exampleland/exampleland-third/call/",
    "article": "/forums/exampleland/ninety-kettles/",
    "page": "/forums/about/",
    "translation": f"/forums-ar/{FIRST}/opening/",
}
RECORDS = ["person", "organisation", "theme", "venue"]


def objections(page: Page, *, but: str | None = None) -> list[str]:
    """Return what axe objects to, one line per rule and element."""
    context = {"exclude": [[but]]} if but else None
    found = Axe().run(page, context=context).response["violations"]
    return [
        f"{each['id']}: {node['target']} {node['html'][:200]}" for each in found for node in each["nodes"]
    ]


@pytest.mark.parametrize("address", PUBLIC)
def test_public_pages(visitor: Page, address: str) -> None:
    visitor.goto(address, wait_until="networkidle")
    assert objections(visitor) == []


def test_home(admin: Page) -> None:
    admin.goto("/admin/", wait_until="networkidle")
    assert objections(admin) == []


@pytest.mark.parametrize("kind", EDITORS)
def test_page_editors(admin: Page, server: Server, kind: str) -> None:
    admin.goto(f"/admin/pages/{server.folder.page(EDITORS[kind])}/edit/", wait_until="networkidle")
    found = list(objections(admin))
    for tab in admin.get_by_role("main").get_by_role("tab").all()[1:]:
        tab.click()
        found += objections(admin)
    assert sorted(set(found)) == []


@pytest.mark.parametrize("address", ["/forums/", "/forums/exampleland/", f"/forums/{FIRST}/"])
def test_explorers(admin: Page, server: Server, address: str) -> None:
    admin.goto(f"/admin/pages/{server.folder.page(address)}/", wait_until="networkidle")
    assert objections(admin) == []


@pytest.mark.parametrize("model", RECORDS)
def test_listings_and_editors_of_records(admin: Page, model: str) -> None:
    admin.goto(f"/admin/snippets/forums_pages/{model}/", wait_until="networkidle")
    found: list[Any] = objections(admin)
    admin.get_by_role("table").get_by_role("link").filter(has_text=re.compile(r"\w")).nth(6).click()
    admin.wait_for_load_state("networkidle")
    found += objections(admin)
    assert found == []


def test_listings_across_the_tree(admin: Page) -> None:
    admin.goto("/admin/")
    admin.get_by_role("button", name="Programme").click()
    links = admin.locator(".sidebar-sub-menu-panel:visible a").all()
    found: list[str] = []
    for address in [link.get_attribute("href") or "" for link in links]:
        admin.goto(address, wait_until="networkidle")
        found += objections(admin)
    assert (len(links) > 0, found) == (True, [])


@pytest.mark.parametrize("window", ["Search", "New person"])
def test_the_window_that_finds_or_creates_a_person(admin: Page, server: Server, window: str) -> None:
    admin.goto(f"/admin/pages/{server.folder.page(f'/forums/{FIRST}/opening/')}/edit/")
    admin.get_by_role("tab", name="People").click()
    admin.get_by_role("button", name="Add person").click()
    admin.get_by_role("dialog").get_by_role("tab", name=window).click()
    assert objections(admin) == []


def test_copying_an_edition(admin: Page, server: Server) -> None:
    admin.goto(f"/admin/editions/{server.folder.page(f'/forums/{FIRST}/')}/copy-as-next/")
    assert objections(admin) == []


def test_the_admin_from_right_to_left(people: People, server: Server) -> None:
    admin = people.log_in("admin", "ar")
    admin.goto(f"/admin/pages/{server.folder.page(f'/forums/{FIRST}/')}/edit/", wait_until="networkidle")
    assert objections(admin) == []
