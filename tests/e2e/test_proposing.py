"""Answering a call: by keyboard alone, without scripts, corrected where need be, in Arabic on a telephone."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.judging import objections, settle
from tests.e2e.people import People

pytestmark = pytest.mark.e2e
CALL = "exampleland/exampleland-third/call/"


def open_form(visitor: Page, language: str = "en") -> None:
    visitor.goto(f"/{language}/{CALL}")
    visitor.locator("main a.button").first.click()


def test_a_proposal_is_written_by_keyboard_without_scripts_and_corrected(people: People) -> None:
    people.foresee(422)
    visitor = people.come_by(java_script_enabled=False)
    open_form(visitor)
    visitor.get_by_label("Your name").focus()
    for words in ("Ada Example", "ada@example", "Example Trust"):
        visitor.keyboard.type(words)
        visitor.keyboard.press("Tab")
    visitor.get_by_label("Title of the proposal").fill("Loans for all")
    visitor.get_by_label("What it is about").fill("How small loans change a town.")
    visitor.get_by_label("5. Gender Equality").press("Space")
    visitor.get_by_label("The organisers may use").press("Space")
    visitor.get_by_role("button", name="Send the proposal").press("Enter")

    problems = visitor.get_by_role("alert")
    expect(problems.get_by_role("listitem")).to_have_count(1)
    problems.get_by_role("link", name="Your e-mail address").press("Enter")
    expect(visitor.get_by_label("5. Gender Equality")).to_be_checked()
    visitor.get_by_label("Your e-mail address").fill("ada@example.org")
    visitor.get_by_role("button", name="Send the proposal").press("Enter")

    # Whoever is as fast as this test is asked once more; the ticket stays good.
    again = visitor.get_by_role("button", name="Send the proposal")
    thanks = visitor.get_by_role("heading", level=1, name="Thank you: your proposal has arrived.")
    while not thanks.is_visible():
        again.press("Enter")
    expect(visitor.get_by_text("Quote this reference")).to_be_visible()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_axe_finds_nothing_on_a_telephone_in_the_dark(people: People, language: str) -> None:
    people.foresee(422)
    narrow = {"width": 320, "height": 640}
    visitor = people.come_by(viewport=narrow, color_scheme="dark", reduced_motion="reduce")
    open_form(visitor, language)
    settle(visitor)
    assert (objections(visitor), visitor.evaluate("document.documentElement.scrollWidth")) == ([], 320)
    visitor.locator(".proposal button").click()
    settle(visitor)
    assert objections(visitor) == []
