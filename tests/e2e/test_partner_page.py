"""The example of a partner's page: elements, frames, a pasted address and feeds, as it stands."""

from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.judging import objections
from tests.e2e.people import People
from tests.live.folder import CHECKOUT
from tests.live.partner import PartnerSite
from tests.live.server import Server

pytestmark = pytest.mark.e2e

EXAMPLE = CHECKOUT / "examples" / "partner-page" / "index.html"
GATEWAY = "127.0.0.1:8000"
ELEMENTS = ["countdown", "call", "programme", "speakers", "partners", "editions"]
DRAWN = "(kinds) => kinds.every((kind) => document.querySelector(`forum-${kind}`).shadowRoot)"


@pytest.fixture
def address(site: PartnerSite, server: Server) -> str:
    """Where the example stands on a partner's site; nothing of it is changed but the gateway's port."""
    host, written = urlsplit(server.url).netloc, EXAMPLE.read_text(encoding="utf-8")
    written = written.replace(GATEWAY, host).replace(quote(GATEWAY), quote(host))
    return site.publish("/example", written.replace("<title>", '<link rel="icon" href="data:,"><title>', 1))


def headings(page: Page) -> list[str]:
    """Return the heading of each frame, once there is one."""
    frames = page.locator("iframe").all()
    for frame in frames:
        frame.scroll_into_view_if_needed()
        expect(frame.content_frame.get_by_role("heading", level=1)).to_be_visible()
    return [each.content_frame.get_by_role("heading", level=1).inner_text() for each in frames]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_of_it_works_as_it_stands(people: People, address: str, scheme: str) -> None:
    visitor = people.come_by(color_scheme=scheme)
    visitor.goto(address)
    visitor.wait_for_function(DRAWN, arg=ELEMENTS)
    shown = headings(visitor)
    assert (len(shown), shown[0], shown[2]) == (3, "2nd Exampleland Forum", "3rd Exampleland Forum")
    # The first two are resized by the script, the pasted one has the height that the answer names.
    expect(visitor.locator("iframe").first).not_to_have_attribute("height", "600")
    assert objections(visitor) == []


def test_without_scripts_there_are_links_and_frames(people: People, address: str) -> None:
    visitor = people.come_by(java_script_enabled=False)
    visitor.goto(address)
    expect(visitor.locator("noscript strong")).to_be_visible()
    for element in ELEMENTS:
        expect(visitor.locator(f"forum-{element}").get_by_role("link")).to_be_visible()
    assert headings(visitor)[0] == "2nd Exampleland Forum"


def test_every_address_of_the_page_leads_somewhere(people: People, server: Server, address: str) -> None:
    visitor = people.come_by()
    visitor.goto(address)
    named = visitor.locator("a[href], link[rel=alternate]").evaluate_all(
        "(links) => links.map((link) => link.href.replace(/^webcal:/, 'http:').split('#')[0])"
    )
    answers = {each: visitor.request.get(each).status for each in named if each.startswith(server.url)}
    assert answers == dict.fromkeys(answers, 200)
    assert len(answers) >= 9
