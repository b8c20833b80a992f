"""The pages on which many translations are started and published: for whom, in the background, only once."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.models import Page

from forums_pages.models import EditionPage
from forums_pages.programme.translating.working import AT_ONCE, progress_of
from forums_pages.roles import ensure_forum_roles
from tests.factories import locale, make_edition, make_forum, make_member, make_session, texts
from tests.factories.translating import begin, say

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition() -> EditionPage:
    locale("fr"), locale("ar")
    made = make_edition()
    for name in ("start", "publish"):
        progress_of(name, made.pk).forget()
    return made


def address(edition: EditionPage, deed: str = "start", tail: str = "") -> str:
    return f"/admin/programme/translations/{edition.pk}/{deed}{tail}/"


def read(client: Client, url: str, **asked: Any) -> BeautifulSoup:
    answer = client.get(url, asked)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def agree(client: Client, url: str, page: BeautifulSoup) -> HttpResponse:
    """Press the button that says yes."""
    form = page.main.select_one("form[method=post]")
    sent: dict[str, list[str]] = {}
    for box in form.select("input[type=hidden]"):
        sent.setdefault(box["name"], []).append(box["value"])
    return client.post(url, sent)


def said(answer: HttpResponse) -> list[str]:
    return texts(get_messages(answer.wsgi_request))


def drafts() -> list[tuple[str, str]]:
    pages = Page.objects.filter(alias_of=None, live=False, depth__gt=2).order_by(
        "locale__language_code", "path"
    )
    return [(page.title, page.locale.language_code) for page in pages]


def test_it_is_said_what_would_be_started_and_then_it_is(admin_client: Client, edition: EditionPage) -> None:
    make_session(edition, "Opening")
    make_session(edition, "Not yet", live=False)
    page = read(admin_client, address(edition), language="fr")

    assert texts(page.main.select(".deed__counts li")) == ["French : 3 pages"]
    assert [texts(row.select("td")) for row in page.main.select("tbody tr")] == [
        ["Not yet", "French", "It is not public yet."]
    ]
    assert page.main.select_one("form[method=post] button").get_text(strip=True) == "Start 3 translations"

    answer = agree(admin_client, address(edition), page)

    assert (answer.status_code, answer["Location"]) == (
        302,
        f"/admin/programme/translations/?edition={edition.pk}",
    )
    assert said(answer) == ["3 translations were started as drafts."]
    assert drafts() == [("Not yet", "en"), ("Exampleland", "fr"), ("Forum 2030", "fr"), ("Opening", "fr")]
    assert "There is nothing to start" in read(admin_client, address(edition), language="fr").main.get_text()


def test_a_second_press_and_a_second_person_start_nothing_again(
    admin_client: Client, edition: EditionPage
) -> None:
    assert edition.forum
    colleague = Client()
    colleague.force_login(make_member("coordinator", ensure_forum_roles(edition.forum).coordinators))
    pages = [read(each, address(edition), language="fr") for each in (admin_client, colleague)]
    agree(admin_client, address(edition), pages[0])
    before = drafts()

    for client, page in zip((admin_client, colleague), pages, strict=True):
        answer = agree(client, address(edition), page)
        assert answer.status_code == 200
        assert "Nothing was done: the pages have changed since you looked." in answer.content.decode()
    assert drafts() == before


def test_much_is_done_in_the_background_and_told(
    admin_client: Client,
    edition: EditionPage,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    for number in range(AT_ONCE):
        make_session(edition, f"Session {number}")
    page = read(admin_client, address(edition), language="fr")
    with django_capture_on_commit_callbacks() as later:
        answer = agree(admin_client, address(edition), page)
    waiting = address(edition, tail="/waiting")
    assert (answer.status_code, answer["Location"]) == (302, waiting)
    assert drafts() == []

    told = admin_client.get(address(edition, tail="/progress"))
    assert told["X-Work-State"] == "waiting"
    assert "Waiting for the background worker." in read(admin_client, waiting).main.get_text()
    # A colleague who presses meanwhile is shown how far it is.
    again = agree(admin_client, address(edition), page)
    assert (again["Location"], said(again)) == (
        waiting,
        ["This is being done already. Here is how far it is."],
    )

    for callback in later:
        callback()
    assert len(drafts()) == AT_ONCE + 2
    assert admin_client.get(address(edition, tail="/progress"))["X-Work-State"] == "done"
    assert (
        f"{AT_ONCE + 2} translations were started as drafts." in read(admin_client, waiting).main.get_text()
    )


def test_who_comes_when_nothing_is_known_any_more_is_led_to_the_table(
    admin_client: Client, edition: EditionPage
) -> None:
    answer = admin_client.get(address(edition, tail="/waiting"))
    assert answer["Location"] == f"/admin/programme/translations/?edition={edition.pk}"


def test_what_is_ready_is_published(
    admin_client: Client,
    edition: EditionPage,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    session = make_session(edition, "Opening")
    begin(session, "fr")
    say(session, "fr", title="Ouverture")
    table = read(admin_client, f"/admin/programme/translations/?edition={edition.pk}")
    assert texts(table.main.select(".sums__buttons a")) == [
        "Start translations",
        "Publish translations",
        "Files for translators",
    ]
    page = read(admin_client, address(edition, "publish"))

    with django_capture_on_commit_callbacks(execute=True):
        answer = agree(admin_client, address(edition, "publish"), page)

    assert said(answer) == ["1 translation was published."]
    assert Page.objects.get(title="Ouverture").live


def test_each_role_is_offered_what_it_may_do(client: Client, edition: EditionPage) -> None:
    assert edition.forum
    make_session(edition, "Opening")
    roles = ensure_forum_roles(edition.forum)
    other = ensure_forum_roles(make_forum("Theirs"))

    def statuses(username: str, group: Any) -> list[int]:
        client.force_login(make_member(username, group))
        return [client.get(address(edition, deed)).status_code for deed in ("start", "publish")]

    assert statuses("coordinator", roles.coordinators) == [200, 200]
    # They neither translate nor publish.
    assert statuses("writer", roles.working_group) == [302, 302]
    assert statuses("stranger", other.coordinators) == [302, 302]
    sent = {"language": ["fr"], "digest": "0" * 64}
    assert client.post(address(edition), sent).status_code == 302
    assert drafts() == []


def test_what_is_sent_by_hand_does_nothing(admin_client: Client, edition: EditionPage) -> None:
    for sent in ({}, {"language": ["fr"]}, {"language": ["xx"], "digest": "'"}):
        answer = admin_client.post(address(edition), sent)
        assert answer.status_code == 200
    assert drafts() == []
