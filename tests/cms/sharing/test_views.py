"""Sharing a draft, and what whoever has the link sees."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from cms.sharing.views import share_url
from forums_pages.models import EditionPage, ForumPage, Person, SessionPage
from graphql_api.drafts import links_to, share, token_of
from graphql_api.models import SharedDraft
from tests.factories import make_edition, make_forum, make_person, make_session, translate

pytestmark = pytest.mark.django_db


def opened(client: Client, row: Any) -> Any:
    """Return what whoever has a new link to ``row`` gets."""
    return client.get(reverse("shared_draft", args=[token_of(share(row, None, "en"))]))


def draft_session(**fields: Any) -> SessionPage:
    session = make_session(make_edition(make_forum("Tunisia"), "Forum 2030"), "Opening")
    session.title = "Saved draft"
    session.save_revision()
    return session


@pytest.mark.parametrize("make", [draft_session, make_person])
def test_an_editor_makes_a_link_and_ends_it(make: Any, admin_client: Client) -> None:
    row = make()

    admin_client.post(share_url(row))
    link = links_to(row).get()
    page = admin_client.get(share_url(row))

    said = page.content.decode()
    assert (token_of(link) in said, "no-store" in page["Cache-Control"]) == (True, True)
    admin_client.post(share_url(row), {"end": link.pk})
    assert SharedDraft.objects.count() == 0


@pytest.mark.parametrize("make", [draft_session, make_person])
def test_the_form_offers_to_share(make: Any, admin_client: Client) -> None:
    row = make()
    is_page = isinstance(row, SessionPage)
    url = (
        reverse("wagtailadmin_pages:edit", args=[row.pk])
        if is_page
        else row.snippet_viewset.get_url_name("edit")
    )

    response = admin_client.get(url if is_page else reverse(url, args=[row.pk]))

    assert share_url(row) in response.content.decode()


@pytest.mark.parametrize("make", [draft_session, make_person])
def test_who_may_not_edit_may_not_share(make: Any, client: Client) -> None:
    row = make()
    nobody = User.objects.create_user("nobody")
    nobody.user_permissions.add(*nobody.user_permissions.model.objects.filter(codename="access_admin"))
    client.force_login(nobody)

    refused = client.post(share_url(row))

    assert (refused.status_code, SharedDraft.objects.count()) == (302, 0)
    assert refused["Location"] == reverse("wagtailadmin_home")


def test_a_link_shows_the_saved_draft_and_leaves_no_trace(client: Client) -> None:
    response = opened(client, draft_session())

    assert "Saved draft" in response.content.decode()
    kept = {name: response[name] for name in ("Cache-Control", "X-Robots-Tag", "Referrer-Policy")}
    assert kept == {"Cache-Control": "no-store", "X-Robots-Tag": "noindex", "Referrer-Policy": "no-referrer"}
    assert dict(response.cookies) == {}


def test_a_link_to_a_person_shows_the_person(client: Client) -> None:
    person = make_person(live=False, biography={"en": "Writes."}, portrait_consent=True)

    assert "Writes." in opened(client, person).content.decode()


def test_a_link_opens_nothing_else(client: Client) -> None:
    edition = EditionPage.objects.get(pk=draft_session().edition_id)
    EditionPage.objects.update(live=False)
    SessionPage.objects.update(title="kanarie7", abstract="kanarie7")
    assert "kanarie7" in edition.make_preview_request().content.decode()

    assert "kanarie7" not in opened(client, edition).content.decode()


@pytest.mark.parametrize("how", ["unpublished", "restricted"])
def test_what_stands_below_something_hidden_waits(how: str, client: Client) -> None:
    session = draft_session()
    if how == "unpublished":
        ForumPage.objects.update(live=False)
    else:
        PageViewRestriction.objects.create(page=ForumPage.objects.get(), restriction_type="login")

    response = opened(client, session)

    assert (response.status_code, "Tunisia" in response.content.decode()) == (403, False)
    assert "This draft cannot be shown yet" in response.content.decode()


def test_a_translation_waits_for_the_page_that_holds_its_facts(client: Client) -> None:
    session = draft_session()
    french = translate(session, "fr", title="Ouverture")
    public = opened(client, french)
    SessionPage.objects.filter(pk=session.pk).update(live=False)

    response = opened(client, french)

    assert (public.status_code, "Ouverture" in public.content.decode()) == (200, True)
    assert (response.status_code, "Ouverture" in response.content.decode()) == (403, False)


def test_a_link_that_has_ended_says_so(client: Client) -> None:
    response = client.get(reverse("shared_draft", args=["none"]))

    assert response.status_code == 410
    assert "This link has ended" in response.content.decode()


def test_with_a_frontend_a_link_leads_there(client: Client, settings: Any) -> None:
    settings.PREVIEW_URL = "https://www.example.org/preview"

    response = opened(client, make_person())

    token = token_of(SharedDraft.objects.get())
    assert response["Location"].startswith(
        "https://www.example.org/preview?content_type=forums_pages.person&token="
    )
    assert token.split(":")[-1] in response["Location"]


def test_only_pages_and_records_are_shared(admin_client: Client) -> None:
    assert admin_client.get("/admin/drafts/venue/1/share/", follow=True).status_code == 404
    assert admin_client.get("/admin/drafts/nothing/1/share/", follow=True).status_code == 404
    assert Person.objects.count() == 0
