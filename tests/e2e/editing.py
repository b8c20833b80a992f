"""What editors do again and again: open, press a button, read what they are told."""

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.e2e.judging import settle
from tests.live.server import Server


def opens(page: Page, server: Server, url_path: str) -> None:
    """Open the editor of the page at a path of the tree."""
    page.goto(f"/admin/pages/{server.folder.page(url_path)}/edit/")


def adds(page: Page, server: Server, model: str, url_path: str) -> None:
    """Open the form of a new page below the page at a path of the tree."""
    page.goto(f"/admin/pages/add/forums_pages/{model}/{server.folder.page(url_path)}/")


def field(page: Page | Locator, label: str) -> Locator:
    """Return the text box with that label, whether it is marked as required or not."""
    return page.get_by_role("textbox", name=re.compile("^" + re.escape(label).replace("/", "\\/") + r"\*?$"))


def tab(page: Page | Locator, name: str) -> Locator:
    """Open a tab and return its panel."""
    page.get_by_role("tab", name=name, exact=True).click()
    return page.get_by_role("tabpanel", name=name, exact=True)


def presses(page: Page, name: str | re.Pattern[str]) -> None:
    """Press a button at the foot of a form, or in the menu there."""
    foot = page.get_by_role("navigation", name="Actions (footer)")
    button = foot.get_by_role("button", name=name, exact=True)
    if not button.is_visible():
        foot.get_by_role("button", name="More actions").click()
    button.click()


def unfold(page: Page, section: str) -> None:
    """Open a section of the form that starts closed."""
    button = page.get_by_role("region", name=section, exact=True).get_by_role("button", name="Toggle section")
    if button.get_attribute("aria-expanded") != "true":
        button.click()


def chooses(page: Page, entry: str) -> None:
    """Choose an entry of the menu at the top of the screen, which opens once the screen has drawn itself."""
    settle(page)
    menu = page.get_by_role("navigation", name="Actions", exact=True)
    menu.get_by_role("button", name="Actions", exact=True).click()
    menu.get_by_role("link", name=entry, exact=True).click()


def is_told(page: Page, *sentences: str | re.Pattern[str]) -> None:
    """Expect each of ``sentences`` among the messages at the top of the screen."""
    for sentence in sentences:
        expect(page.locator(".messages li").filter(has_text=sentence).first).to_be_visible()


def publishes(page: Page, title: str) -> None:
    """Publish the page that is open, and read that it worked."""
    presses(page, "Publish")
    is_told(page, re.compile(rf"Page '{re.escape(title)}' (created and|has been) published"))


def asks_edition(server: Server, title: str) -> dict[str, Any] | None:
    """Return what readers get of the edition with that title, as they get it; None while it is not public."""
    found: list[dict[str, Any]] = server.ask(EDITIONS)["editions"]["nodes"]
    return next((edition for edition in found if edition["title"] == title), None)


EDITIONS = """
{ editions(first: 50) { nodes {
    title ordinal status format city slogan summary hashtag timeZone
    startDate { date precision } endDate { date precision }
    venues { venue { name } } themes { title } calls { title } partnerLevels { label }
    workingGroup { organisation { name } } keyFigures { value qualifier label } contacts { name }
    documents { label } cover { url } sessions { totalCount nodes { title } }
} } }
"""
