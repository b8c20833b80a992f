"""The form of a page asks for nothing that it can work out."""

import pytest
from django.test import Client

from forums_pages.models import SessionPage
from tests.factories import Desk, make_edition, make_session

pytestmark = pytest.mark.django_db


def slugs() -> list[str]:
    return list(SessionPage.objects.order_by("path").values_list("slug", flat=True))


def test_a_new_page_is_saved_without_anybody_opening_the_tab_of_its_slug(client: Client) -> None:
    edition = make_edition()
    desk = Desk(client)
    answers = [desk.new(edition, SessionPage).fill(title="Opening").save().accepted for _ in range(2)]
    assert (answers, slugs()) == ([True, True], ["opening", "opening-2"])


def test_a_public_page_does_not_lose_its_address_to_an_emptied_field(client: Client) -> None:
    desk = Desk(client)
    make_session(make_edition(), "Opening")
    answer = desk.open(SessionPage.objects.get()).fill(title="The opening", slug="").save()
    assert (answer.errors, slugs()) == ({"slug": ["This field is required."]}, ["opening"])


def test_the_slug_follows_the_title_while_somebody_types(client: Client) -> None:
    url = f"/admin/pages/add/forums_pages/sessionpage/{make_edition().pk}/"
    Desk(client)
    assert 'data-w-sync-target-value="#id_slug"' in client.get(url).content.decode()
