"""Pages over HTTP: known again by a tag, kept by nobody where they are one reader's, and without cookies."""

import pytest
from django.test import Client
from pytest_django import Settings
from wagtail.models import PageViewRestriction

from tests.cms.public.stage import make_full_edition
from tests.factories import make_edition, make_index, publish, translate

pytestmark = pytest.mark.django_db


def test_a_page_is_known_again_until_something_on_it_changes(client: Client) -> None:
    edition = make_full_edition()
    first = client.get(edition.url)

    held = {"if-none-match": first.headers["ETag"]}
    again = client.get(edition.url, headers=held)
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", first.headers["ETag"])

    draft = edition.get_latest_revision_as_object()
    draft.title = "Another title"
    publish(draft)
    changed = client.get(edition.url, headers=held)
    assert (changed.status_code, "Another title" in changed.content.decode()) == (200, True)


def test_a_page_is_the_same_for_everybody_and_sets_no_cookie(client: Client, admin_client: Client) -> None:
    edition = make_full_edition()

    answers = [each.get(edition.url) for each in (client, admin_client)]

    assert answers[0].content == answers[1].content
    for each in answers:
        assert (each.status_code, each.headers["Cache-Control"], dict(each.cookies)) == (200, "no-cache", {})
        assert each.headers.get("Vary") is None


def test_a_narrowed_programme_is_another_page_that_nobody_needs_to_index(client: Client) -> None:
    edition = make_full_edition()
    whole, narrowed = client.get(edition.url), client.get(f"{edition.url}?day=2030-01-01")

    assert whole.headers["ETag"] != narrowed.headers["ETag"]
    assert "No session agrees with this choice." in narrowed.content.decode()
    assert '<meta name="robots" content="noindex, follow">' in narrowed.content.decode()
    assert client.get(f"{edition.url}?utm_source=letter").headers["ETag"] == whole.headers["ETag"]


def test_whoever_was_let_in_reads_what_nobody_keeps(client: Client) -> None:
    edition = make_edition(title="Behind a password")
    PageViewRestriction.objects.create(page=edition, restriction_type="password", password="fig")
    asked = client.get(edition.url)
    assert (asked.status_code, "Behind a password" in asked.content.decode()) == (200, False)

    form = {"password": "fig", "return_url": edition.url}
    action = f"/en/_util/authenticate_with_password/{edition.view_restrictions.get().pk}/{edition.pk}/"
    client.post(action, form)
    shown = client.get(edition.url)

    assert (shown.status_code, "Behind a password" in shown.content.decode()) == (200, True)
    assert (shown.headers["Cache-Control"], shown.headers.get("ETag")) == ("private, no-store", None)
    assert '<meta name="robots" content="noindex, nofollow">' in shown.content.decode()
    assert "Behind a password" not in Client().get(edition.url).content.decode()


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_pages_are_only_read(client: Client, method: str) -> None:
    index = make_index()
    assert getattr(client, method)(index.url).status_code == 405


def test_a_page_is_kept_for_each_language_and_host(client: Client, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["one.example.org", "two.example.org"]
    edition = make_full_edition()
    french = translate(edition, "fr", title="Villes justes")

    one = client.get(edition.url, headers={"host": "one.example.org"})
    two = client.get(edition.url, headers={"host": "two.example.org"})
    other = client.get(french.url, headers={"host": "one.example.org"})

    assert "two.example.org" not in one.content.decode()
    assert "one.example.org" not in two.content.decode()
    assert '<html lang="fr" dir="ltr">' in other.content.decode()
