import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from forums_pages.models import Contribution
from tests.factories import make_call, make_contribution, make_edition

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client: Client) -> Client:
    user = get_user_model().objects.create_superuser("root", "root@example.org", "a-good-passphrase")
    client.force_login(user)
    return client


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("which", ["call", "edition"])
def test_a_page_with_proposals_is_not_deleted_and_says_why(admin: Client, which: str, method: str) -> None:
    call = make_call(make_edition())
    make_contribution(call)
    page = call if which == "call" else call.edition

    answer = getattr(admin, method)(reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True)

    assert "1 proposal was sent in answer to its call" in answer.content.decode()
    assert (Page.objects.filter(pk=page.pk).count(), Contribution.objects.count()) == (1, 1)


def test_nor_in_bulk(admin: Client) -> None:
    call = make_call(make_edition())
    make_contribution(call)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])

    answer = admin.post(f"{address}?id={call.pk}", follow=True)

    assert "1 proposal was sent" in answer.content.decode()
    assert Page.objects.filter(pk=call.pk).exists()


def test_a_call_without_proposals_goes(admin: Client) -> None:
    call = make_call(make_edition())
    admin.post(reverse("wagtailadmin_pages:delete", args=[call.pk]))
    assert not Page.objects.filter(pk=call.pk).exists()
