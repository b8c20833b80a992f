"""A session is missing in two languages: both are begun at once, given their words, and published at once."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.editing import adds, field, is_told, publishes
from tests.e2e.judging import objections
from tests.live.server import Server

pytestmark = pytest.mark.e2e

EDITION = "/forums/exampleland/exampleland-second/"
TITLE = "Lanterns for everybody"
TITLES = {"French": "Des lanternes pour tout le monde", "Arabic": "فوانيس للجميع"}
WORDS = "query Words($locale: LocaleCode) { sessions(first: 100, locale: $locale) { nodes { title } } }"


def titles(server: Server, code: str) -> list[str]:
    return [each["title"] for each in server.ask(WORDS, locale=code)["sessions"]["nodes"]]


def cell(admin: Page, language: str, state: str) -> None:
    expect(admin.get_by_role("link", name=f"{TITLE}, {language}: {state}")).to_be_visible()


def test_a_language_is_begun_worded_and_published(admin: Page, server: Server) -> None:
    adds(admin, server, "sessionpage", EDITION)
    field(admin, "Title").fill(TITLE)
    publishes(admin, TITLE)
    edition = server.folder.page(EDITION)

    admin.goto(f"/admin/programme/translations/?edition={edition}&kind=session")
    for language in TITLES:
        cell(admin, language, "Missing")
    admin.get_by_role("link", name="Start translations").focus()
    admin.keyboard.press("Enter")
    expect(admin.get_by_role("heading", name="Start translations")).to_be_visible()
    expect(admin.locator(".deed__counts")).to_have_text(re.compile(r"French:\s+1 page\s+Arabic:\s+1 page"))
    admin.get_by_role("button", name="Start 2 translations").press("Enter")
    is_told(admin, "2 translations were started as drafts.")

    for language, title in TITLES.items():
        admin.goto(f"/admin/programme/translations/?edition={edition}&kind=session")
        cell(admin, language, "Draft")
        admin.get_by_role("link", name=f"{TITLE}, {language}: Draft").click()
        row = admin.get_by_role("listitem").filter(has=admin.get_by_text(TITLE, exact=True)).last
        row.get_by_role("button", name="Translate", exact=True).click()
        row.get_by_role("textbox", name="Title", exact=True).fill(title)
        row.get_by_role("button", name="Save", exact=True).click()
        expect(row.get_by_role("button", name="Edit", exact=True)).to_be_visible()

    admin.goto(f"/admin/programme/translations/?edition={edition}&kind=session&standing=ready")
    for language in TITLES:
        cell(admin, language, "Ready to publish")
    assert objections(admin) == []
    assert TITLES["French"] not in titles(server, "fr")
    admin.get_by_role("link", name="Publish translations").click()
    admin.get_by_role("button", name="Publish 2 translations").click()
    is_told(admin, "2 translations were published.")

    assert TITLES["French"] in titles(server, "fr")
    assert TITLES["Arabic"] in titles(server, "ar")
    admin.goto(f"/admin/programme/translations/?edition={edition}&kind=session")
    for language in TITLES:
        cell(admin, language, "Published")
