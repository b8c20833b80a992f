"""Custom elements as a partner's webmaster meets them: on another site, under every policy and failure."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from cms.embeds.elements.releases import current
from cms.embeds.elements.snippets import script_tag
from tests.e2e.judging import objections
from tests.e2e.people import People
from tests.live.partner import PartnerSite
from tests.live.server import Server

pytestmark = pytest.mark.e2e

KINDS = ("programme", "speakers", "partners", "editions", "countdown", "call")
OWN_WORDS = "The partner's own words"
SHOWN = """(kinds) => kinds.filter((kind) => document.querySelector(`forum-${kind}`)?.shadowRoot)"""
# What a designer of another site may have written.
UNKIND = (
    "<style>body{text-align:center;line-height:1;text-transform:uppercase;letter-spacing:.2em}"
    "ul{padding:4em;list-style:square}h2,h3{font-size:60px;color:red}a,p{color:#999}"
    "*{box-sizing:content-box}</style>"
)


@pytest.fixture
def editions(server: Server) -> dict[str, str]:
    """The uid of each edition by its slug."""
    answer = server.ask("{ editions(first: 50) { nodes { uid slug } } }")
    return {each["slug"]: each["uid"] for each in answer["editions"]["nodes"]}


@pytest.fixture
def written(server: Server, editions: dict[str, str]) -> Callable[..., str]:
    """Write a page with elements of these kinds."""

    def write(*kinds: str, language: str = "en", head: str = "", more: str = "", uid: str = "") -> str:
        third = editions["exampleland-third"]
        of = dict.fromkeys(KINDS, uid or editions["exampleland-second"])
        of |= {"call": uid or third, "countdown": uid or third}
        shown = "".join(
            f'<forum-{kind} edition="{of[kind]}" {more}><p>{OWN_WORDS}</p></forum-{kind}>' for kind in kinds
        )
        direction = "rtl" if language == "ar" else "ltr"
        return (
            f'<!doctype html><html lang="{language}" dir="{direction}"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width"><title>A partner</title>'
            f'<link rel="icon" href="data:,">{head}</head><body><main><h1>A partner</h1>{shown}</main>'
            f"{script_tag(server.url)}</body></html>"
        )

    return write


def wait_for(page: Page, *kinds: str) -> None:
    page.wait_for_function(f"(kinds) => ({SHOWN})(kinds).length === kinds.length", arg=list(kinds))


def test_a_pasted_snippet_shows_all_beside_unkind_styles(
    people: People, site: PartnerSite, server: Server, written: Callable[..., str]
) -> None:
    visitor = people.come_by()
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url))

    visitor.goto(site.publish("/all", written(*KINDS, head=UNKIND)))
    wait_for(visitor, *KINDS)
    visitor.wait_for_load_state("networkidle")

    assert objections(visitor, but="h1") == []
    expect(visitor.get_by_text(OWN_WORDS).first).not_to_be_visible()
    # One question for each element, and no host but these two.
    assert len([each for each in asked if "/graphql/" in each]) == len(KINDS)
    assert {each for each in asked if not each.startswith((site.url, server.url, "data:"))} == set()
    stored = visitor.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    assert (visitor.context.cookies(), stored) == ([], [0, 0, ""])


@pytest.mark.parametrize("language", ["en", "ar"])
def test_axe_finds_nothing_in_the_dark(
    people: People, site: PartnerSite, written: Callable[..., str], language: str
) -> None:
    visitor = people.come_by(color_scheme="dark")
    page = written(*KINDS, language=language, head="<style>:root { color-scheme: light dark }</style>")
    visitor.goto(site.publish("/dark", page))
    wait_for(visitor, *KINDS)
    assert objections(visitor) == []


def refuse(route: Route) -> None:
    route.abort("connectionrefused")


def babble(route: Route) -> None:
    route.fulfill(status=200, content_type="text/html", body="<h1>Welcome to the hotel's network</h1>")


FAILURES: dict[str, tuple[str, Callable[[Route], None]] | None] = {
    "no JavaScript": None,
    "script blocked": ("**/forum.js", refuse),
    "another script": ("**/forum.js", babble),
    "gateway down": ("**/graphql/**", refuse),
    "bad answer": ("**/graphql/**", babble),
}


@pytest.mark.parametrize("failure", FAILURES)
def test_whatever_fails_the_pages_own_words_stay(
    browser: Browser, site: PartnerSite, written: Callable[..., str], failure: str
) -> None:
    how = FAILURES[failure]
    context = browser.new_context(java_script_enabled=how is not None)
    page = context.new_page()
    said = complaints_of(page)
    if how is not None:
        page.route(*how)
    page.goto(site.publish("/failing", written(*KINDS)))
    page.wait_for_load_state("networkidle")

    assert page.get_by_text(OWN_WORDS).count() == len(KINDS)
    for each in page.get_by_text(OWN_WORDS).all():
        expect(each).to_be_visible()
    assert said == []
    context.close()


def complaints_of(page: Page) -> list[str]:
    """What the page's scripts complain of, without what browsers say themselves of requests that failed."""
    said: list[str] = []
    its_own = ("Failed to load resource", "Failed to find a valid digest", "Failed to load module script")
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda told: None if told.text.startswith(its_own) else said.append(told.text))
    return said


