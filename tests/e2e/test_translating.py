"""A session gets its French and Arabic words side by side with the English; its facts need none."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.editing import adds, chooses, field, is_told, opens, publishes
from tests.e2e.judging import objections
from tests.live.server import Server

pytestmark = pytest.mark.e2e

EDITION = "exampleland/exampleland-second"
SLUG = "mending-under-the-stars"
TITLES = {"en": "Mending under the stars", "fr": "Réparer sous les étoiles", "ar": "إصلاح تحت النجوم"}
ABSTRACTS = {"en": "Bring a lamp.", "fr": "Apportez une lampe.", "ar": "أحضروا مصباحًا."}
QUERY = """
query Words($code: String!, $locale: LocaleCode) {
  session(code: $code, locale: $locale) { title abstract locale isFallback day startTime kind }
}
"""
CODES = "{ sessions(first: 100) { nodes { title code day } } }"


def reads(server: Server, code: str) -> dict[str, Any]:
    return {locale: server.ask(QUERY, code=code, locale=locale)["session"] for locale in ("en", "fr", "ar")}


def words(locale: str, served: str) -> dict[str, Any]:
    own = {"title": TITLES[served], "abstract": ABSTRACTS[served]}
    return own | {"locale": served, "isFallback": served != locale}


def writes(admin: Page, label: str, source: str, translation: str) -> None:
    """Fill in one segment of wagtail-localize's editor."""
    row = admin.get_by_role("listitem").filter(has=admin.get_by_text(source, exact=True)).last
    row.get_by_role("button", name="Translate", exact=True).click()
    row.get_by_role("textbox", name=label, exact=True).fill(translation)
    row.get_by_role("button", name="Save", exact=True).click()
    expect(row.get_by_role("button", name="Edit", exact=True)).to_be_visible()


def directions(admin: Page, *words: str) -> list[str]:
    """Return the directions in which the editor shows words and their translation."""
    shown = [admin.locator(".js-translation-editor").get_by_text(each, exact=True) for each in words]
    return [each.evaluate("(element) => getComputedStyle(element).direction") for each in shown]


def translates(admin: Page, server: Server, locale: str, language: str) -> None:
    opens(admin, server, f"/forums-{locale}/{EDITION}/{SLUG}/")
    expect(admin.get_by_role("heading", name=f"English to {language} translation")).to_be_visible()
    writes(admin, "Title", TITLES["en"], TITLES[locale])
    writes(admin, "Abstract", ABSTRACTS["en"], ABSTRACTS[locale])
    assert directions(admin, TITLES["en"], TITLES[locale]) == ["ltr", "rtl" if locale == "ar" else "ltr"]


def test_words_are_translated_side_by_side_and_facts_stay_the_sources(admin: Page, server: Server) -> None:
    opening = server.ask(CODES)["sessions"]["nodes"]
    day = next(each["day"] for each in opening if each["title"] == "Opening: many hands")
    adds(admin, server, "sessionpage", f"/forums/{EDITION}/")
    field(admin, "Title").fill(TITLES["en"])
    field(admin, "Abstract").fill(ABSTRACTS["en"])
    field(admin, "Day").fill(day)
    field(admin, "Starts").fill("22:30")
    publishes(admin, TITLES["en"])
    sessions = server.ask(CODES)["sessions"]["nodes"]
    code = next(each["code"] for each in sessions if each["title"] == TITLES["en"])
    facts = {"day": day, "startTime": "22:30:00", "kind": "OTHER"}
    assert reads(server, code) == {locale: words(locale, "en") | facts for locale in TITLES}

    opens(admin, server, f"/forums/{EDITION}/{SLUG}/")
    chooses(admin, "Translate this page")
    admin.get_by_label("French").check()
    admin.get_by_label("Arabic").check()
    admin.get_by_role("button", name="Submit").click()
    is_told(admin, "was successfully submitted for translation into 2 locales")

    translates(admin, server, "fr", "French")
    assert reads(server, code)["fr"] == words("fr", "en") | facts  # not published yet
    admin.get_by_role("button", name="Publish in French").click()
    is_told(admin, "Published")

    translates(admin, server, "ar", "Arabic")
    admin.get_by_role("button", name="Edit", exact=True).first.click()
    assert objections(admin) == []
    admin.get_by_role("button", name="Cancel", exact=True).click()
    with admin.context.expect_page() as opened:
        admin.get_by_role("link", name="Preview").click()
    preview = opened.value
    expect(preview.locator("html")).to_have_attribute("dir", "rtl")
    expect(preview.locator("html")).to_have_attribute("lang", "ar")
    expect(preview.get_by_role("heading", level=1)).to_have_text(TITLES["ar"])
    expect(preview.locator("main")).to_contain_text("22:30")
    preview.close()
    admin.get_by_role("button", name="Publish in Arabic").click()
    is_told(admin, "Published")
    assert reads(server, code) == {locale: words(locale, locale) | facts for locale in TITLES}

    # A new time is true in every language, and nobody had to touch a translation.
    opens(admin, server, f"/forums/{EDITION}/{SLUG}/")
    field(admin, "Starts").fill("21:15")
    publishes(admin, TITLES["en"])
    later = facts | {"startTime": "21:15:00"}
    assert reads(server, code) == {locale: words(locale, locale) | later for locale in TITLES}


def test_a_translations_form_offers_words_and_leads_to_the_facts(admin: Page, server: Server) -> None:
    opens(admin, server, f"/forums-ar/{EDITION}/opening/")
    expect(admin.get_by_role("main").get_by_role("tab")).to_have_count(2)
    expect(field(admin, "Day")).to_have_count(0)
    admin.get_by_role("link", name="Edit the facts in “Opening: many hands” (English)").click()
    expect(field(admin, "Day")).to_be_visible()
