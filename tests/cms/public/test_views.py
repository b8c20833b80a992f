"""The front door, before and after there is something to read, and the addresses beside the pages."""

import pytest
from bs4 import BeautifulSoup
from django.template.loader import get_template
from django.test import Client
from pytest_django import Settings
from wagtail.images.utils import generate_signature
from wagtail.models import Page, Site

from forums_pages.models import PublicSettings
from media.models import CustomRendition
from tests.factories import locale, make_edition, make_image, make_index, make_site, translate
from tests.factories.site import tree_root

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "led_to"),
    [("fr-CA,fr;q=0.9", "/fr/"), ("ar", "/ar/"), ("en", "/en/"), ("de", "/en/"), ("", "/en/")],
)
def test_the_front_door_leads_to_the_visitors_language(client: Client, asked: str, led_to: str) -> None:
    index = make_index()
    translate(index, "fr")
    translate(index, "ar")

    response = client.get("/", headers={"accept-language": asked})

    assert (response.status_code, response.headers["Location"]) == (302, led_to)
    assert "Accept-Language" in response.headers["Vary"]


def test_the_front_door_leads_to_the_nearest_language_that_can_be_read(client: Client) -> None:
    translate(make_index(), "fr", live=False)

    assert client.get("/", headers={"accept-language": "fr"}).headers["Location"] == "/en/"


def test_an_empty_database_greets_with_a_start_page(client: Client) -> None:
    response = client.get("/")

    assert response.status_code == 200
    for words in ('href="/admin/"', 'href="/graphql/"', "make demo"):
        assert words in response.content.decode()


def test_wagtails_welcome_page_is_the_start_page(client: Client) -> None:
    welcome = tree_root().add_child(instance=Page(title="Welcome", slug="home", locale=locale("en")))
    make_site(welcome)

    for address in ("/", "/en/"):
        response = client.get(address)
        assert response.status_code == 200
        assert "make demo" in response.content.decode()


def test_an_unpublished_programme_page_is_not_led_to(client: Client) -> None:
    make_index().unpublish()

    assert "make demo" in client.get("/").content.decode()
    assert client.get("/en/").status_code == 404


def test_a_page_is_served_in_its_own_language_only(client: Client) -> None:
    make_index()

    response = client.get("/fr/")

    assert (response.status_code, response.headers["Location"]) == (302, "/en/")


@pytest.mark.parametrize(
    ("names", "title"),
    [({"ar": "المنتديات"}, "المنتديات"), ({"fr": "Les Forums"}, "Les Forums"), ({}, "بوابة المنتديات")],
)
def test_the_site_is_named_in_the_readers_language(client: Client, names: dict[str, str], title: str) -> None:
    arabic = translate(make_index(), "ar", title="كل المنتديات")
    public = PublicSettings.for_site(Site.objects.get())
    public.name = names
    public.save()

    page = BeautifulSoup(client.get(arabic.url).content, "html.parser")

    assert [each.get_text() for each in page.select(".site-name")] == [title, title]
    assert page.title
    assert page.title.get_text() == f"كل المنتديات – {title}"


def test_without_public_pages_only_the_door_and_robots_answer(client: Client, settings: Settings) -> None:
    settings.PUBLIC_SITE_ENABLED = False
    edition = make_edition()

    assert client.get(edition.url).status_code == 404
    assert client.get("/robots.txt").content == b"User-agent: *\nDisallow: /\n"
    door = client.get("/")
    assert door.status_code == 200
    assert "make demo" not in door.content.decode()
    assert edition.make_preview_request().status_code == 200


def test_robots_may_read_everything_but_the_administration(client: Client) -> None:
    response = client.get("/robots.txt")

    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == (
        "User-agent: *\nDisallow: /admin/\nDisallow: /images/\n\nSitemap: http://testserver/sitemap.xml\n"
    )


def test_the_icon_is_found_where_browsers_guess_it(client: Client) -> None:
    assert client.get("/favicon.ico").headers["Location"] == "/static/public/favicon.ico"


@pytest.mark.parametrize("address", ["/en/nothing/", "/fr/nothing/", "/nothing"])
def test_a_missing_page_says_so_in_the_house_style(client: Client, address: str) -> None:
    make_index()

    response = client.get(address, follow=True)

    assert response.status_code == 404
    assert "public/site.css" in response.content.decode()


def test_the_page_for_our_own_faults_needs_nothing() -> None:
    page = get_template("500.html").render()

    assert [words in page for words in ('lang="en"', 'lang="fr"', 'lang="ar"', "{%")] == [
        True,
        True,
        True,
        False,
    ]


def test_no_address_makes_a_picture(client: Client) -> None:
    image = make_image()
    signed = generate_signature(image.pk, "width-40")

    assert client.get(f"/images/{signed}/{image.pk}/width-40/a.png").status_code == 404
    assert CustomRendition.objects.count() == 0


@pytest.mark.parametrize(
    "address", ["/de/", "/de/exampleland/", "/en/..%2f/", "/en/%00/", "/en/a%20b/", "/xx"]
)
def test_unknown_languages_and_odd_addresses_are_answered_with_a_sentence(
    client: Client, address: str
) -> None:
    make_index()

    response = client.get(address, follow=True)

    assert response.status_code == 404
    assert "There is nothing to read at this address." in response.content.decode()


def test_an_unpublished_edition_is_told_of_like_one_that_never_was(client: Client) -> None:
    hidden = make_edition(title="Not announced yet", live=False)
    never = hidden.url.replace(hidden.slug, "never-was")

    answers = [client.get(address) for address in (hidden.url, never)]

    assert [each.status_code for each in answers] == [404, 404]
    texts = [each.content.decode().replace(hidden.slug, "").replace("never-was", "") for each in answers]
    assert texts[0] == texts[1]


def test_a_fault_of_ours_shows_no_more_than_that(client: Client, settings: Settings) -> None:
    edition = make_edition()
    settings.GRAPHQL_LIMITS = settings.GRAPHQL_LIMITS | {"cost": 1}
    client.raise_request_exception = False

    response = client.get(edition.url)

    assert response.status_code == 500
    assert [word in response.content.decode() for word in ("Traceback", "cost", "GraphQL")] == [False] * 3


def test_whoever_asks_only_for_the_head_gets_it(client: Client) -> None:
    index = make_index()
    response = client.head(index.url)
    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["ETag"] == client.get(index.url).headers["ETag"]
