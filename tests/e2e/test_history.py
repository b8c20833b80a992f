"""A page is published later by itself, and an older version comes back when it is wanted."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.editing import adds, asks_edition, field, is_told, opens, presses, publishes
from tests.live.server import Server

pytestmark = pytest.mark.e2e

FORUM = "/forums/exampleland/"
TITLE = "Announced on a Monday"


def test_an_edition_goes_live_at_the_hour_that_was_set(admin: Page, server: Server) -> None:
    hour = datetime.now(UTC) + timedelta(days=3)
    adds(admin, server, "editionpage", FORUM)
    field(admin, "Printed name").fill(TITLE)
    field(admin, "First day").fill("2032-02-02")
    admin.get_by_role("button", name="Toggle status").click()
    admin.get_by_role("button", name="Set schedule").click()
    window = admin.get_by_role("dialog")
    field(window, "Go live date/time").fill(hour.strftime("%Y-%m-%d %H:%M"))
    # The calendar opens a moment later, and lies over what is below the box until one clicks beside it.
    calendar = admin.locator(".xdsoft_datetimepicker:visible")
    expect(calendar).to_have_count(1)
    window.get_by_role("heading").first.click()
    expect(calendar).to_have_count(0)
    window.get_by_role("button", name="Save schedule").click()
    presses(admin, "Schedule to publish")
    is_told(admin, "scheduled for publishing")
    server.folder.manage("publish_scheduled")
    assert asks_edition(server, TITLE) is None

    # Three days go by.
    past = (datetime.now(UTC) - timedelta(minutes=1)).strftime("%Y-%m-%d %H:%M:%S")
    server.folder.write(
        "UPDATE wagtailcore_revision SET approved_go_live_at = ?,"
        " content = json_set(content, '$.go_live_at', ?) WHERE approved_go_live_at IS NOT NULL",
        *(past, f"{past}Z".replace(" ", "T")),
    )
    server.folder.manage("publish_scheduled")
    found = asks_edition(server, TITLE)
    assert found is not None
    assert found["startDate"] == {"date": "2032-02-02", "precision": "DAY"}


def test_an_older_version_is_looked_at_and_brought_back(admin: Page, server: Server) -> None:
    adds(admin, server, "editionpage", FORUM)
    field(admin, "Printed name").fill("Reverted in time")
    field(admin, "First day").fill("2033-03-03")
    field(admin, "Slogan").fill("The first slogan")
    publishes(admin, "Reverted in time")
    opens(admin, server, f"{FORUM}reverted-in-time/")
    field(admin, "Slogan").fill("The second slogan")
    field(admin, "First day").fill("2033-04-04")
    publishes(admin, "Reverted in time")

    admin.goto(f"/admin/pages/{server.folder.page(f'{FORUM}reverted-in-time/')}/history/")
    # The first version is the lowest in the list.
    admin.get_by_role("table").first.get_by_role("button", name="Actions").last.click()
    admin.get_by_role("link", name="Review this version").click()
    is_told(admin, "You are viewing a previous version of this page")
    expect(field(admin, "Slogan")).to_have_value("The first slogan")
    presses(admin, "Publish this version")
    is_told(admin, "has been published")
    found = asks_edition(server, "Reverted in time")
    assert found is not None
    assert (found["slogan"], found["startDate"]["date"]) == ("The first slogan", "2033-03-03")
