"""Somebody is about to take a session away, reads what readers would lose, and cancels it instead."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.judging import objections
from tests.live.server import Server

pytestmark = pytest.mark.e2e

OPENING = "/forums/exampleland/exampleland-first/opening/"


def test_a_session_is_cancelled_rather_than_deleted(admin: Page, server: Server) -> None:
    admin.goto(f"/admin/pages/{server.folder.page(OPENING)}/delete/")
    expect(admin.get_by_text("Another language takes its place")).to_be_visible()
    assert objections(admin) == []
    admin.get_by_role("link", name="Does it not take place? Cancel it").click()
    expect(admin.get_by_role("row", name="State")).to_contain_text("Cancelled")
    admin.get_by_role("link", name="Leave everything as it is").click()
    expect(admin).to_have_url(f"{server.url}/admin/pages/{server.folder.page(OPENING)}/edit/")


def test_a_person_is_looked_for_in_the_programme_before_they_are_taken_down(
    admin: Page, server: Server
) -> None:
    [[person]] = server.folder.rows("SELECT min(person_id) FROM forums_pages_participation")
    admin.set_viewport_size({"width": 390, "height": 844})
    admin.goto(f"/admin/snippets/forums_pages/person/unpublish/{person}/")
    expect(admin.get_by_text("Shown to readers in these today, and then no longer:")).to_be_visible()
    expect(admin.get_by_role("table", name="Where it is used").get_by_role("link").first).to_be_visible()
    assert objections(admin) == []
    overflow = admin.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0
