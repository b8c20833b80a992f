"""Old addresses lead on, and never give away what stands where their visitor may not look."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from forums_pages.models import EditionPage
from tests.factories import make_edition, translate

pytestmark = pytest.mark.django_db

SECRET = "president-resigns"


@pytest.fixture
def edition() -> EditionPage:
    page = make_edition(title="President resigns", slug=SECRET)
    Redirect.add_redirect("/2030", page, is_permanent=False)
    return page


def expire(page: EditionPage) -> None:
    page.expire_at = timezone.now() - timedelta(seconds=1)
    page.save()


def restrict(page: EditionPage, **details: str) -> None:
    kind = PageViewRestriction.PASSWORD if details else PageViewRestriction.LOGIN
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type=kind, **details)


def assert_closed(client: Client, address: str, secret: str) -> None:
    # Django leads on to the same address in the visitor's language first.
    answer = client.get(address, follow=True)
    assert answer.status_code == 404
    assert secret not in f"{answer.redirect_chain} {answer.headers} {answer.content.decode()}"


def test_an_old_address_leads_on(client: Client, edition: EditionPage) -> None:
    for address in ("/2030", "/2030/", "/2030?utm_source=letter"):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["Location"]) == (302, edition.url)
    Redirect.objects.update(is_permanent=True)
    assert client.get("/2030").status_code == 301


@pytest.mark.parametrize(
    "hide",
    [
        pytest.param(lambda page: page.unpublish(), id="a draft"),
        pytest.param(lambda page: page.get_parent().specific.unpublish(), id="below a draft"),
        pytest.param(expire, id="expired"),
        pytest.param(restrict, id="for those who log in"),
        pytest.param(lambda page: restrict(page, password="x"), id="behind a password"),
    ],
)
def test_a_hidden_page_is_not_given_away(
    client: Client, edition: EditionPage, hide: Callable[[EditionPage], None]
) -> None:
    assert SECRET in client.get("/2030").headers["Location"]
    hide(edition)
    assert_closed(client, "/2030", SECRET)


def test_nor_is_the_translation_of_a_hidden_page(client: Client, edition: EditionPage) -> None:
    french = translate(edition, "fr", title="Le président démissionne", slug="demission")
    Redirect.add_redirect("/2030-fr", french)
    assert "demission" in client.get("/2030-fr").headers["Location"]
    edition.unpublish()
    assert_closed(client, "/2030-fr", "demission")


def test_whoever_is_let_in_is_led_on(admin_client: Client, edition: EditionPage) -> None:
    restrict(edition)
    assert admin_client.get("/2030").headers["Location"] == edition.url


def test_other_sites_are_led_to_in_any_case(client: Client, settings: Settings, edition: EditionPage) -> None:
    Redirect.add_redirect("/shop", "https://shop.example.org/")
    settings.PUBLIC_SITE_ENABLED = False
    assert client.get("/shop").headers["Location"] == "https://shop.example.org/"
    assert_closed(client, "/2030", SECRET)
