"""Drafts save themselves while somebody types; what is sent afterwards belongs to the same hand."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.editing import adds, asks_edition, field, is_told, opens, presses, publishes
from tests.live.server import Server

pytestmark = pytest.mark.e2e

TITLE = "1st Exampleland Forum"
PATH = "/forums/exampleland/exampleland-first/"


def types(page: Page, label: str, words: str) -> None:
    """Write something and move on, which is when it begins to be saved."""
    field(page, label).fill(words)
    field(page, label).blur()


def types_until_saved(page: Page, label: str, words: str) -> None:
    """Write on until a draft has been saved: Wagtail looks for changes only some seconds after opening."""
    indicator = page.locator("#w-autosave-indicator[data-w-autosave-state-value=saved]")
    for attempt in range(10):
        if indicator.count():
            break
        types(page, label, f"{words} {attempt}")
        page.wait_for_timeout(2000)
    expect(indicator).to_have_count(1)


def slogan(server: Server) -> object:
    found = asks_edition(server, TITLE)
    assert found is not None
    return found["slogan"]


@pytest.mark.parametrize("pause", [0, 600, 1000, 1400])
def test_an_autosave_is_no_stranger_to_its_own_form(admin: Page, server: Server, pause: int) -> None:
    opens(admin, server, PATH)
    types_until_saved(admin, "Slogan", "Half a sloga")
    types(admin, "Slogan", f"A whole slogan, {pause}")
    admin.wait_for_timeout(pause)  # Not to wait for the next autosave, but to meet it half-way.
    publishes(admin, TITLE)
    assert slogan(server) == f"A whole slogan, {pause}"


@pytest.mark.parametrize("pause", [2000, 3200, 3600])
def test_a_new_page_is_made_once(admin: Page, server: Server, pause: int) -> None:
    adds(admin, server, "editionpage", "/forums/exampleland/")
    field(admin, "First day").fill("2035-01-02")
    admin.wait_for_timeout(pause)
    types(admin, "Printed name", "Made once")
    admin.wait_for_timeout(1000)
    publishes(admin, "Made once")
    made = server.folder.rows("SELECT slug, live FROM wagtailcore_page WHERE draft_title = 'Made once'")
    assert made == [("made-once", 1)]


def test_a_draft_saved_by_hand_after_an_autosave_is_one_version(admin: Page, server: Server) -> None:
    opens(admin, server, PATH)
    before = server.folder.rows("SELECT count(*) FROM wagtailcore_revision")
    types_until_saved(admin, "Slogan", "One")
    types(admin, "Slogan", "Two")
    presses(admin, "Save draft")
    is_told(admin, "has been updated")
    after = server.folder.rows("SELECT count(*) FROM wagtailcore_revision")
    assert after[0][0] - before[0][0] == 1
