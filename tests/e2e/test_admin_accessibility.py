"""axe finds nothing to object to in the admin: on what we added, and on what it stands on."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.judging import judge_all, objections, settle
from tests.e2e.people import People
from tests.live.server import Server

pytestmark = pytest.mark.e2e

FIRST = "/forums/exampleland/exampleland-first/"
SOME_SESSION = f"{FIRST}opening/"
EDITORS = {
    "programme": "/forums/",
    "forum": "/forums/exampleland/",
    "edition": FIRST,
    "session": SOME_SESSION,
    "call": "/forums-fr/exampleland/exampleland-third/call/",
    "article": "/forums/exampleland/ninety-kettles/",
    "standard page": "/forums/about/",
    "translation": "/forums-ar/exampleland/exampleland-first/opening/",
}
NEW_PAGES = {
    "forumpage": "/forums/",
    "editionpage": "/forums/exampleland/",
    "sessionpage": FIRST,
    "callpage": FIRST,
    "articlepage": "/forums/exampleland/",
    "standardpage": "/forums/",
}
RECORDS = ["person", "organisation", "theme", "venue", "menu"]
LISTINGS = [f"/admin/programme/{name}/" for name in ("editions", "sessions", "calls", "articles")]


def editor(server: Server, url_path: str) -> str:
    return f"/admin/pages/{server.folder.page(url_path)}/edit/"


def first(server: Server, table: str) -> int:
    return int(server.folder.rows(f"SELECT min(id) FROM {table}")[0][0])  # noqa: S608 - our own names


def files(server: Server, kind: str, model: str, change: str) -> list[str]:
    """Return the addresses of the listing of files, of both uploads, and of one file."""
    own = f"/admin/{kind}/{change}{first(server, model)}/"
    return [f"/admin/{kind}/", f"/admin/{kind}/add/", f"/admin/{kind}/multiple/add/", own]


@pytest.mark.parametrize("kind", EDITORS)
def test_editors_of_pages(admin: Page, server: Server, kind: str) -> None:
    assert judge_all(admin, [editor(server, EDITORS[kind])]) == {}


def test_forms_of_new_pages(admin: Page, server: Server) -> None:
    addresses = [
        f"/admin/pages/add/forums_pages/{model}/{server.folder.page(parent)}/"
        for model, parent in NEW_PAGES.items()
    ]
    # The same fields, in the same colours, as in the editors.
    assert judge_all(admin, addresses, colours=False) == {}


@pytest.mark.parametrize("model", RECORDS)
def test_listing_and_forms_of_records(admin: Page, server: Server, model: str) -> None:
    listing = f"/admin/snippets/forums_pages/{model}/"
    own = f"{listing}edit/{first(server, f'forums_pages_{model}')}/"
    assert judge_all(admin, [listing, f"{listing}add/", own]) == {}


def test_pictures_and_documents(admin: Page, server: Server) -> None:
    pictures = files(server, "images", "media_customimage", "")
    documents = files(server, "documents", "media_customdocument", "edit/")
    assert judge_all(admin, [*pictures, *documents]) == {}


def test_home_listings_and_explorers(admin: Page, server: Server) -> None:
    places = ["/forums/", "/forums/exampleland/", FIRST]
    explorers = [f"/admin/pages/{server.folder.page(place)}/" for place in places]
    assert judge_all(admin, ["/admin/", *LISTINGS, *explorers]) == {}


def test_contributions_settings_and_copying(admin: Page, server: Server) -> None:
    proposal = first(server, "forums_pages_contribution")
    site = first(server, "wagtailcore_site")
    template = first(server, "forums_pages_replytemplate")
    addresses = [
        *("/admin/reports/what-is-missing/", "/admin/reports/figures/"),
        f"/admin/snippets/forums_pages/person/erase/{first(server, 'forums_pages_person')}/",
        *("/admin/contributions/", f"/admin/contributions/edit/{proposal}/"),
        *(
            "/admin/contributions/scores/",
            f"/admin/contributions/scores/compare/?id={proposal}&id={proposal + 1}",
        ),
        *("/admin/outbox/", f"/admin/outbox/edit/{first(server, 'forums_pages_reply')}/"),
        *(
            f"/admin/reply_templates/{path}"
            for path in ("", "new/", f"edit/{template}/", f"preview/{template}/")
        ),
        f"/admin/bulk/forums_pages/contribution/accepted/?id={proposal}&next=/admin/contributions/",
        f"/admin/bulk/forums_pages/reply/send/?id={first(server, 'forums_pages_reply')}&next=/admin/outbox/",
        f"/admin/settings/forums_pages/publicsettings/{site}/",
        f"/admin/editions/{server.folder.page(FIRST)}/copy-as-next/",
        f"/admin/editions/{server.folder.page(FIRST)}/what-happened/",
        f"/admin/editions/{server.folder.page(FIRST)}/what-happened/postponed/",
        f"/admin/sessions/{server.folder.page(SOME_SESSION)}/what-happened/cancelled/",
        f"/admin/pages/{server.folder.page(FIRST)}/delete/",
        f"/admin/snippets/forums_pages/person/unpublish/{first(server, 'forums_pages_person')}/",
    ]
    assert judge_all(admin, addresses) == {}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_translations_of_an_edition(people: People, server: Server, language: str) -> None:
    admin = people.log_in("admin", language)
    table = "/admin/programme/translations/"
    edition = server.folder.page(FIRST)
    addresses = [
        *(f"{table}?edition={edition}", f"{table}?edition={edition}&standing=draft"),
        *(f"{table}{edition}/start/", f"{table}{edition}/publish/", f"{table}{edition}/files/"),
    ]
    assert judge_all(admin, addresses) == {}
    admin.set_viewport_size({"width": 390, "height": 844})
    assert judge_all(admin, addresses, colours=False) == {}


def test_what_is_opened_now_and_then(admin: Page, server: Server) -> None:
    proposal = first(server, "forums_pages_contribution")
    session = server.folder.page(SOME_SESSION)
    addresses = [
        *("/admin/exchange/", "/admin/exchange/new/", "/admin/exchange/export/", "/admin/embed/"),
        *("/admin/registered-documents/", "/admin/partner-keys/", "/admin/webhooks/"),
        f"/admin/drafts/sessionpage/{session}/share/",
        f"/admin/contributions/history/{proposal}/",
        *(f"/admin/pages/{session}/{what}/" for what in ("history", "delete", "unpublish", "usage")),
    ]
    assert judge_all(admin, addresses) == {}


@pytest.mark.parametrize("window", ["Search", "New person"])
def test_the_window_that_finds_or_creates_a_person(admin: Page, server: Server, window: str) -> None:
    admin.goto(editor(server, SOME_SESSION))
    admin.get_by_role("tab", name="People").click()
    admin.get_by_role("button", name="Add person").click()
    admin.get_by_role("dialog").get_by_role("tab", name=window).click()
    assert objections(admin) == []


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_what_is_used_most_in_other_languages(people: People, server: Server, language: str) -> None:
    admin = people.log_in("admin", language)
    person = first(server, "forums_pages_person")
    addresses = [
        *("/admin/", editor(server, FIRST), editor(server, SOME_SESSION), "/admin/images/add/"),
        *("/admin/programme/sessions/", f"/admin/snippets/forums_pages/person/edit/{person}/"),
        f"/admin/editions/{server.folder.page(FIRST)}/what-happened/postponed/",
        f"/admin/contributions/edit/{first(server, 'forums_pages_contribution')}/",
    ]
    # A language changes words and sides, not colours.
    assert judge_all(admin, addresses, colours=False) == {}


def test_what_is_used_most_on_a_phone(admin: Page, server: Server) -> None:
    admin.set_viewport_size({"width": 390, "height": 844})
    addresses = [
        *("/admin/", editor(server, SOME_SESSION), "/admin/images/add/", "/admin/programme/sessions/"),
        f"/admin/contributions/edit/{first(server, 'forums_pages_contribution')}/",
    ]
    assert judge_all(admin, addresses) == {}


def test_rich_text_that_is_added_has_the_name_and_the_language_of_its_place(
    admin: Page, server: Server
) -> None:
    admin.goto(editor(server, "/forums-ar/about/"))
    settle(admin)
    body = admin.get_by_role("region", name="Body", exact=True)
    before = body.get_by_role("textbox", name="Text", exact=True).count()
    body.get_by_role("button", name="Insert a block").first.click()
    admin.get_by_role("option", name="Text", exact=True).click()
    added = body.get_by_role("textbox", name="Text", exact=True)
    expect(added).to_have_count(before + 1)
    expect(added.first).to_have_attribute("lang", "ar")
    expect(added.first).to_have_attribute("dir", "rtl")
    assert objections(admin, colours=False) == []


def test_words_of_an_arabic_page_run_from_right_to_left(admin: Page, server: Server) -> None:
    admin.goto(editor(server, "/forums-ar/exampleland/exampleland-first/"))
    settle(admin)
    boxes = admin.locator("#id_title, #id_slogan, #id_summary, #id_seo_title, #id_search_description")
    shown = boxes.evaluate_all("(all) => all.map((box) => [box.lang, getComputedStyle(box).direction])")
    assert shown == [["ar", "rtl"]] * 5
