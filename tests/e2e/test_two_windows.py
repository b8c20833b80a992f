"""One page, two people: the second is told, and nothing is overwritten unseen."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.editing import adds, asks_edition, field, is_told, opens, presses, publishes
from tests.e2e.people import People
from tests.live.server import Server

pytestmark = pytest.mark.e2e

PAGE = "/forums/exampleland/written-by-two/"


@pytest.fixture
def edition(people: People, server: Server) -> Page:
    """An edition that the administrator has just published."""
    admin = people.log_in("admin")
    adds(admin, server, "editionpage", "/forums/exampleland/")
    field(admin, "Printed name").fill("Written by two")
    field(admin, "First day").fill("2034-05-06")
    publishes(admin, "Written by two")
    return admin


def test_the_second_to_publish_is_told_and_loses_nothing(
    people: People, edition: Page, server: Server
) -> None:
    first, second = edition, people.log_in("moderator")
    opens(first, server, PAGE)
    opens(second, server, PAGE)
    field(first, "Slogan").fill("The first was here")
    publishes(first, "Written by two")

    field(second, "Slogan").fill("The second was here")
    presses(second, "Publish")
    is_told(second, "Alma Administratrix saved this page", "Nothing was overwritten")
    found = asks_edition(server, "Written by two")
    assert found is not None
    assert found["slogan"] == "The first was here"
    expect(field(second, "Slogan")).to_have_value("The second was here")
