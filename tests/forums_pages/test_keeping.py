"""What cannot do without a page is told to whoever wants to delete it, and nothing is lost."""

from urllib.parse import urlencode

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Site

from forums_pages.models import CallPage, Contribution, ForumsIndexPage
from tests.factories import make_call, make_contribution, make_edition, make_index, translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client: Client) -> Client:
    user = get_user_model().objects.create_superuser("root", "root@example.org", "a-good-passphrase")
    client.force_login(user)
    return client


def in_bulk(action: str, *pages: Page) -> str:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    return f"{address}?{urlencode([('id', page.pk) for page in pages])}"


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("which", ["call", "edition"])
def test_a_page_with_proposals_is_not_deleted_and_says_why(admin: Client, which: str, method: str) -> None:
    call = make_call(make_edition())
    make_contribution(call)
    page = call if which == "call" else call.edition

    answer = getattr(admin, method)(reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True)

    assert "1 proposal was sent in answer to its call" in answer.content.decode()
    assert (Page.objects.filter(pk=page.pk).count(), Contribution.objects.count()) == (1, 1)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("which", ["call", "edition", "forum"])
def test_nor_in_bulk(admin: Client, which: str, method: str) -> None:
    edition, other = make_edition(), make_edition()
    call = make_call(edition)
    make_contribution(call)
    page = {"call": call, "edition": edition, "forum": edition.forum}[which]

    answer = getattr(admin, method)(in_bulk("delete", page, other), follow=True)

    (message,) = answer.context["messages"]
    assert str(message).strip() == (
        f"“{page.title}” cannot be deleted: 1 proposal was sent in answer to its call. "
        "Unpublish it instead, or delete the proposal first."
    )
    assert (answer.status_code, Page.objects.filter(pk__in=[page.pk, other.pk]).count()) == (200, 2)


@pytest.mark.parametrize("which", ["call", "edition"])
def test_what_a_translation_keeps_is_in_nobodys_way(admin: Client, which: str) -> None:
    call = make_call(make_edition())
    french = translate(call, "fr", title="Appel")
    make_contribution(call)
    page = call if which == "call" else call.edition

    admin.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))

    assert Contribution.objects.get().call == CallPage.objects.get() == french


def test_nor_may_both_go_together(admin: Client) -> None:
    call = make_call(make_edition())
    french = translate(call, "fr", title="Appel")
    make_contribution(call)
    answer = admin.post(in_bulk("delete", call, french), follow=True)
    assert [str(message).split(":")[0] for message in answer.context["messages"]] == [
        "“Call” cannot be deleted"
    ]
    assert CallPage.objects.count() == 2


@pytest.mark.parametrize("how", ["alone", "in bulk"])
def test_a_sites_home_page_stays_and_says_why(admin: Client, how: str) -> None:
    index = make_index()
    url = (
        in_bulk("delete", index)
        if how == "in bulk"
        else reverse("wagtailadmin_pages:delete", args=[index.pk])
    )

    answer = admin.post(url, follow=True)

    (message,) = answer.context["messages"]
    assert str(message).strip() == (
        "“Forums” cannot be deleted: it holds the home page of the site testserver [default]. "
        "Give the site another home page first."
    )
    assert Site.objects.get().root_page.specific == index


def test_nothing_else_deletes_a_sites_home_page_either() -> None:
    index = make_index()
    with pytest.raises(ProtectedError, match="home page of a site"), transaction.atomic():
        index.delete()
    assert (Site.objects.count(), ForumsIndexPage.objects.count()) == (1, 1)


def test_each_page_with_proposals_is_named(admin: Client) -> None:
    calls = [make_call(make_edition(), title=title) for title in ("Call", "Second call")]
    for call in calls:
        make_contribution(call)
    answer = admin.get(in_bulk("delete", *calls), follow=True)
    assert [str(message).split("”")[0] for message in answer.context["messages"]] == ["“Call", "“Second call"]


def test_others_go_in_bulk(admin: Client) -> None:
    edition, other = make_edition(), make_edition()
    assert "Are you sure" in admin.get(in_bulk("delete", edition, other)).content.decode()
    admin.post(in_bulk("delete", edition, other))
    assert not Page.objects.filter(pk__in=[edition.pk, other.pk]).exists()


def test_a_call_without_proposals_goes(admin: Client) -> None:
    call = make_call(make_edition())
    admin.post(reverse("wagtailadmin_pages:delete", args=[call.pk]))
    assert not Page.objects.filter(pk=call.pk).exists()