@pytest.mark.parametrize("uid", ["RWRpdGlvbjowMDAwMDAwMC0wMDAwLTQwMDAtODAwMC0wMDAwMDAwMDAwMDA", "nonsense"])
def test_an_unknown_edition_leaves_the_pages_own_words_and_a_silent_console(
    people: People, site: PartnerSite, written: Callable[..., str], uid: str
) -> None:
    visitor = people.come_by()
    kinds = [kind for kind in KINDS if kind != "editions"]
    visitor.goto(site.publish("/unknown", written(*kinds, uid=uid)))
    visitor.wait_for_load_state("networkidle")
    assert visitor.get_by_text(OWN_WORDS).count() == len(kinds)
    assert visitor.evaluate(SHOWN, kinds) == []


def test_the_strictest_policy_and_trusted_types_allow_all(
    people: People, site: PartnerSite, server: Server, written: Callable[..., str]
) -> None:
    visitor = people.come_by()
    policy = (
        f"default-src 'none'; img-src data:; script-src {server.url}; connect-src {server.url}; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )
    page = written(*KINDS, more='pictures="none"')
    visitor.goto(site.publish("/strict", page, Content_Security_Policy=policy))
    wait_for(visitor, *KINDS)
    # It is dressed all the same.
    width = visitor.evaluate(
        "getComputedStyle(document.querySelector('forum-call').shadowRoot.querySelector('.all')).borderTopWidth"
    )
    assert width == "1px"


def test_a_programme_is_narrowed_by_keyboard(
    people: People, site: PartnerSite, written: Callable[..., str]
) -> None:
    visitor = people.come_by()
    visitor.goto(site.publish("/keys", written("programme")))
    whole = titles(visitor)
    theme = visitor.get_by_label("Theme", exact=True)
    while not theme.evaluate("(select) => select.getRootNode().activeElement === select"):
        visitor.keyboard.press("Tab")

    visitor.keyboard.type("Water, w")

    expect(visitor.get_by_role("status")).not_to_have_text(f"{len(whole)} of {len(whole)} sessions")
    narrowed = titles(visitor)
    assert "The patience of water" in narrowed
    assert len(narrowed) < len(whole)
    for _key in range(2):
        visitor.keyboard.press("Tab")
    visitor.keyboard.press("Enter")
    expect(visitor.get_by_role("status")).to_have_text(f"{len(whole)} of {len(whole)} sessions")
    assert titles(visitor) == whole


def titles(page: Page) -> list[str]:
    expect(page.locator(".days .title a").first).to_be_visible()
    return page.locator(".days .title a").all_inner_texts()


def test_a_cancelled_session_is_struck_through_and_said(
    people: People, site: PartnerSite, written: Callable[..., str]
) -> None:
    visitor = people.come_by()
    visitor.goto(site.publish("/off", written("programme")))
    off = visitor.locator(".session.off")
    expect(off).to_be_visible()
    assert off.locator("s").all_inner_texts() == ["Parade of cargo bicycles"]
    expect(off).to_contain_text("Cancelled")
    expect(off.get_by_role("link", name="Add to calendar")).to_have_count(0)


def test_within_a_day_sessions_without_a_time_come_last(
    people: People, site: PartnerSite, written: Callable[..., str]
) -> None:
    visitor = people.come_by()
    visitor.goto(site.publish("/order", written("programme")))
    expect(visitor.locator(".day").first).to_be_visible()
    days = visitor.locator(".day").evaluate_all(
        "(days) => days.map((day) => [...day.querySelectorAll('.time')].map((each) =>"
        " each.querySelector('time')?.dateTime ?? ''))"
    )
    instants = [[datetime.fromisoformat(each) for each in day if each] for day in days]
    assert instants == [sorted(day) for day in instants]
    assert [[bool(each) for each in day] for day in days] == [
        sorted((bool(each) for each in day), reverse=True) for day in days
    ]


def test_what_is_on_now_and_next_follows_the_clock(
    people: People, site: PartnerSite, server: Server, editions: dict[str, str], written: Callable[..., str]
) -> None:
    held = _held(server, editions["exampleland-second"])
    first, second = held[0], next(each for each in held if each["startsAt"] >= held[0]["endsAt"])
    visitor = people.come_by()
    visitor.clock.install(time=datetime.fromisoformat(first["startsAt"]))
    visitor.goto(site.publish("/now", written("programme")))
    expect(visitor.locator(".now .title")).to_contain_text([first["title"]])

    visitor.clock.set_fixed_time(datetime.fromisoformat(second["startsAt"]))
    visitor.clock.run_for(31_000)
    expect(visitor.locator(".now")).to_contain_text(second["title"])
    expect(visitor.locator(".now")).not_to_contain_text(first["title"])


def _held(server: Server, uid: str) -> list[dict[str, Any]]:
    query = """query ($uid: ID!) { edition(id: $uid) {
      sessions(first: 100) { nodes { title startsAt endsAt state } } } }"""
    nodes = server.ask(query, uid=uid)["edition"]["sessions"]["nodes"]
    timed = [each for each in nodes if each["startsAt"] and each["state"] != "CANCELLED"]
    return sorted(timed, key=lambda each: datetime.fromisoformat(each["startsAt"]))


@pytest.mark.parametrize(("zone", "is_told_twice"), [("Asia/Manila", True), ("Africa/Casablanca", False)])
def test_readers_elsewhere_see_their_own_time_too(
    people: People, site: PartnerSite, written: Callable[..., str], zone: str, is_told_twice: bool
) -> None:
    visitor = people.come_by(timezone_id=zone)
    visitor.goto(site.publish("/zones", written("programme")))
    expect(visitor.locator(".days .clock").first).to_be_visible()
    assert (visitor.locator(".own").count() > 0) == is_told_twice


@pytest.mark.parametrize("language", ["en", "ar"])
def test_nothing_is_wider_than_a_small_telephone(
    people: People, site: PartnerSite, written: Callable[..., str], language: str
) -> None:
    visitor = people.come_by(viewport={"width": 320, "height": 640})
    visitor.goto(site.publish("/narrow", written(*KINDS, language=language)))
    wait_for(visitor, *KINDS)
    directions = visitor.evaluate(
        "(kinds) => [...new Set(kinds.map((kind) => getComputedStyle("
        "document.querySelector(`forum-${kind}`).shadowRoot.querySelector('.all')).direction))]",
        list(KINDS),
    )
    direction = {"en": "ltr", "ar": "rtl"}[language]
    assert (visitor.evaluate("document.documentElement.scrollWidth"), directions) == (320, [direction])


@pytest.mark.parametrize(("motion", "units"), [("reduce", 3), ("no-preference", 4)])
def test_no_seconds_run_where_readers_want_no_motion(
    people: People, site: PartnerSite, written: Callable[..., str], motion: str, units: int
) -> None:
    visitor = people.come_by(reduced_motion=motion)
    visitor.goto(site.publish("/calm", written("countdown")))
    expect(visitor.locator(".unit")).to_have_count(units)


def test_pages_colour_it_by_properties_and_parts(
    people: People, site: PartnerSite, written: Callable[..., str]
) -> None:
    visitor = people.come_by()
    head = (
        "<style>forum-call { --forum-accent: #7a0019 }"
        "forum-call::part(heading) { font-style: italic }</style>"
    )
    visitor.goto(site.publish("/themed", written("call", head=head)))
    button = visitor.get_by_role("link", name="Read the call")
    expect(button).to_have_css("background-color", "rgb(122, 0, 25)")
    expect(visitor.locator(".heading")).to_have_css("font-style", "italic")


def test_the_small_file_has_all_but_the_programme(
    people: People, site: PartnerSite, server: Server, written: Callable[..., str]
) -> None:
    visitor = people.come_by()
    page = written(*KINDS).replace(script_tag(server.url), script_tag(server.url, "cards"))
    assert current("cards").path in page
    visitor.goto(site.publish("/cards", page))
    wait_for(visitor, *KINDS[1:])
    assert visitor.evaluate(SHOWN, list(KINDS)) == list(KINDS[1:])


def test_an_edition_is_named_by_the_address_of_its_page_and_people_lead_to_theirs(
    people: People, site: PartnerSite, server: Server, written: Callable[..., str]
) -> None:
    visitor = people.come_by()
    address = f"{server.url}/fr/exampleland/exampleland-second/#programme"
    visitor.goto(site.publish("/address", written("programme", "speakers", uid=address)))
    wait_for(visitor, "programme", "speakers")
    whole = titles(visitor)
    named = f"{server.url}/en/people/"
    found = [
        visitor.locator(f"forum-{kind}")
        .get_by_role("link", name="Iris Voorbeeld")
        .first.get_attribute("href")
        for kind in ("programme", "speakers")
    ]
    assert found == [f"{named}iris-voorbeeld/"] * 2

    visitor.goto(site.publish("/path", written("programme", uid="/en/exampleland/exampleland-second")))
    assert titles(visitor) == whole
    visitor.goto(site.publish("/nowhere", written("programme", uid="/en/exampleland/nowhere/")))
    visitor.wait_for_load_state("networkidle")
    expect(visitor.get_by_text(OWN_WORDS)).to_be_visible()


def test_a_publishable_key_works_on_the_sites_that_it_names_and_nowhere_else(
    people: People, site: PartnerSite, server: Server, written: Callable[..., str]
) -> None:
    key = server.folder.manage("partner_keys", "make", "Programme", "--origin", site.url).strip()
    people.foresee(403)
    address = site.publish("/keyed", written(*KINDS, more=f'key="{key}"'))
    allowed, other = people.come_by(), people.come_by()
    allowed.goto(address)
    wait_for(allowed, *KINDS)
    other.goto(address.replace("localhost", "127.0.0.1"))
    other.wait_for_load_state("networkidle")

    assert other.evaluate(SHOWN, list(KINDS)) == []
    for each in other.get_by_text(OWN_WORDS).all():
        expect(each).to_be_visible()
    assert other.get_by_text(OWN_WORDS).count() == len(KINDS)
