"""Frames on a partner's site: another origin, a sandbox, WordPress, strict policies, telephones, the dark."""

from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.judging import objections
from tests.e2e.partner_site import LISTENING, SECRET, WORDPRESS, sandboxed, show
from tests.e2e.people import People
from tests.live.partner import PartnerSite
from tests.live.server import Server

pytestmark = pytest.mark.e2e
# Of each kind of frame, whose page it stands for.
SHOWN = {
    **dict.fromkeys(
        ("programme", "speakers", "partners", "edition", "countdown"),
        "/en/exampleland/exampleland-second/",
    ),
    "editions": "/en/exampleland/",
    "session": "/en/exampleland/exampleland-first/opening/",
    "call": "/en/exampleland/exampleland-third/call/",
}
HEIGHT = "Math.ceil(document.body.getBoundingClientRect().height)"


@pytest.fixture
def uids(server: Server) -> dict[str, str]:
    """What the address of each kind of frame names."""
    fields = " ".join(
        f'{kind}: route(path: "{path}") {{ ... on Page {{ uid }} }}' for kind, path in SHOWN.items()
    )
    return {kind: str(found["uid"]) for kind, found in server.ask(f"{{ {fields} }}").items()}


@pytest.fixture
def uid(uids: Mapping[str, str]) -> str:
    """The identifier of the edition that the demonstration shows best."""
    return uids["programme"]


def needed(page: Page) -> Any:
    return page.frames[1].evaluate(HEIGHT)


@pytest.mark.parametrize("kind", ["edition", "speakers"])
def test_a_frame_in_a_sandbox_tells_its_height(
    people: People, server: Server, site: PartnerSite, uid: str, kind: str
) -> None:
    partner = people.come_by()
    source = f"{server.url}/embed/{kind}/en/{uid}/"
    show(site, partner, sandboxed(source), LISTENING)

    partner.wait_for_function("window.told.length > 0 && document.fonts.ready")
    partner.wait_for_load_state("networkidle")
    told = partner.evaluate("window.told.at(-1)")
    assert told == {"message": "height", "value": needed(partner), "secret": ""}
    assert partner.frames[1].evaluate("window.origin") == "null"


def test_wordpress_shows_a_frame_at_its_height_and_follows_its_links(
    people: People, server: Server, site: PartnerSite, uid: str
) -> None:
    partner = people.come_by()
    source = f"{server.url}/embed/edition/en/{uid}/"
    frame = show(site, partner, sandboxed(source, SECRET), WORDPRESS)
    partner.wait_for_function("!document.querySelector('iframe').hasAttribute('style')")
    partner.wait_for_load_state("networkidle")
    expect(partner.locator("iframe")).to_have_attribute("height", str(min(max(needed(partner), 200), 1000)))

    frame.get_by_role("heading", level=1).get_by_role("link").click()
    partner.wait_for_function("window.followed.length > 0")
    assert partner.evaluate("window.followed") == [f"{server.url}/en/exampleland/exampleland-second/"]


def test_a_long_programme_is_cut_to_what_wordpress_shows_and_read_by_day(
    people: People, server: Server, site: PartnerSite, uid: str
) -> None:
    partner = people.come_by()
    source = f"{server.url}/embed/programme/en/{uid}/?accent=aa0000"
    frame = show(site, partner, sandboxed(source, SECRET), WORDPRESS)
    expect(partner.locator("iframe")).to_have_attribute("height", "1000")
    everything = frame.locator(".session").count()
    frame.get_by_role("navigation", name="Days").get_by_role("link").nth(1).click()
    expect(frame.locator("[aria-current]")).not_to_have_text("All")
    assert 0 < frame.locator(".session").count() < everything
    assert partner.frames[1].evaluate("location.hash") == f"#?secret={SECRET}"


