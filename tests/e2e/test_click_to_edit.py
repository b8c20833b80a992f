"""From the preview beside a form to the field: by mouse, by keyboard, to a block, to a record of its own."""

import re

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

from tests.e2e.editing import field, opens, tab
from tests.e2e.judging import objections
from tests.e2e.people import People
from tests.live.server import Server

pytestmark = pytest.mark.e2e

FIRST = "/forums/exampleland/exampleland-first/"
SESSION = f"{FIRST}opening/"
PHONE = {"width": 390, "height": 844}


def beside(page: Page) -> FrameLocator:
    """Open the preview beside the form, if it is closed, and return it once its signs are there."""
    frame = page.locator("iframe.w-preview__iframe").first
    if not frame.is_visible():
        page.locator("[data-side-panel-toggle=preview]").click()
    preview = page.frame_locator("iframe.w-preview__iframe").first
    preview.locator(".edit-sign").first.wait_for()
    return preview


def value(preview: FrameLocator | Page, name: str) -> Locator:
    return preview.locator(f'[data-field^="{name}"]').first


def test_values_lead_to_their_fields_on_whichever_tab(admin: Page, server: Server) -> None:
    opens(admin, server, SESSION)
    preview = beside(admin)

    value(preview, "title").click()
    expect(field(admin, "Title")).to_be_focused()

    # By keyboard; the tab with the field is another.
    sign = value(preview, "languages").get_by_role("button", name="Edit: Languages")
    sign.focus()
    admin.keyboard.press("Enter")
    expect(admin.get_by_role("tab", name="Languages, themes and goals")).to_have_attribute(
        "aria-selected", "true"
    )
    expect(admin.locator("#id_languages summary")).to_be_focused()
    expect(admin.locator("#id_languages summary")).to_be_in_viewport()

    value(preview, "participations").get_by_role("button").click()
    expect(tab(admin, "People").locator("#id_participations-FORMS")).to_be_visible()
    assert objections(admin) == []


def test_a_block_leads_to_its_place_in_the_body(admin: Page, server: Server) -> None:
    opens(admin, server, FIRST)
    block = value(beside(admin), "body.")
    words = block.inner_text().strip()
    block.get_by_role("button", name="Edit: this block").click()

    written = admin.locator(f'[data-contentpath="{(block.get_attribute("data-field") or "").split(".")[1]}"]')
    expect(written).to_be_in_viewport()
    expect(written).to_contain_text(words[:40])
    expect(written.locator("[contenteditable=true]")).to_be_focused()


def test_a_person_opens_in_a_window_of_its_own_and_the_form_stays(admin: Page, server: Server) -> None:
    opens(admin, server, SESSION)
    abstract = field(admin, "Abstract")
    abstract.fill("Being written.")
    preview = beside(admin)

    with admin.context.expect_page() as opened:
        value(preview, "person").get_by_role("link", name=re.compile("^Edit: ")).click()
    expect(opened.value).to_have_url(re.compile(r"/snippets/forums_pages/person/edit/\d+/"))
    opened.value.close()
    expect(abstract).to_have_value("Being written.")


def test_a_preview_in_its_own_window_leads_to_the_form(admin: Page, server: Server) -> None:
    session = server.folder.page(SESSION)
    admin.goto(f"/admin/pages/{session}/view_draft/")
    value(admin, "room").get_by_role("link", name="Edit: Room").click()

    expect(admin).to_have_url(re.compile(rf"/admin/pages/{session}/edit/#:w:contentpath=room"))
    expect(admin.locator("#id_room")).to_be_focused()


def test_in_arabic_on_a_phone_and_switched_off(people: People, server: Server) -> None:
    admin = people.log_in("admin", "ar")
    admin.set_viewport_size(PHONE)
    opens(admin, server, "/forums-ar/exampleland/exampleland-first/")
    title = value(beside(admin), "title")
    assert title.evaluate("(element) => getComputedStyle(element).direction") == "rtl"
    title.get_by_role("button", name="تعديل: العنوان").click()
    # The preview lay on the form, and has made room.
    expect(admin.locator("iframe.w-preview__iframe").first).to_be_hidden()
    expect(admin.locator("#id_title")).to_be_focused()
    expect(admin.locator("#id_title")).to_be_in_viewport()

    admin.goto(f"/admin/pages/{server.folder.page('/forums-ar/exampleland/exampleland-first/')}/view_draft/")
    assert objections(admin) == []
    signs = admin.locator(".edit-sign")
    expect(signs.first).to_be_visible()
    admin.get_by_role("button", name="علامات التعديل").click()
    expect(signs.first).to_be_hidden()
    admin.reload()
    expect(signs.first).to_be_hidden()
    admin.get_by_role("button", name="علامات التعديل").click()
    expect(signs.first).to_be_visible()


def test_axe_finds_nothing_in_a_preview(admin: Page, server: Server) -> None:
    for address in (SESSION, FIRST):
        admin.goto(f"/admin/pages/{server.folder.page(address)}/view_draft/")
        admin.locator(".edit-sign").first.wait_for()
        assert objections(admin) == []
