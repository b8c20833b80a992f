"""Drafts save themselves while somebody types; what is sent afterwards belongs to the same hand."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.editing import adds, asks_edition, field, opens, presses, publishes
from tests.live.server import Server

pytestmark = pytest.mark.e2e

TITLE = "1st Exampleland Forum"
PATH = "/forums/exampleland/exampleland-first/"


def is_saved(page: Page) -> None:
    """Expect that what was typed has been saved by itself."""
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()


def test_an_autosave_is_no_stranger_to_its_own_form(admin: Page, server: Server) -> None:
    opens(admin, server, PATH)
    field(admin, "Slogan").fill("Half a sloga")
    is_saved(admin)
    field(admin, "Slogan").fill("A whole slogan")
    publishes(admin, TITLE)
    found = asks_edition(server, TITLE)
    assert found is not None
    assert found["slogan"] == "A whole slogan"


@pytest.mark.parametrize("pause", [0, 520, 700, 900])
def test_publishing_while_an_autosave_is_on_its_way(admin: Page, server: Server, pause: int) -> None:
    opens(admin, server, PATH)
    field(admin, "Slogan").fill(f"Slogan {pause}")
    admin.wait_for_timeout(pause)  # Not to wait for something, but to meet it half-way.
    publishes(admin, TITLE)
    found = asks_edition(server, TITLE)
    assert found is not None
    assert found["slogan"] == f"Slogan {pause}"


@pytest.mark.parametrize("pause", [0, 520, 700])
def test_a_new_page_is_made_once(admin: Page, server: Server, pause: int) -> None:
    adds(admin, server, "editionpage", "/forums/exampleland/")
    field(admin, "First day").fill("2035-01-02")
    field(admin, "Printed name").press_sequentially("Made once")
    admin.wait_for_timeout(pause)
    publishes(admin, "Made once")
    made = server.folder.rows("SELECT slug, live FROM wagtailcore_page WHERE draft_title = 'Made once'")
    assert made == [("made-once", 1)]


def test_a_draft_saved_by_hand_after_an_autosave_is_one_version(admin: Page, server: Server) -> None:
    opens(admin, server, PATH)
    before = server.folder.rows("SELECT count(*) FROM wagtailcore_revision")
    field(admin, "Slogan").fill("One")
    is_saved(admin)
    field(admin, "Slogan").fill("Two")
    presses(admin, "Save draft")
    expect(admin.locator(".messages")).to_contain_text("has been updated")
    after = server.folder.rows("SELECT count(*) FROM wagtailcore_revision")
    assert after[0][0] - before[0][0] == 1
