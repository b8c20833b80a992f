"""The frames over HTTP: what they show, what they never show, and what lets them stand on any site."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import PageViewRestriction

from forums_pages.models import EditionPage
from graphql_api.models import Appearance
from graphql_api.nodes import node_uid
from tests.cms.public.stage import fill_call, fill_edition, make_full_edition
from tests.factories import make_call, make_edition, make_session, publish, translate

pytestmark = pytest.mark.django_db
OF_EDITIONS = ["programme", "speakers", "partners", "edition", "countdown"]


def address(kind: str, page: object, language: str = "en", query: str = "") -> str:
    return f"/embed/{kind}/{language}/{node_uid(page)}/{query}"


def words(client: Client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, response.content
    return BeautifulSoup(response.content, "html.parser").body.get_text(" ", strip=True)


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("programme", "Opening session"),
        ("speakers", "Ada Example"),
        ("partners", "Development Bank of Example"),
        ("edition", "Two days of work on fair cities."),
        ("countdown", "Forum 2030"),
    ],
)
def test_an_edition_is_shown_in_frames_of_its_kinds(client: Client, kind: str, shown: str) -> None:
    edition = make_full_edition()
    assert shown in words(client, address(kind, edition))


def test_forums_sessions_and_calls_have_frames_of_their_own(client: Client) -> None:
    edition = make_full_edition()
    session = make_session(edition, "Closing session")
    call = publish(fill_call(make_call(edition, "Call 2031")))

    assert "Forum 2030" in words(client, address("editions", edition.forum))
    assert "Closing session" in words(client, address("session", session))
    assert "Propose a session." in words(client, address("call", call))


@pytest.mark.parametrize("kind", OF_EDITIONS)
def test_what_is_not_public_is_in_no_frame(client: Client, kind: str) -> None:
    edition = make_full_edition()
    assert "Forum 2030" in words(client, address(kind, edition))

    PageViewRestriction.objects.create(page=edition, restriction_type="password", password="fig")
    assert words(client, address(kind, edition), 404) == "Nothing is published here."
    edition.view_restrictions.all().delete()
    edition.unpublish()
    assert words(client, address(kind, edition), 404) == "Nothing is published here."
    Appearance.objects.create(
        kind="Edition", key=str(edition.translation_key), row=edition.pk, gone_at=timezone.now()
    )
    assert words(client, address(kind, edition), 410) == "What was published here is no longer public."


def test_a_draft_session_is_in_no_frame(client: Client) -> None:
    edition = make_full_edition()
    hidden = make_session(edition, "Still secret", live=False)

    assert "Still secret" not in words(client, address("programme", edition))
    assert words(client, address("session", hidden), 404) == "Nothing is published here."


@pytest.mark.parametrize(
    ("path", "status", "sentence"),
    [
        ("/embed/programme/en/nothing/", 404, "Nothing is published here."),
        ("/embed/programme/de/nothing/", 404, "This site is not written in that language."),
        ("/embed/weather/en/nothing/", 404, "Nothing is published here."),
        (
            "/embed/programme/en/x/?accent=red",
            400,
            "“accent” is a colour of six hexadecimal digits, such as 0b4f6c.",
        ),
        (
            "/embed/programme/en/x/?scheme=pink",
            400,
            "“scheme” is “light” or “dark”; without it, the reader's own choice counts.",
        ),
    ],
)
def test_whoever_asks_for_nothing_is_told_so_in_the_frame(
    client: Client, path: str, status: int, sentence: str
) -> None:
    make_full_edition()
    response = client.get(path)
    assert (response.status_code, response.headers["Cache-Control"]) == (status, "no-store")
    assert words(client, path, status) == sentence
    assert "frame-ancestors *" in response.headers["Content-Security-Policy"]


def test_the_kind_must_be_one_of_the_thing(client: Client) -> None:
    edition = make_full_edition()
    assert words(client, address("call", edition), 404) == "Nothing is published here."
    assert words(client, address("programme", edition.forum), 404) == "Nothing is published here."


def test_frames_stand_on_any_site_and_nothing_else_does(client: Client) -> None:
    edition = make_full_edition()
    framed, page = client.get(address("edition", edition)), client.get(edition.url)

    assert "X-Frame-Options" not in framed.headers
    assert framed.headers["Content-Security-Policy"] == (
        "default-src 'none'; script-src 'self' testserver; style-src 'self' testserver 'unsafe-inline';"
        " img-src 'self' testserver data:; base-uri 'none'; form-action 'none'; frame-ancestors *"
    )
    assert page.headers["X-Frame-Options"] in ("DENY", "SAMEORIGIN")
    assert "frame-ancestors 'self'" in page.headers["Content-Security-Policy"]


def test_a_frame_is_the_same_for_everybody_and_known_again(client: Client, admin_client: Client) -> None:
    edition = make_full_edition()
    path = address("programme", edition)
    first, other = client.get(path), admin_client.get(path, headers={"accept-language": "fr"})

    assert first.content == other.content
    assert [first.headers.get("Vary"), other.headers.get("Vary"), dict(other.cookies)] == [None, None, {}]
    held = client.get(path, headers={"if-none-match": first.headers["ETag"]})
    assert (held.status_code, held.content, held.headers["Cache-Control"]) == (304, b"", "public, no-cache")

    draft = edition.get_latest_revision_as_object()
    draft.title = "Another title"
    publish(draft)
    changed = client.get(path, headers={"if-none-match": first.headers["ETag"]})
    assert (changed.status_code, "Another title" in changed.content.decode()) == (200, True)


def test_a_frame_speaks_the_language_of_its_address(client: Client) -> None:
    edition = make_full_edition()
    translate(edition, "ar", title="منتدى")
    response = client.get(address("programme", edition, "ar"))

    assert response.headers["Content-Language"] == "ar"
    assert '<html lang="ar" dir="rtl"' in response.content.decode()
    assert "منتدى" in response.content.decode()


def test_a_frame_wears_the_colours_that_were_asked_for(client: Client) -> None:
    edition = make_full_edition()
    page = BeautifulSoup(
        client.get(address("edition", edition, query="?accent=ff0000&scheme=dark")).content, "html.parser"
    )

    assert page.html["data-scheme"] == "dark"
    assert page.html["style"].startswith("--light-accent: #eb0000")


@pytest.mark.parametrize(("query", "kept"), [("", ""), ("?scheme=dark", "scheme=dark&")])
def test_days_of_a_programme_keep_its_colours(client: Client, query: str, kept: str) -> None:
    edition = make_full_edition()
    second = make_session(edition, "Second day", live=False)
    second.day = date(2030, 5, 15)
    publish(second)
    page = BeautifulSoup(client.get(address("programme", edition, query=query)).content, "html.parser")

    assert [link["href"] for link in page.select(".days a")] == [
        query or "?",
        f"?{kept}day=2030-05-14",
        f"?{kept}day=2030-05-15",
    ]


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("not_open", ["Opens on 1 April 2030", "Closes on 1 May 2030"]),
        ("open", ["Closes on 1 May 2030"]),
        ("full", []),
        ("closed", []),
    ],
)
def test_of_registration_only_what_is_ahead_is_told(client: Client, state: str, told: list[str]) -> None:
    edition = fill_edition(make_edition(start_date=date(2030, 5, 14), end_date=None))
    edition.registration_state, edition.admission = state, {}
    edition.registration_opens, edition.registration_closes = date(2030, 4, 1), date(2030, 5, 1)
    page = BeautifulSoup(client.get(address("edition", publish(edition))).content, "html.parser")
    assert [each.get_text() for each in page.select(".facts .more")] == told


def test_without_public_pages_there_are_no_frames(client: Client, settings: Settings) -> None:
    edition: EditionPage = make_edition(title="Forum 2031")
    settings.PUBLIC_SITE_ENABLED = False
    assert words(client, address("edition", edition), 404) == "Nothing is published here."
