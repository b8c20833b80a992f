"""What all of this is for: an editor changes a sourced edition in the admin, and a reader sees it."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.editing import asks_edition, field, is_told, opens, presses, publishes, tab, unfold
from tests.e2e.people import People
from tests.live.server import Server

pytestmark = pytest.mark.e2e

TITLE = "3e Forum Convergences Tunisie"
QUERY = """
{ edition(forum: "tunisia", ordinal: 3, locale: LOCALE) {
    title locale isFallback status slogan hashtag city format
    startDate { date precision } endDate { date precision } keyFigures { value qualifier label }
} }
"""


def reads(server: Server, locale: str) -> dict[str, object]:
    edition: dict[str, object] = server.ask(QUERY.replace("LOCALE", locale))["edition"]
    return edition


def test_tunisia_2021_changes_for_readers_in_every_language_at_once(admin: Page, server: Server) -> None:
    before = {locale: reads(server, locale) for locale in ("en", "fr", "ar")}
    opens(admin, server, "/forums-fr/tunisia/2021/")
    expect(field(admin, "Printed name")).to_have_value(TITLE)
    field(admin, "Slogan").fill("Relancer, ensemble")
    unfold(admin, "Cover")
    field(admin, "Hashtag").fill("F3ZT2021")
    publishes(admin, TITLE)
    facts = {"hashtag": "F3ZT2021"}
    assert {locale: reads(server, locale) for locale in ("en", "fr", "ar")} == {
        "en": before["en"] | facts,
        "fr": before["fr"] | facts | {"slogan": "Relancer, ensemble"},
        "ar": before["ar"] | facts,
    }


def test_a_figure_is_added_and_readers_and_visitors_see_it(people: People, server: Server) -> None:
    admin, visitor = people.log_in("admin"), people.come_by("fr-FR")
    opens(admin, server, "/forums-fr/tunisia/2021/")
    figures = tab(admin, "Figures and documents")
    region = figures.get_by_role("region", name="Key figures", exact=True)
    shown = asks_edition(server, "Tunisia 2021")
    assert shown is not None
    region.get_by_role("button", name="Add figure").click()
    row = region.get_by_role("region", name="Figure")
    row.get_by_label("Counts").select_option("Countries")
    row.get_by_label("Number").fill("17")
    publishes(admin, TITLE)
    changed = asks_edition(server, "Tunisia 2021")
    assert changed is not None
    assert [figure["value"] for figure in changed["keyFigures"]] == [
        *(figure["value"] for figure in shown["keyFigures"]),
        17,
    ]
    visitor.goto("/fr/tunisia/2021/")
    expect(visitor.get_by_text("17", exact=True).first).to_be_visible()


def test_a_saved_draft_stays_between_editors(admin: Page, server: Server) -> None:
    before = reads(server, "fr")
    opens(admin, server, "/forums-fr/tunisia/2021/")
    field(admin, "Slogan").fill("Not yet")
    presses(admin, "Save draft")
    is_told(admin, "has been updated")
    assert reads(server, "fr") == before
