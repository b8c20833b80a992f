"""An edition is announced with three facts, and readers see it at once."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.editing import asks_edition, field, is_told, presses, publishes
from tests.live.server import Server

pytestmark = pytest.mark.e2e

NEXT = datetime.now(UTC).date() + timedelta(days=200)


def test_title_dates_and_city_are_enough(admin: Page, server: Server) -> None:
    # From the start page by what is written on the screen, as somebody would who never did it before.
    admin.goto("/admin/")
    admin.goto(f"/admin/pages/{server.folder.page('/forums/exampleland/')}/")
    admin.get_by_role("link", name="Add child page").first.click()
    admin.get_by_role("link", name="Edition").first.click()
    field(admin, "Printed name").fill("4th Exampleland Forum")
    field(admin, "First day").fill(NEXT.isoformat())
    field(admin, "Last day").fill((NEXT + timedelta(days=1)).isoformat())
    field(admin, "City – English").fill("Sampleton")
    publishes(admin, "4th Exampleland Forum")
    assert asks_edition(server, "4th Exampleland Forum") == {
        "title": "4th Exampleland Forum",
        "ordinal": None,
        "status": "UPCOMING",
        "format": "UNKNOWN",
        "city": "Sampleton",
        "slogan": None,
        "summary": None,
        "hashtag": None,
        "timeZone": "Africa/Casablanca",
        "startDate": {"date": NEXT.isoformat(), "precision": "DAY"},
        "endDate": {"date": (NEXT + timedelta(days=1)).isoformat(), "precision": "DAY"},
        "venues": [],
        "themes": [],
        "calls": [],
        "partnerLevels": [],
        "workingGroup": [],
        "keyFigures": [],
        "contacts": [],
        "documents": [],
        "cover": None,
        "sessions": {"totalCount": 0, "nodes": []},
    }


def test_a_draft_may_lack_its_date_but_nobody_reads_it(admin: Page, server: Server) -> None:
    admin.goto(f"/admin/pages/add/forums_pages/editionpage/{server.folder.page('/forums/exampleland/')}/")
    field(admin, "Printed name").fill("Some day in Exampleland")
    presses(admin, "Save draft")
    is_told(admin, "Page 'Some day in Exampleland' created")
    assert asks_edition(server, "Some day in Exampleland") is None
    presses(admin, "Publish")
    expect(
        admin.get_by_text("Give the first day, or choose “Not known yet” as the precision.")
    ).to_be_visible()
    expect(field(admin, "Printed name")).to_have_value("Some day in Exampleland")


def test_a_mistake_in_one_field_loses_nothing_of_the_others(admin: Page, server: Server) -> None:
    admin.goto(f"/admin/pages/add/forums_pages/editionpage/{server.folder.page('/forums/exampleland/')}/")
    field(admin, "Printed name").fill("Backwards in Exampleland")
    field(admin, "First day").fill("2030-05-14")
    field(admin, "Last day").fill("2030-05-13")
    field(admin, "Slogan").fill("Kept")
    field(admin, "City – English").fill("Sampleton")
    presses(admin, "Publish")
    expect(admin.get_by_text("The last day cannot be before the first day.")).to_be_visible()
    expect(field(admin, "Slogan")).to_have_value("Kept")
    expect(field(admin, "City – English")).to_have_value("Sampleton")
    field(admin, "Last day").fill("2030-05-15")
    publishes(admin, "Backwards in Exampleland")
