"""Next year's edition starts from this year's."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.editing import asks_edition, chooses, field, is_told, opens, publishes
from tests.live.server import Server

pytestmark = pytest.mark.e2e


def test_last_years_edition_is_copied_renamed_and_announced(admin: Page, server: Server) -> None:
    opens(admin, server, "/forums/exampleland/exampleland-first/")
    chooses(admin, "Copy as next edition")
    expect(admin.get_by_role("heading", level=1)).to_contain_text("Copy as next edition")
    admin.get_by_label("Bring the titles and kinds of the sessions").check()
    admin.get_by_role("button", name="Start the next edition").click()
    is_told(admin, "The next edition was started.")
    before = asks_edition(server, "1st Exampleland Forum")
    field(admin, "Printed name").fill("Exampleland, once more")
    field(admin, "First day").fill("2031-03-04")
    admin.get_by_label("How exact the dates are").select_option("Exact day")
    publishes(admin, "Exampleland, once more")
    copy = asks_edition(server, "Exampleland, once more")
    assert before is not None
    assert copy is not None
    assert copy["themes"] == before["themes"]
    assert copy["startDate"] == {"date": "2031-03-04", "precision": "DAY"}
    # Nobody is announced who has not agreed, and the proposed sessions are drafts.
    assert (copy["city"], copy["keyFigures"], copy["documents"], copy["sessions"]["totalCount"]) == (
        *(None, [], []),
        0,
    )
    drafts = server.folder.rows(
        "SELECT count(*) FROM wagtailcore_page p JOIN wagtailcore_page parent"
        " ON p.path LIKE parent.path || '____' WHERE parent.title = ? AND p.live = 0",
        "Exampleland, once more",
    )
    assert drafts == [(len(before["sessions"]["nodes"]),)]
    assert asks_edition(server, "1st Exampleland Forum") == before
