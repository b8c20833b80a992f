"""The public pages as people meet them: on small screens, in the dark, on paper, without scripts."""

import gzip
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Response, expect

from tests.e2e.judging import objections, settle
from tests.e2e.people import People

pytestmark = pytest.mark.e2e

EDITION = "exampleland/exampleland-second/"
NARROW = {"width": 320, "height": 640}
PLACES = [
    *("", EDITION, f"{EDITION}opening/", "exampleland/", "people/iris-voorbeeld/", "articles/"),
    *("organisations/city-of-sampleton/", "search/?q=water", "exampleland/exampleland-third/call/"),
]


def titles(page: Page) -> list[str]:
    return page.locator(".session-title").all_text_contents()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_nothing_is_wider_than_a_small_telephone(people: People, language: str) -> None:
    visitor = people.come_by(viewport=NARROW)
    widths = {}
    for place in PLACES:
        visitor.goto(f"/{language}/{place}")
        widths[place] = visitor.evaluate("document.documentElement.scrollWidth")
    assert widths == dict.fromkeys(PLACES, 320)


@pytest.mark.parametrize("place", [EDITION, "", f"{EDITION}opening/", "search/?q=water"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_axe_finds_nothing_in_the_dark(people: People, language: str, place: str) -> None:
    visitor = people.come_by(color_scheme="dark", reduced_motion="reduce")
    visitor.goto(f"/{language}/{place}")
    settle(visitor)
    assert objections(visitor) == []


def test_everything_is_read_and_narrowed_without_scripts(people: People) -> None:
    visitor = people.come_by(java_script_enabled=False)
    visitor.goto(f"/en/{EDITION}")
    whole = titles(visitor)

    visitor.get_by_label("Theme", exact=True).select_option("Water, wisely")
    visitor.get_by_label("Language", exact=True).select_option("Arabic")
    visitor.get_by_role("button", name="Show").click()

    narrowed = titles(visitor)
    assert "The patience of water" in whole
    assert set(narrowed) < set(whole)
    expect(visitor.get_by_role("status")).to_contain_text(f"of {len(whole)}")
    expect(visitor.get_by_label("Theme", exact=True)).to_have_value("water-wisely")
    visitor.get_by_role("link", name="Show the whole programme").click()
    assert titles(visitor) == whole


@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_a_finger_taps_is_large_enough(people: People, language: str) -> None:
    visitor = people.come_by(viewport=NARROW)
    found = {}
    for place in PLACES:
        visitor.goto(f"/{language}/{place}")
        visitor.add_style_tag(content=".session { content-visibility: visible !important; }")
        options = {"runOnly": {"type": "rule", "values": ["target-size"]}}
        answer = Axe().run(visitor, options=options).response["violations"]
        found[place] = [node["html"] for each in answer for node in each["nodes"]]
    assert found == {place: [] for place in PLACES}


def test_a_cancelled_session_is_struck_through_and_said(visitor: Page) -> None:
    visitor.goto(f"/en/{EDITION}")
    off = visitor.locator(".session.is-off")
    assert off.locator("s").all_text_contents() == ["Parade of cargo bicycles"]
    expect(off).to_contain_text("Cancelled")


@pytest.mark.parametrize(
    ("zone", "shown"), [("Asia/Manila", ["16:00–17:00"]), ("Africa/Casablanca", []), ("Europe/Paris", [])]
)
def test_readers_elsewhere_see_their_own_time_beside_the_halls(
    people: People, zone: str, shown: list[str]
) -> None:
    visitor = people.come_by(timezone_id=zone)
    visitor.goto(f"/en/{EDITION}")
    opening = visitor.locator(".session").filter(has_text="Opening: many hands")
    expect(opening.locator(".clock")).to_have_text("09:00–10:00")
    visitor.wait_for_function("document.readyState === 'complete'")
    expect(opening.locator(".yours")).to_have_text(shown)
    named = visitor.locator(".zone .yours")
    expect(named).to_have_text([f"In your time zone: {zone}"] if shown else [])


def test_on_paper_an_edition_is_its_programme(visitor: Page) -> None:
    visitor.goto(f"/en/{EDITION}")
    visitor.emulate_media(media="print")
    shown = {
        name: visitor.locator(selector).first.is_visible()
        for name, selector in {
            "menu": ".site-header",
            "choices": ".filters",
            "partners": "#partners",
            "title": "h1",
            "sessions": ".session",
            "venues": "#venues",
        }.items()
    }
    assert shown == {
        "menu": False, "choices": False, "partners": False, "title": True, "sessions": True, "venues": True,
    }  # fmt: skip
    assert visitor.pdf(format="A4").startswith(b"%PDF")


def test_whoever_uses_the_keyboard_gets_to_the_content_at_once(visitor: Page) -> None:
    visitor.goto(f"/en/{EDITION}")
    visitor.keyboard.press("Tab")
    expect(visitor.get_by_role("link", name="Skip to the content")).to_be_focused()
    visitor.keyboard.press("Enter")
    assert visitor.evaluate("document.activeElement.id") == "main"


def test_a_page_is_small_asks_nobody_else_and_leaves_nothing(visitor: Page) -> None:
    answers: list[Response] = []

    def hear(answer: Response) -> None:
        answers.append(answer)

    visitor.on("response", hear)
    visitor.goto(f"/en/{EDITION}", wait_until="networkidle")

    assert {urlsplit(each.url).netloc for each in answers} == {urlsplit(visitor.url).netloc}
    assert visitor.context.cookies() == []
    assert visitor.evaluate("localStorage.length + sessionStorage.length") == 0
    sizes = {
        kind: sum(len(gzip.compress(each.body())) for each in answers if each.request.resource_type == kind)
        for kind in ("document", "stylesheet", "script", "font")
    }
    most = {"document": 20_000, "stylesheet": 8_000, "script": 1_500, "font": 0}
    assert {kind for kind, size in sizes.items() if size > most[kind]} == set(), sizes


def test_nothing_jumps_while_a_page_is_drawn(visitor: Page) -> None:
    visitor.add_init_script(
        "window.shifts = 0; new PerformanceObserver((list) => list.getEntries().forEach((each) => "
        "{ window.shifts += each.value; })).observe({ type: 'layout-shift', buffered: true });"
    )
    visitor.goto(f"/en/{EDITION}", wait_until="networkidle")
    visitor.mouse.wheel(0, 4000)
    settle(visitor)
    assert visitor.evaluate("window.shifts") < 0.05


def test_the_map_has_its_words_beside_it(visitor: Page) -> None:
    visitor.goto("/en/")
    world = visitor.locator(".world").first
    expect(world.locator("svg")).to_have_attribute("aria-hidden", "true")
    assert sorted(world.locator("svg text").all_text_contents()) == [
        "Greece", "Myanmar", "Philippines", "Tunisia",
    ]  # fmt: skip
    expect(world.get_by_role("link", name="Convergences Tunisia Forum")).to_be_visible()
