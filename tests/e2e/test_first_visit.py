"""What somebody sees who opens the addresses that ``make demo`` prints."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.people import People
from tests.live.server import Server

pytestmark = pytest.mark.e2e


def test_the_first_address_shows_the_forums(visitor: Page, server: Server) -> None:
    visitor.goto("/")
    expect(visitor).to_have_url(f"{server.url}/en/")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("The Forums")
    expect(visitor.get_by_role("link", name="Convergences Tunisia Forum").first).to_be_visible()


@pytest.mark.parametrize(
    ("language", "address", "heading", "direction"),
    [("fr-FR", "/fr/", "Les Forums", "ltr"), ("ar-TN", "/ar/", "المنتديات", "rtl")],
)
def test_the_first_address_speaks_the_visitors_language(
    people: People, language: str, address: str, heading: str, direction: str
) -> None:
    visitor = people.come_by(language)
    visitor.goto("/")
    expect(visitor).to_have_url(f"{people.server.url}{address}")
    expect(visitor.get_by_role("heading", level=1)).to_have_text(heading)
    expect(visitor.locator("html")).to_have_attribute("dir", direction)


def test_from_the_programme_to_a_speaker_by_links_alone(visitor: Page) -> None:
    visitor.goto("/en/")
    visitor.get_by_role("link", name="Exampleland Forum", exact=True).first.click()
    visitor.get_by_role("link", name="2nd Exampleland Forum", exact=True).first.click()
    visitor.get_by_role("link", name="Three zeros at one table").first.click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Three zeros at one table")


def test_an_unknown_address_is_told_in_the_sites_own_words(people: People) -> None:
    people.foresee(404)
    visitor = people.come_by()
    answer = visitor.goto("/en/there-is-no-such-page/")
    assert answer is not None
    assert answer.status == 404


def test_the_explorer_of_the_gateway_answers_its_first_example(visitor: Page) -> None:
    visitor.goto("/graphql/")
    visitor.get_by_role("button", name="Execute query").click()
    expect(visitor.locator(".result-window")).to_contain_text("totalCount")


@pytest.mark.parametrize("address", ["/", "/admin/login/", "/graphql/"])
def test_no_third_party_is_asked_for_anything(visitor: Page, server: Server, address: str) -> None:
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url))
    visitor.goto(address, wait_until="networkidle")
    assert [url for url in asked if not url.startswith((server.url, "data:", "blob:"))] == []
