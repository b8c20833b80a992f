"""Whoever knows a page's password is shown the page, without a cookie and for a while."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from forums_pages.models import ForumPage
from graphql_api import grants
from graphql_api.nodes import node_id
from tests.factories import make_edition, make_forum, make_person, translate

pytestmark = pytest.mark.django_db

RIGHT = "open sesame"
UNLOCK = """
mutation($page: ID!, $password: String!) {
  unlock(page: $page, password: $password) {
    __typename
    ... on Unlocked { grant page { title } }
    ... on TooManyAttempts { retryAfter }
  }
}
"""
ROUTE = (
    "query($path: String!) { route(path: $path) { __typename ... on Page { title } ... on Locked { id } } }"
)


@pytest.fixture(autouse=True)
def nobody_has_tried() -> None:
    cache.clear()


def post(
    client: Client, query: str, grant: str = "", **variables: Any
) -> tuple[dict[str, Any], HttpResponse]:
    headers = {"X-Page-Grant": grant} if grant else {}
    body = json.dumps({"query": query, "variables": variables})
    response = client.post("/graphql/", body, content_type="application/json", headers=headers)
    answer = response.json()
    assert "errors" not in answer, answer
    return answer["data"], response


def attempt(client: Client, page: str, password: str = RIGHT) -> dict[str, Any]:
    found: dict[str, Any] = post(client, UNLOCK, page=page, password=password)[0]["unlock"]
    return found


def locked_forum(password: str = RIGHT) -> ForumPage:
    forum = make_forum("Tunisia")
    make_edition(forum, "Forum 2030")
    PageViewRestriction.objects.create(page=forum, restriction_type="password", password=password)
    return forum


def routed(client: Client, path: str, grant: str = "") -> str:
    name: str = post(client, ROUTE, grant, path=path)[0]["route"]["__typename"]
    return name


def test_a_grant_opens_the_page_and_what_is_below_everywhere(client: Client) -> None:
    forum = locked_forum()
    translate(forum, "fr", title="Tunisie", slug="tunisie")
    assert routed(client, "/en/tunisia/") == "Locked"

    found = attempt(client, node_id(forum, "en"))
    grant = found.pop("grant")

    assert found == {"__typename": "Unlocked", "page": {"title": "Tunisia"}}
    for path, name in (
        ("/en/tunisia/", "Forum"),
        ("/fr/tunisie/", "Forum"),
        ("/en/tunisia/forum-2030/", "Edition"),
    ):
        assert (routed(client, path), routed(client, path, grant)) == ("Locked", name)
    lists = "{ forums { nodes { title } } editions { totalCount } }"
    assert post(client, lists)[0] == {"forums": {"nodes": []}, "editions": {"totalCount": 0}}
    assert post(client, lists, grant)[0] == {
        "forums": {"nodes": [{"title": "Tunisia"}]},
        "editions": {"totalCount": 1},
    }


def test_what_a_grant_shows_is_kept_by_nobody(client: Client) -> None:
    grant = attempt(client, node_id(locked_forum(), "en"))["grant"]

    def caching(**headers: str) -> str:
        return client.get("/graphql/", {"query": "{ forums { totalCount } }"}, headers=headers)[
            "Cache-Control"
        ]

    accept = {"accept": "application/json"}
    assert "no-store" not in caching(**accept)
    assert caching(**accept, **{"x-page-grant": grant}) == "no-store"
    response = client.get("/graphql/", {"query": "{ __typename }"}, headers=accept)
    assert "X-Page-Grant" in response["Vary"]


def test_a_grant_ends_with_its_password_its_restriction_and_its_time(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    grant = attempt(client, node_id(locked_forum(), "en"))["grant"]
    assert routed(client, "/en/tunisia/", grant) == "Forum"

    PageViewRestriction.objects.update(password="another")
    assert routed(client, "/en/tunisia/", grant) == "Locked"
    PageViewRestriction.objects.update(password="open sesame")
    assert routed(client, "/en/tunisia/", grant) == "Forum"
    later = (timezone.now() + timedelta(hours=9)).timestamp()
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    assert routed(client, "/en/tunisia/", grant) == "Locked"


def test_a_grant_is_of_one_page(client: Client) -> None:
    grant = attempt(client, node_id(locked_forum(), "en"))["grant"]
    other = make_forum("Greece")
    PageViewRestriction.objects.create(page=other, restriction_type="password", password="open sesame")
    assert routed(client, "/en/greece/", grant) == "Locked"

    second = attempt(client, node_id(other, "en"))["grant"]
    both = f"{grant}, {second}"
    assert [routed(client, path, both) for path in ("/en/tunisia/", "/en/greece/")] == ["Forum", "Forum"]


@pytest.mark.parametrize("grant", ["x", ",", "a:b:c", "é", "," * 500, "x" * 9000, "eyIxIjoiMiJ9:1abcde:zzz"])
def test_what_is_no_grant_opens_nothing(client: Client, grant: str) -> None:
    locked_forum()

    assert routed(client, "/en/tunisia/", grant) == "Locked"


def test_only_the_password_opens_and_only_what_asks_for_one(client: Client) -> None:
    forum = locked_forum()
    public, hidden = make_forum("Greece"), make_forum("Draft", live=False)
    members = make_forum("Members")
    PageViewRestriction.objects.create(page=members, restriction_type="login")
    PageViewRestriction.objects.create(page=hidden, restriction_type="password", password="open sesame")

    assert attempt(client, node_id(forum, "en"), "wrong")["__typename"] == "WrongPassword"
    ids = [node_id(each, "en") for each in (public, hidden, members, make_person())]
    assert {attempt(client, each)["__typename"] for each in (*ids, "nonsense")} == {"NothingToUnlock"}


def test_nobody_may_try_for_ever(client: Client) -> None:
    page = node_id(locked_forum(), "en")

    for number in range(10):
        assert attempt(client, page, str(number))["__typename"] == "WrongPassword"
    assert attempt(client, page)["__typename"] == "TooManyAttempts"


def test_a_grant_tells_nobody_the_password() -> None:
    forum = locked_forum("open sesame")
    grant = grants.make_grant(PageViewRestriction.objects.filter(page=forum))

    assert "sesame" not in str(grants.signing.loads(grant, salt=grants.SALT))
