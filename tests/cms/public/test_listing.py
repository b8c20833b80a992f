"""Pages beside the tree: people, organisations, themes, articles and search; and addresses of nothing."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from forums_pages.models import Participation, StandardPage
from graphql_api.search.keeping import keep_everything
from tests.cms.public.stage import make_full_edition
from tests.factories import (
    make_article,
    make_edition,
    make_index,
    make_organisation,
    make_person,
    make_session,
    make_theme,
    publish,
    translate,
)

pytestmark = pytest.mark.django_db


def read(client: Client, address: str, status: int = 200) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == status, response.content
    return BeautifulSoup(response.content, "html.parser")


def texts(page: BeautifulSoup, selector: str) -> list[str]:
    return [" ".join(each.get_text(" ", strip=True).split()) for each in page.select(selector)]


def test_a_person_shows_what_they_do_and_where_they_speak(client: Client) -> None:
    person = make_person("Ada", "Example", job_title={"en": "Mayor", "fr": "Maire"}, email="a@example.org")
    session = make_session(make_edition(title="Forum 2030"), "Opening", day=date(2030, 5, 14))
    session.participations = [Participation(person=person, role="moderator")]
    publish(session)
    translate(make_index(), "fr")

    page = read(client, f"/en/people/{person.slug}/")
    french = read(client, f"/fr/people/{person.slug}/")

    assert texts(page, "h1") == ["Ada Example"]
    assert texts(page, "#sessions ~ ul li") == ["Opening Moderator, 14 May 2030 , Forum 2030"]
    assert [texts(each, ".lead") for each in (page, french)] == [["Mayor"], ["Maire"]]
    assert [each["href"] for each in page.select('link[rel="canonical"]')] == [
        f"http://testserver/en/people/{person.slug}/"
    ]
    assert "a@example.org" not in page.get_text()


def test_a_name_in_any_script_has_an_address_that_answers(client: Client) -> None:
    slugs = [make_person(given, family).slug for given, family in (("مها", "مثال"), ("Wale", "Apẹẹrẹ"))]
    make_index()

    assert slugs == ["مها-مثال", "wale-apẹẹrẹ"]
    assert [client.get(f"/en/people/{slug}/").status_code for slug in [*slugs, "a b", "\x00"]] == [
        200,
        200,
        404,
        404,
    ]


def test_an_organisation_shows_what_it_supports(client: Client) -> None:
    make_full_edition()

    page = read(client, "/en/organisations/development-bank-of-example/")

    assert texts(page, "h1") == ["Development Bank of Example"]
    assert texts(page, "#support ~ ul li") == ["Forum 2030 Financial partner, 14–15 May 2030"]


def test_a_theme_leads_to_its_editions(client: Client) -> None:
    edition = make_full_edition()
    slug = edition.themes.get().slug

    page = read(client, f"/en/themes/{slug}/")

    assert (texts(page, "h1"), texts(page, "#editions ~ ul .name")) == (["Fair cities"], ["Forum 2030"])


@pytest.mark.parametrize("make", [make_person, make_organisation, make_theme])
def test_a_hidden_record_is_no_page(client: Client, make: object) -> None:
    make_index()
    row = make(live=False)  # type: ignore[operator]  # one of three factories
    kind = {"person": "people", "organisation": "organisations", "theme": "themes"}[row._meta.model_name]

    assert texts(read(client, f"/en/{kind}/{row.slug}/", 404), "h1") == ["Page not found"]


def test_articles_come_page_by_page(client: Client) -> None:
    index = make_index()
    for number in range(14):
        make_article(index, f"News {number:02}", date=date(2030, 1, number + 1))

    first = read(client, "/en/articles/")
    second = read(client, f"/en/articles/{first.select_one('[rel=next]')['href']}")

    assert texts(first, ".card h2") == [f"News {number:02}" for number in range(13, 1, -1)]
    assert texts(second, ".card h2") == ["News 01", "News 00"]
    assert second.select("[rel=next]") == []
    read(client, "/en/articles/?after=nonsense", 404)


@pytest.mark.usefixtures("search_index")
def test_a_search_marks_what_it_found(client: Client) -> None:
    make_session(make_edition(title="Forum 2030"), "The patience of water")
    make_session(make_edition(title="Forum 2031", ordinal=2), "Dry words")

    keep_everything()

    page = read(client, "/en/search/?q=water")

    assert texts(page, ".hits h2") == ["The patience of water"]
    assert texts(page, ".hits mark") == ["water"]
    assert texts(page, "[role=status]") == ["1 hit for “water”"]
    assert page.select_one("[name=robots]")["content"] == "noindex, follow"
    assert page.select_one("#q")["value"] == "water"


@pytest.mark.parametrize("words", ["", "%20", "<script>alert(1)</script>", "x" * 5000, "%00", "%2A%22%27"])
@pytest.mark.usefixtures("search_index")
def test_any_words_can_be_searched_for(client: Client, words: str) -> None:
    make_index()
    page = read(client, f"/en/search/?q={words}")
    assert (texts(page, "h1"), page.select(".hits li"), page.select("script")) == (["Search"], [], [])


def test_a_page_with_such_an_address_comes_first(client: Client) -> None:
    index = make_index()
    page = StandardPage(title="Our own search", slug="search", locale=index.locale)
    publish(index.add_child(instance=page))

    assert texts(read(client, "/en/search/"), "h1") == ["Our own search"]


@pytest.mark.parametrize(
    "address",
    ["/en/people/", "/en/people/nobody/", "/en/organisations/none/", "/en/-/", "/en/forum/x/y/z/", "/zz/a/"],
)
def test_a_bad_address_is_answered_with_a_sentence(client: Client, address: str) -> None:
    make_index()
    page = read(client, address if address.startswith("/en/") else f"/en{address}", 404)
    assert "There is nothing to read at this address." in page.get_text()


def test_a_missing_page_leads_to_the_nearest_one(client: Client) -> None:
    edition = make_edition(title="Forum 2030")
    page = read(client, f"{edition.url}nothing/", 404)
    assert [link["href"] for link in page.select("main p a:not(.button)")] == [edition.url]


def test_names_in_any_script_have_pages_and_the_gateway_tells_where(
    client: Client, settings: Settings
) -> None:
    make_edition()
    make_person("Céline", "Spécimen"), make_organisation("بلدية المثال"), make_theme(slug="villes-équitables")
    query = """{ people { nodes { name url } } organisations { nodes { name url } }
      themes { nodes { name: title url } } }"""

    def told() -> dict[str, str | None]:
        answer = client.post("/graphql/", {"query": query}, content_type="application/json").json()
        return {each["name"]: each["url"] for kind in answer["data"].values() for each in kind["nodes"]}

    addresses = told()
    assert {name: texts(read(client, str(url)), "h1") for name, url in addresses.items()} == {
        "Céline Spécimen": ["Céline Spécimen"],
        "بلدية المثال": ["بلدية المثال"],
        "Fair cities": ["Fair cities"],
    }
    assert addresses["Céline Spécimen"] == "http://testserver/en/people/c%C3%A9line-sp%C3%A9cimen/"
    settings.PUBLIC_SITE_ENABLED = False
    cache.clear()
    assert told() == dict.fromkeys(addresses)


def test_nothing_of_it_is_there_while_the_public_pages_are_off(client: Client, settings: Settings) -> None:
    person = make_person()
    make_index()
    settings.PUBLIC_SITE_ENABLED = False
    for address in (f"/en/people/{person.slug}/", "/en/search/?q=water", "/en/articles/"):
        assert client.get(address).status_code == 404
