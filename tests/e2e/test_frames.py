"""Frames on a partner's site: another origin, a sandbox, WordPress, small screens, Arabic, the dark."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.judging import objections
from tests.e2e.partner_site import LISTENING, SECRET, WORDPRESS, Site, sandboxed
from tests.e2e.people import People
from tests.live.server import Server

pytestmark = pytest.mark.e2e
OF_EDITIONS = ["programme", "speakers", "partners", "edition", "countdown"]


@pytest.fixture
def uid(server: Server) -> str:
    """The identifier of the edition that the demonstration shows best."""
    found = server.ask('{ route(path: "/en/exampleland/exampleland-second/") { ... on Page { uid } } }')
    return str(found["route"]["uid"])


@pytest.fixture
def site() -> Iterator[Site]:
    """A partner's site."""
    with Site() as site:
        yield site


def needed(page: Page) -> Any:
    frame = page.frames[1]
    return frame.evaluate("Math.ceil(document.body.getBoundingClientRect().height)")


@pytest.mark.parametrize("kind", ["edition", "speakers"])
def test_a_frame_in_a_sandbox_tells_its_height(
    people: People, server: Server, site: Site, uid: str, kind: str
) -> None:
    partner = people.come_by()
    source = f"{server.url}/embed/{kind}/en/{uid}/"
    site.show(partner, sandboxed(source), LISTENING)

    partner.wait_for_function("window.told.length > 0 && document.fonts.ready")
    partner.wait_for_load_state("networkidle")
    told = partner.evaluate("window.told.at(-1)")
    assert told == {"message": "height", "value": needed(partner), "secret": ""}
    assert partner.frames[1].evaluate("window.origin") == "null"


def test_wordpress_shows_a_frame_at_its_height_and_follows_its_links(
    people: People, server: Server, site: Site, uid: str
) -> None:
    partner = people.come_by()
    source = f"{server.url}/embed/edition/en/{uid}/"
    frame = site.show(partner, sandboxed(source, SECRET), WORDPRESS)
    partner.wait_for_function("!document.querySelector('iframe').hasAttribute('style')")
    partner.wait_for_load_state("networkidle")
    expect(partner.locator("iframe")).to_have_attribute("height", str(min(max(needed(partner), 200), 1000)))

    frame.get_by_role("heading", level=1).get_by_role("link").click()
    partner.wait_for_function("window.followed.length > 0")
    assert partner.evaluate("window.followed") == [f"{server.url}/en/exampleland/exampleland-second/"]


def test_a_long_programme_is_cut_to_what_wordpress_shows_and_read_by_day(
    people: People, server: Server, site: Site, uid: str
) -> None:
    partner = people.come_by()
    source = f"{server.url}/embed/programme/en/{uid}/?accent=aa0000"
    frame = site.show(partner, sandboxed(source, SECRET), WORDPRESS)
    expect(partner.locator("iframe")).to_have_attribute("height", "1000")
    everything = frame.locator(".session").count()
    frame.get_by_role("navigation", name="Days").get_by_role("link").nth(1).click()
    expect(frame.locator("[aria-current]")).not_to_have_text("All")
    assert 0 < frame.locator(".session").count() < everything
    assert partner.frames[1].evaluate("location.hash") == f"#?secret={SECRET}"


def test_a_frame_is_read_without_scripts(people: People, server: Server, site: Site, uid: str) -> None:
    partner = people.come_by(java_script_enabled=False)
    source = f"{server.url}/embed/programme/en/{uid}/"
    frame = site.show(partner, f'<iframe title="Forum" width="600" height="800" src="{source}"></iframe>')
    expect(frame.get_by_text("Opening: many hands")).to_be_visible()


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_wider_than_a_telephone(
    people: People, uid: str, language: str, scheme: str
) -> None:
    visitor = people.come_by(
        viewport={"width": 320, "height": 640}, color_scheme=scheme, reduced_motion="reduce"
    )
    found: dict[str, Any] = {}
    for kind in OF_EDITIONS:
        visitor.goto(f"/embed/{kind}/{language}/{uid}/?accent=ffcc00")
        found[kind] = (objections(visitor), visitor.evaluate("document.documentElement.scrollWidth"))
    assert found == dict.fromkeys(OF_EDITIONS, ([], 320))
