"""The editor's preview on a frontend: what the form holds, through the gateway."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from graphql_api.drafts import shared_by
from tests.factories import make_edition, make_forum, make_person, make_session
from tests.factories.forms import data_of
from tests.graphql_api.world import run

pytestmark = pytest.mark.django_db
QUERY = """query($token: String!) { preview(token: $token) { ... on DraftShown {
    locale node { ... on Session { title } ... on Person { familyName } } } } }"""


@pytest.fixture(autouse=True)
def frontend(settings: Any) -> None:
    settings.PREVIEW_URL = "https://www.example.org/preview?site=1"


def framed(response: Any) -> dict[str, list[str]]:
    """Return the parameters of the address that the preview frames."""
    source = response.content.decode().partition('<iframe src="')[2].partition('"')[0].replace("&amp;", "&")
    assert source.startswith("https://www.example.org/preview?site=1&content_type=forums_pages.")
    return parse_qs(urlsplit(source).query)


def test_the_panel_frames_the_frontend_with_a_token_of_the_draft(admin_client: Client) -> None:
    session = make_session(make_edition(make_forum()), "Opening")
    session.title = "Saved draft"
    session.save_revision()

    given = framed(admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[session.pk])))

    assert (given["content_type"], given["locale"]) == (["forums_pages.sessionpage"], ["en"])
    shown = run(QUERY, token=given["token"][0])["preview"]
    assert shown == {"locale": "en", "node": {"title": "Saved draft"}}


@pytest.mark.parametrize(("mode", "locale"), [("fr", "fr"), ("", "en")])
def test_what_the_form_holds_is_framed_in_the_language_of_the_mode(
    mode: str, locale: str, admin_client: Client
) -> None:
    person = make_person()
    names = person.snippet_viewset.get_url_name
    form = data_of(admin_client.get(reverse(names("edit"), args=[person.pk])).content.decode())
    preview = reverse(names("preview_on_edit"), args=[person.pk])

    form["family_name"] = "Unsaved"
    assert admin_client.post(preview, form.dict()).json() == {"is_valid": True, "is_available": True}
    given = framed(admin_client.get(preview, {"mode": mode}))

    shown = run(QUERY, token=given["token"][0])["preview"]
    assert shown == {"locale": locale, "node": {"familyName": "Unsaved"}}


def test_a_page_that_was_never_saved_is_framed(admin_client: Client) -> None:
    edition = make_edition(make_forum())
    kind = ("forums_pages", "sessionpage", edition.pk)
    form = data_of(admin_client.get(reverse("wagtailadmin_pages:add", args=kind)).content.decode())
    preview = reverse("wagtailadmin_pages:preview_on_add", args=kind)

    form["title"] = "New"
    assert admin_client.post(preview, form.dict()).json() == {"is_valid": True, "is_available": True}
    given = framed(admin_client.get(preview))

    assert run(QUERY, token=given["token"][0])["preview"] == {"locale": "en", "node": {"title": "New"}}


def test_without_a_frontend_our_own_pages_are_shown(admin_client: Client, settings: Any) -> None:
    settings.PREVIEW_URL = None
    session = make_session(make_edition(make_forum()), "Opening")

    response = admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[session.pk]))

    assert "<iframe" not in response.content.decode()
    assert shared_by("", session.first_published_at) is None
