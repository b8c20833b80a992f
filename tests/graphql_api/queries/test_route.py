"""Whatever is typed, linked or logged as an address leads somewhere, and never to what is hidden."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction, Site

from forums_pages.models import BasePage, ForumPage, SessionPage
from graphql_api.nodes import node_id
from tests.factories import (
    make_article,
    make_edition,
    make_forum,
    make_index,
    make_session,
    make_standard,
    translate,
)
from tests.graphql_api.conftest import Ask
from tests.graphql_api.world import run

pytestmark = pytest.mark.django_db

ROUTE = """
query($path: String!, $locale: LocaleCode, $host: String) {
  route(path: $path, locale: $locale, host: $host) {
    __typename
    ... on Page { title path requestedLocale }
    ... on Redirect { location to: path permanent page { title } }
    ... on Locked { id reason nearest { title } }
    ... on NotFound { nearest { title } }
  }
}
"""


def route(path: str, **more: Any) -> dict[str, Any]:
    found: dict[str, Any] = run(ROUTE, path=path, **more)["route"]
    return found


def not_found(nearest: str | None = None) -> dict[str, Any]:
    return {"__typename": "NotFound", "nearest": {"title": nearest} if nearest else None}


def restrict(page: BasePage, kind: str = "password") -> Any:
    return PageViewRestriction.objects.create(page=page, restriction_type=kind, password="open sesame")


def test_a_path_is_read_in_its_language() -> None:
    forum = make_forum("Tunisia")
    edition = make_edition(forum, "Forum 2030")
    make_session(edition)
    translate(edition, "fr", title="Forum 2030 FR", slug="forum-de-2030")

    assert route("/en/tunisia/forum-2030/opening/") == {
        "__typename": "Session",
        "title": "Opening",
        "path": "/en/tunisia/forum-2030/opening/",
        "requestedLocale": "en",
    }
    french = {
        "__typename": "Edition",
        "title": "Forum 2030 FR",
        "path": "/fr/tunisia/forum-de-2030/",
        "requestedLocale": "fr",
    }
    assert route("/fr/tunisia/forum-de-2030/") == french
    assert route("/en/tunisia/forum-2030/", locale="fr") == french
    assert route("/tunisia/forum-de-2030/", locale="fr") == french
    # A mirror is an address of what it mirrors.
    assert route("/fr/tunisia/")["title"] == "Tunisia"
    assert route("/fr/")["__typename"] == "ForumsIndex"


SPELLINGS = [
    "/en/تونس/",
    "/en/تونس",
    "en/تونس/",
    "/تونس/",
    "/en/%D8%AA%D9%88%D9%86%D8%B3/",
    "/en/%D8%AA%D9%88%D9%86%D8%B3?utm=1&x=%00#top",
    "  /en/تونس/ ",
]


@pytest.mark.parametrize("path", SPELLINGS)
def test_a_path_may_be_spelt_in_many_ways(path: str) -> None:
    make_forum("تونس", slug="تونس")

    assert route(path)["path"] == "/en/%D8%AA%D9%88%D9%86%D8%B3/"


HOSTILE = [
    "",
    "/",
    "//",
    "//evil.example/en/",
    "/en/../admin/",
    "/en/%2e%2e/",
    "/en/a\0b/",
    "/en/%00/",
    "/en/%FF%FE/",
    "/en//tunisia/",
    "/en/" + "a" * 10_000,
    "/en/" + "a/" * 900,
    "http://[::1/",
    "/en/'; DROP TABLE wagtailcore_page;--/",
    "/en/\ud800/".encode("utf-8", "replace").decode(),
    "/en/%",
    "?",
    "/xx/tunisia/",
    "\\en\\tunisia",
]


@pytest.mark.parametrize("path", HOSTILE)
def test_hostile_paths_lead_nowhere(ask: Ask, path: str) -> None:
    make_forum("Tunisia")

    assert ask(ROUTE, path=path)["route"]["__typename"] in {"NotFound", "ForumsIndex"}


def test_what_is_not_there_tells_how_far_the_path_leads() -> None:
    make_session(make_edition(make_forum("Tunisia"), "Forum 2030"))

    assert route("/en/tunisia/forum-2030/closing/") == not_found("Forum 2030")
    assert route("/en/greece/forum-2030/closing/") == not_found("Forums")
    assert route("/en/tunisia/forum-2030/opening/more/") == not_found("Forum 2030")


# The gate


def test_what_is_hidden_is_not_there() -> None:
    forum = make_forum("Tunisia")
    make_article(forum, "Draft", live=False)
    below = make_session(make_edition(forum, "Forum 2030"))
    assert route("/en/tunisia/forum-2030/opening/")["title"] == "Opening"

    assert route("/en/tunisia/draft/") == not_found("Tunisia")
    SessionPage.objects.filter(pk=below.pk).update(live=False)
    assert route("/en/tunisia/forum-2030/opening/") == not_found("Forum 2030")
    ForumPage.objects.update(live=False)
    assert route("/en/tunisia/forum-2030/opening/") == not_found("Forums")


@pytest.mark.parametrize(
    ("kind", "reason"), [("password", "PASSWORD"), ("login", "LOGIN"), ("groups", "GROUP")]
)
def test_a_locked_page_tells_what_it_asks_for_and_hides_what_is_below(kind: str, reason: str) -> None:
    forum = make_forum("Secret title")
    make_edition(forum, "Forum 2030")
    translate(forum, "fr", title="Titre secret", slug="secret")
    locked = {"__typename": "Locked", "reason": reason, "nearest": {"title": "Forums"}}
    restrict(forum, kind)

    # The answer is the same whether anything is below or not.
    for path in ("", "forum-2030/", "nothing-here/"):
        assert route(f"/en/secret-title/{path}") == {**locked, "id": node_id(forum, "en")}
    assert route("/fr/secret/") == {**locked, "id": node_id(forum, "fr")}
    ForumPage.objects.update(live=False)
    assert route("/en/secret-title/") == not_found("Forums")


def test_a_locked_page_at_the_end_of_the_path_is_locked() -> None:
    article = make_article(make_forum("Tunisia"), "News")
    restrict(article)

    assert route("/en/tunisia/news/") == {
        "__typename": "Locked",
        "id": node_id(article, "en"),
        "reason": "PASSWORD",
        "nearest": {"title": "Tunisia"},
    }


def test_a_mirror_of_a_locked_page_is_locked() -> None:
    article = make_article(make_forum("Tunisia"), "News")
    article.create_alias(update_slug="mirror")
    assert route("/en/tunisia/mirror/")["path"] == "/en/tunisia/news/"

    restrict(article)

    assert route("/en/tunisia/mirror/")["__typename"] == "Locked"


def test_a_mirror_of_a_mirror_leads_to_the_page_that_both_show() -> None:
    article = make_article(make_forum("Tunisia"), "News")
    article.create_alias(update_slug="mirror").create_alias(update_slug="again")
    assert route("/en/tunisia/again/")["path"] == "/en/tunisia/news/"

    restrict(article)

    assert route("/en/tunisia/again/")["__typename"] == "Locked"


# Redirects


def test_redirects_are_found_with_and_without_a_query_and_of_this_site_first() -> None:
    forum, site = make_forum("Tunisia"), Site.objects.get()
    Redirect.add_redirect("/old", forum)
    Redirect.add_redirect("/old", "https://elsewhere.example/", site=site, is_permanent=False)
    Redirect.add_redirect("/old?b=2&a=1", forum)
    Redirect.add_redirect("/en/déjà", forum)

    ours = {
        "__typename": "Redirect",
        "location": "http://testserver/en/tunisia/",
        "to": "/en/tunisia/",
        "permanent": True,
        "page": {"title": "Tunisia"},
    }
    assert route("/old/?x=1") == {
        "__typename": "Redirect",
        "location": "https://elsewhere.example/",
        "to": None,
        "permanent": False,
        "page": None,
    }
    for path in ("/old?a=1&b=2", "/en/déjà/", "/en/d%C3%A9j%C3%A0", "/déjà"):
        assert route(path) == ours


def test_a_redirect_leads_to_nothing_hidden() -> None:
    forum = make_forum("Tunisia")
    Redirect.add_redirect("/old", forum)
    Redirect.add_redirect("/script", "javascript:alert(1)")
    assert route("/script/")["__typename"] == "NotFound"
    assert route("/old/")["__typename"] == "Redirect"

    restriction = restrict(forum)
    assert route("/old/") == {
        "__typename": "Locked",
        "id": node_id(forum, "en"),
        "reason": "PASSWORD",
        "nearest": None,
    }
    restriction.delete()
    ForumPage.objects.update(live=False)
    assert route("/old/") == not_found("Forums")


# Sites


def test_each_site_has_its_own_paths(ask: Ask) -> None:
    forum = make_forum("Tunisia")
    make_edition(forum, "Forum 2030")
    Site.objects.create(hostname="tunisia.example", port=443, root_page=forum)

    assert route("/en/forum-2030/", host="tunisia.example")["title"] == "Forum 2030"
    assert route("/en/forum-2030/", host="TUNISIA.example:443")["title"] == "Forum 2030"
    assert route("/en/forum-2030/")["__typename"] == "NotFound"


def test_a_host_that_nobody_knows_is_told(client: Any) -> None:
    make_index()
    body = {"query": ROUTE, "variables": {"path": "/", "host": "nobody.example"}}
    answer = client.post("/graphql/", body, content_type="application/json").json()

    assert [error["extensions"]["code"] for error in answer["errors"]] == ["INVALID_INPUT"]


# Cost


def test_statements_depend_on_no_path() -> None:
    page = make_standard()
    for number in range(5):
        page = make_standard(page, f"Page {number}")

    def statements(path: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            route(path)
        return len(captured)

    deep = page.get_url()
    assert statements(deep) == statements("/en/legal-notice/") <= 4
    assert statements(f"{deep}nothing/") == statements("/en/legal-notice/nothing/") <= 7


def test_public_pages_and_the_gateway_agree(client: Any) -> None:
    forum = make_forum("Tunisia")
    edition = make_edition(forum, "Forum 2030")
    make_session(edition)
    make_session(edition, "Draft", live=False)
    translate(edition, "fr", title="Forum FR", slug="forum-fr")
    locked = make_standard(forum, "Locked")
    make_standard(locked, "Below")
    restrict(locked)
    make_article(forum, "Gone", live=False)

    pages = [each.specific for each in make_index().get_tree() if isinstance(each.specific, BasePage)]
    addresses = [(page.get_url(), client.get(page.get_url())) for page in pages]
    served = {url for url, response in addresses if response.status_code == 200}
    asked = {url for url, response in addresses if "password" in response.content.decode().lower()}
    routed = {url: route(url)["__typename"] for url, _response in addresses}

    assert {url for url, name in routed.items() if name not in ("Locked", "NotFound")} == served - asked
    assert {url for url, name in routed.items() if name == "Locked"} == asked
