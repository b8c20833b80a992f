"""What fails half-way has not happened, and what was written comes back."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse
from wagtail.models import Page
from wagtail.signals import page_published

from cms.desk.failures import server_error
from forums_pages.models import EditionPage, StandardPage
from tests.desk import BODIES
from tests.factories import Desk, make_edition, make_index

pytestmark = pytest.mark.django_db


@contextmanager
def full_disk() -> Iterator[None]:
    """The last thing that happens when a page is published fails."""

    def fail(**_details: Any) -> None:
        raise OSError("No space left on device")

    page_published.connect(fail)
    yield
    page_published.disconnect(fail)


@pytest.fixture
def editor(client: Client) -> Desk:
    client.raise_request_exception = False
    return Desk(client)


def address(parent: Page) -> str:
    return reverse("wagtailadmin_pages:add", args=["forums_pages", "standardpage", parent.pk])


def sent(title: str) -> dict[str, Any]:
    return {"title": title, "slug": "about", "action-publish": "action-publish", **BODIES}


def test_a_page_that_could_not_be_published_is_as_it_was(editor: Desk) -> None:
    edition = make_edition(title="As it was")
    form = editor.open(edition).fill(title="Half", time_zone="Asia/Tokyo")
    before = EditionPage.objects.values().get()
    with full_disk():
        assert form.publish().response.status_code == 500

    assert EditionPage.objects.values().get() == before
    assert edition.revisions.count() == 1
    assert form.publish().accepted
    assert EditionPage.objects.get().title == "Half"


def test_what_was_written_comes_back_to_be_sent_again(editor: Desk) -> None:
    new = address(make_index())
    with full_disk():
        answer = editor.client.post(new, sent('"Quoted" & <b>bold</b>') | {"old_password": "secret"})

    page = answer.content.decode()
    assert (answer.status_code, answer.headers["Cache-Control"]) == (500, "no-store, private")
    assert "Nothing was saved" in page
    assert 'name="title" value="&quot;Quoted&quot; &amp; &lt;b&gt;bold&lt;/b&gt;"' in page
    assert 'name="action-publish" value="action-publish"' in page
    assert "secret" not in page
    assert StandardPage.objects.count() == 0


def test_an_autosave_that_failed_is_told_as_scripts_are(editor: Desk) -> None:
    new = address(make_index())
    with full_disk():
        answer = editor.client.post(new, sent("About"), headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json()) == (500, {"success": False, "error_code": "server_error"})


def test_others_are_told_that_something_went_wrong(rf: RequestFactory) -> None:
    for request in (rf.post("/fr/forums/"), rf.get("/admin/")):
        answer = server_error(request)
        assert (answer.status_code, b"Something went wrong" in answer.content) == (500, True)
