"""An editor shows a draft to somebody without a login, and ends it."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.editing import field, is_told, opens, presses
from tests.e2e.people import People
from tests.live.server import Server

pytestmark = pytest.mark.e2e

PATH = "/forums/exampleland/exampleland-first/"
PREVIEW = """query($token: String!) {
  preview(token: $token) { ... on DraftShown { node { ... on Edition { slogan } } } }
}"""


def test_a_draft_is_shared_by_a_link_until_it_ends(admin: Page, people: People, server: Server) -> None:
    opens(admin, server, PATH)
    field(admin, "Slogan").fill("A slogan to be checked")
    presses(admin, "Save draft")
    is_told(admin, "has been updated")
    foot = admin.get_by_role("navigation", name="Actions (footer)")
    foot.get_by_role("button", name="More actions").click()
    foot.get_by_role("link", name="Share draft").click()
    admin.get_by_role("button", name="Make a link").click()
    is_told(admin, "The link is ready to be copied.")
    link = admin.get_by_role("textbox", name="Link", exact=True).input_value()
    token = admin.get_by_role("textbox", name="Token for frontends").input_value()

    reviewer = people.come_by()
    reviewer.goto(link)
    expect(reviewer.get_by_text("A slogan to be checked").first).to_be_visible()
    assert server.ask(PREVIEW, token=token)["preview"]["node"] == {"slogan": "A slogan to be checked"}

    admin.get_by_role("button", name="End", exact=True).click()
    is_told(admin, "The link has ended.")
    assert server.ask(PREVIEW, token=token)["preview"] == {}