@pytest.mark.parametrize("has_scripts", [True, False])
def test_a_frame_is_read_under_a_policy_that_allows_frames_only(
    people: People, server: Server, site: PartnerSite, uid: str, has_scripts: bool
) -> None:
    partner = people.come_by(java_script_enabled=has_scripts)
    source = f"{server.url}/embed/programme/en/{uid}/"
    written = f'<iframe title="Forum" width="600" height="800" src="{source}"></iframe>'
    policy = f"default-src 'none'; img-src data:; frame-src {server.url}"
    frame = show(site, partner, written, Content_Security_Policy=policy)
    expect(frame.get_by_text("Opening: many hands")).to_be_visible()
    expect(partner.locator("iframe")).to_have_attribute("height", "800")


def test_the_lines_that_are_copied_give_a_frame_its_height_under_the_policy_that_is_documented(
    people: People, server: Server, site: PartnerSite, uid: str
) -> None:
    partner = people.come_by()
    partner.goto(f"/embed/en/?edition={uid}&kind=partners")
    lines = partner.get_by_label("Lines for your page").input_value()
    policy = (
        f"default-src 'none'; img-src data:; frame-src {server.url}; script-src {server.url};"
        " require-trusted-types-for 'script'; trusted-types 'none'"
    )
    written = (
        f'<!DOCTYPE html><html lang="en"><link rel="icon" href="data:,"><title>Partner</title><main>{lines}'
    )
    partner.goto(site.publish("/copied", written, Content_Security_Policy=policy))

    expect(partner.locator("iframe")).not_to_have_attribute("height", "600")
    partner.wait_for_load_state("networkidle")
    expect(partner.locator("iframe")).to_have_attribute("height", str(needed(partner)))


def test_a_programme_is_narrowed_and_left_by_keyboard(
    people: People, server: Server, site: PartnerSite, uid: str
) -> None:
    partner = people.come_by(reduced_motion="reduce")
    source = f"{server.url}/embed/programme/en/{uid}/"
    frame = show(site, partner, f'{sandboxed(source)}<p><a href="#after">After the frame</a></p>')
    second = frame.get_by_role("navigation", name="Days").get_by_role("link").nth(1)
    expect(second).to_be_visible()
    everything = frame.locator(".session").count()
    tab_to(partner, second, within=10)
    assert second.evaluate("(link) => getComputedStyle(link).outlineStyle") == "solid"
    partner.keyboard.press("Enter")

    expect(second).to_have_attribute("aria-current", "true")
    assert 0 < frame.locator(".session").count() < everything
    links = frame.locator("a[href]").count()
    tab_to(partner, partner.get_by_role("link", name="After the frame"), within=links + 5)


def tab_to(page: Page, wanted: Locator, within: int) -> None:
    """Go on by the key Tab until ``wanted`` has the focus, at most ``within`` times."""
    for _key in range(within):
        page.keyboard.press("Tab")
        if wanted.evaluate("(link) => link === document.activeElement && document.hasFocus()"):
            return
    expect(wanted).to_be_focused()


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_nothing_moves_and_nothing_is_wider_than_a_telephone(
    people: People, uids: Mapping[str, str], language: str, scheme: str
) -> None:
    visitor = people.come_by(
        viewport={"width": 320, "height": 640}, color_scheme=scheme, reduced_motion="reduce"
    )
    found: dict[str, Any] = {}
    for kind, uid in uids.items():
        visitor.goto(f"/embed/{kind}/{language}/{uid}/?accent=ffcc00")
        moving = visitor.evaluate("document.getAnimations().length")
        found[kind] = (
            objections(visitor), visitor.evaluate("document.documentElement.scrollWidth"), moving,
        )  # fmt: skip
    assert found == dict.fromkeys(uids, ([], 320, 0))


def test_a_frame_that_has_nothing_to_show_says_so_in_its_language(people: People) -> None:
    people.foresee(404)
    visitor = people.come_by()
    visitor.goto("/embed/programme/ar/nothing/")
    assert objections(visitor) == []
    expect(visitor.locator("html")).to_have_attribute("dir", "rtl")
