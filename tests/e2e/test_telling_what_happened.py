"""An edition is postponed and then cancelled in a hurry, and everybody else learns of it."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.editing import asks_edition, chooses, field, is_told, opens
from tests.e2e.judging import objections
from tests.live.server import Server

pytestmark = pytest.mark.e2e

SECOND = "/forums/exampleland/exampleland-second/"
NAME = "2nd Exampleland Forum"


def test_an_edition_is_cancelled_after_all_that_changes_was_shown(admin: Page, server: Server) -> None:
    before = asks_edition(server, NAME)
    opens(admin, server, SECOND)
    chooses(admin, "Cancel, postpone, move online …")
    admin.get_by_role("link", name="It is cancelled").click()
    admin.get_by_role("textbox", name="Reason – English").fill("The storm has taken the bridge.")
    admin.get_by_role("button", name="Show what would change").click()

    changes = admin.get_by_role("table")
    expect(changes.get_by_role("row", name="Status")).to_contain_text("Cancelled")
    expect(changes.get_by_role("row", name="Reason English")).to_contain_text(
        "The storm has taken the bridge."
    )
    expect(admin.get_by_text("No reason is given in:")).to_be_visible()
    assert objections(admin) == []
    assert asks_edition(server, NAME) == before

    # By keyboard, as somebody without a mouse does.
    admin.get_by_role("button", name="Cancel the edition").press("Enter")
    is_told(admin, "“2nd Exampleland Forum” is cancelled. Readers are told.")
    after = asks_edition(server, NAME)
    assert before is not None
    assert after is not None
    assert after == before | {"status": "CANCELLED"}

    chooses(admin, "Cancel, postpone, move online …")
    admin.get_by_role("link", name="It takes place after all").click()
    admin.get_by_role("button", name="Show what would change").click()
    admin.get_by_role("button", name="Let the edition take place").click()
    is_told(admin, "“2nd Exampleland Forum” takes place after all.")
    assert asks_edition(server, NAME) == before


def test_a_page_that_shows_what_would_change_fits_a_phone(admin: Page, server: Server) -> None:
    admin.set_viewport_size({"width": 390, "height": 844})
    admin.goto(f"/admin/editions/{server.folder.page(SECOND)}/what-happened/redated/")
    field(admin, "First day").fill("2031-02-03")
    admin.get_by_role("button", name="Show what would change").click()
    expect(admin.get_by_role("heading", name="What changes")).to_be_visible()
    assert objections(admin) == []
    overflow = admin.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0
