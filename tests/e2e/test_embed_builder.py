"""The page on which partners and editors make a snippet: live, without scripts, in Arabic, on a telephone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.judging import objections, settle
from tests.e2e.people import People

pytestmark = pytest.mark.e2e


def test_the_snippet_follows_the_form_and_its_frame_tells_its_height(visitor: Page) -> None:
    visitor.goto("/embed/en/")
    visitor.get_by_label("Edition", exact=True).select_option("2nd Exampleland Forum")
    visitor.get_by_label("What is shown").select_option("Partners")
    visitor.get_by_label("Colour of links").fill("aa0000")
    visitor.get_by_label("Light or dark").select_option("Dark")

    expect(visitor.get_by_label("Lines for your page")).to_have_value(
        re.compile("/embed/partners/en/.+accent=aa0000.+scheme=dark")
    )
    expect(visitor.get_by_label("The same without a frame")).to_have_value(
        re.compile('<forum-partners edition=".+ locale="en" scheme="dark" style="--forum-accent: #')
    )
    expect(visitor.get_by_role("button", name="Copy")).to_have_count(2)
    visitor.get_by_role("button", name="Copy").last.click()
    expect(visitor.get_by_role("status").last).to_have_text("Copied.")
    expect(visitor.frame_locator(".built iframe").get_by_role("heading", level=1)).to_be_visible()


def test_what_was_just_typed_is_copied(people: People) -> None:
    visitor = people.come_by(permissions=["clipboard-read", "clipboard-write"])
    visitor.goto("/embed/en/")
    visitor.get_by_label("Colour of links").press_sequentially("006400")
    visitor.get_by_role("button", name="Copy").first.click()

    expect(visitor.get_by_role("status").first).to_have_text("Copied.")
    copied = visitor.evaluate("navigator.clipboard.readText()")
    assert (re.search("accent=[0-9a-f]+", copied) or [""])[0] == "accent=006400"


def test_it_works_without_scripts(people: People) -> None:
    visitor = people.come_by(java_script_enabled=False)
    visitor.goto("/embed/en/")
    visitor.get_by_label("What is shown").select_option("Countdown")
    visitor.get_by_role("button", name="Show").click()
    expect(visitor.get_by_label("Lines for your page")).to_have_value(re.compile("/embed/countdown/en/"))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_axe_finds_nothing_on_a_telephone_in_the_dark(people: People, language: str) -> None:
    visitor = people.come_by(
        viewport={"width": 320, "height": 640}, color_scheme="dark", reduced_motion="reduce"
    )
    visitor.goto(f"/embed/{language}/?accent=ffcc00")
    settle(visitor)
    assert (objections(visitor), visitor.evaluate("document.documentElement.scrollWidth")) == ([], 320)


def test_axe_finds_nothing_in_the_admin(admin: Page) -> None:
    admin.goto("/admin/embed/")
    settle(admin)
    assert objections(admin) == []
