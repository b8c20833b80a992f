"""The page on which snippets are made: what is offered, what is made of it, and to whom it is shown."""

import re

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.template.defaultfilters import filesizeformat
from django.test import Client
from django.urls import reverse

from cms.embeds.building import RESIZER, integrity
from cms.embeds.elements.releases import current
from cms.embeds.weighing import frame_weight
from graphql_api.nodes import node_uid
from tests.cms.public.stage import make_full_edition
from tests.factories import make_edition

pytestmark = pytest.mark.django_db


def made(client: Client, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_the_snippet_is_a_frame_and_the_script_that_gives_it_its_height(client: Client) -> None:
    edition = make_full_edition()
    query = f"?edition={node_uid(edition)}&kind=speakers&language=fr&accent=aa0000&scheme=light"
    page = made(client, f"/embed/en/{query}")

    pasted = BeautifulSoup(page.select("textarea")[0].get_text(), "html.parser")
    (frame,), (script,) = pasted.select("iframe"), pasted.select("script")
    path = f"/embed/speakers/fr/{node_uid(edition)}/?accent=aa0000&scheme=light"
    assert frame["src"] == f"http://testserver{path}"
    assert [each["src"] for each in page.select(".built iframe")] == [frame["src"]]
    assert script["src"] == f"http://testserver/static/{RESIZER}"
    assert script["integrity"] == integrity()
    assert client.get(path).status_code == 200


def test_what_the_frame_weighs_is_told_and_a_colour_that_is_none_is_kept(client: Client) -> None:
    edition = make_full_edition()
    query = f"?edition={node_uid(edition)}&kind=speakers&accent=seagreen"
    page = made(client, f"/embed/en/{query}")

    size = filesizeformat(frame_weight(client.get("/").wsgi_request, "speakers", "en", node_uid(edition)))
    assert f"It weighs {size} with its style and scripts" in page.select("#build-frame-weight")[0].get_text()
    assert page.select("#build-accent")[0]["value"] == "seagreen"
    assert page.select("[role=alert]")[0].get_text() == (
        "“accent” is a colour of six hexadecimal digits, such as 0b4f6c."
    )


def test_what_is_an_element_too_is_offered_as_one(client: Client) -> None:
    edition = make_full_edition()
    query = f"?edition={node_uid(edition)}&kind=speakers&language=fr&accent=ffcc00"
    page = made(client, f"/embed/en/{query}")

    pasted = BeautifulSoup(page.select("#build-element")[0].get_text(), "html.parser")
    (script,), (element,) = pasted.select("script"), pasted.select("forum-speakers")
    assert (script["src"], script["integrity"]) == (
        f"http://testserver{current('cards').path}",
        current("cards").integrity,
    )
    assert (element["edition"], element["locale"]) == (node_uid(edition), "fr")
    assert re.fullmatch(r"--forum-accent: light-dark\(#[0-9a-f]{6}, #[0-9a-f]{6}\)", str(element["style"]))
    (link,) = element.select("a")
    assert (link.get_text(), client.get(str(link["href"])).status_code) == ("Forum 2030", 200)
    assert "Its script weighs 7.1\xa0KB" in page.select("#build-weight")[0].get_text()


@pytest.mark.parametrize(
    ("query", "attributes"),
    [
        ("kind=editions&scheme=dark", {"forum": "exampleland", "locale": "en", "scheme": "dark"}),
        ("kind=editions", {"forum": "exampleland", "locale": "en"}),
    ],
)
def test_editions_are_named_by_their_forum(client: Client, query: str, attributes: dict[str, str]) -> None:
    make_full_edition()
    text = made(client, f"/embed/en/?{query}").select("#build-element")[0].get_text()
    (element,) = BeautifulSoup(text, "html.parser").select("forum-editions")
    assert element.attrs == attributes


def test_a_card_of_an_edition_is_a_frame_only(client: Client) -> None:
    make_full_edition()
    page = made(client, "/embed/en/?kind=edition")
    assert ([each["id"] for each in page.select("textarea")]) == ["build-snippet"]


def test_nothing_hidden_is_offered(client: Client, admin_client: Client) -> None:
    make_full_edition()
    make_edition(title="Still secret", live=False)

    for each, path in ((client, "/embed/en/"), (admin_client, reverse("embed_builder"))):
        offered = [option.get_text() for option in made(each, path).select("#build-edition option")]
        assert offered == ["Forum 2030"]


def test_a_colour_that_is_none_is_said(client: Client) -> None:
    make_full_edition()
    said = made(client, "/embed/en/?accent=red").select("#build-problem")
    assert [each.get_text() for each in said] == [
        "“accent” is a colour of six hexadecimal digits, such as 0b4f6c."
    ]


def test_the_door_leads_to_the_visitors_language(client: Client) -> None:
    make_full_edition()
    led = client.get("/embed/", headers={"accept-language": "ar"})
    assert (led.status_code, led.headers["Location"]) == (302, "/embed/ar/")
    assert client.get("/embed/de/", follow=True).status_code == 404


def test_the_admins_builder_is_for_those_who_are_logged_in(client: Client) -> None:
    assert client.get(reverse("embed_builder")).status_code == 302


def test_the_script_that_partners_pasted_never_changes() -> None:
    assert finders.find(RESIZER)
    assert integrity() == "sha384-0xp5c+rNyf7eqgS0jE5TXMLrGIFlC7+cXz5clwIs0fPz80hbK2MyF0+MgfDlipJM"
