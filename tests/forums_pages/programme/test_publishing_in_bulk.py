"""What a form would ask for before the public sees a page is asked for where there is no form, too."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from forums_pages.models import BasePage, Criterion, EditionPage, Participation, SessionPage, StandardPage
from tests.factories import make_call, make_edition, make_forum, make_session, make_standard, texts

pytestmark = pytest.mark.django_db


def undated_edition() -> EditionPage:
    return make_edition(title="Draft", start_date=None, end_date=None, live=False)


def call_with_odd_weights() -> Page:
    call = make_call(title="Draft", live=False)
    call.criteria = [Criterion(label={"en": "Use"}, weight=60), Criterion(label={"en": "Joy"}, weight=50)]
    call.save_revision()
    return call


def session_with_nobody_in_a_row() -> SessionPage:
    session = make_session(title="Draft", live=False)
    session.participations = [Participation(role="speaker")]
    session.save_revision()
    return session


def page_with_an_empty_block() -> StandardPage:
    page = make_standard(make_forum(), title="Draft", live=False)
    page.body = [("quote", {"text": ""})]
    page.save_revision(clean=False)
    return page


REFUSED = [
    (undated_edition, "Give the first day, or choose “Not known yet” as the precision."),
    (call_with_odd_weights, "The weights of the criteria add up to 110; they must add up to 100."),
    (session_with_nobody_in_a_row, "participation: This field cannot be null."),
    (page_with_an_empty_block, "its text has blocks that are not filled in."),
]


@pytest.mark.parametrize("with_descendants", [False, True])
@pytest.mark.parametrize(("make", "sentence"), REFUSED)
def test_in_bulk(admin_client: Client, make: Any, sentence: str, with_descendants: bool) -> None:
    page: BasePage = make()
    chosen = page.get_parent() if with_descendants else page
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    answer = admin_client.post(
        f"{address}?id={chosen.pk}&next=/admin/",
        {"include_descendants": "on"} if with_descendants else {},
        follow=True,
    )

    assert texts(answer.context["messages"]) == [f"“Draft” is not published: {sentence}"]
    assert not Page.objects.get(pk=page.pk).live


def test_what_lacks_nothing_is_published(admin_client: Client) -> None:
    edition = make_edition(live=False)
    session = make_session(edition, live=False)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    admin_client.post(f"{address}?id={edition.pk}&next=/admin/", {"include_descendants": "on"})

    assert set(Page.objects.filter(pk__in=[edition.pk, session.pk]).values_list("live", flat=True)) == {True}
