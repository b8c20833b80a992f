"""Articles of the programme and of forums, narrowed and found one by one."""

from datetime import date
from typing import Any

import pytest

from forums_pages.models import ArticleOrganisation, ForumPage
from graphql_api.nodes import node_uid
from tests.factories import (
    make_article,
    make_edition,
    make_forum,
    make_organisation,
    publish,
    translate,
)
from tests.graphql_api.conftest import Ask

LIST = "query($f: ArticleFilter) { articles(filter: $f) { totalCount nodes { title } } }"
ONE = """query($id: ID, $slug: String, $forum: String) {
  article(id: $id, slug: $slug, forum: $forum) { title }
}"""


@pytest.fixture
def uid(db: None) -> dict[str, str]:
    """Three articles; return the uids of an edition and of one of them."""
    tunisia = make_forum("Tunisia")
    edition = make_edition(tunisia, "Forum 2030")
    report = make_article(tunisia, "Report", kind="report", date=date(2030, 6, 1), slug="news")
    report.related_editions = [edition]
    trust = make_organisation("Trust")
    report.related_organisations = [ArticleOrganisation(organisation=trust) for _twice in range(2)]
    publish(report)
    make_article(None, "Programme", kind="news", date=date(2029, 1, 1), slug="news")
    make_article(make_forum("Greece"), "Story", kind="story", date=date(2029, 2, 1))
    # Written in French, where the forum has a page of its own.
    french = translate(tunisia, "fr", title="Tunisie", slug="tunisie")
    make_article(ForumPage.objects.get(pk=french.pk), "Nouvelles", kind="news", date=date(2028, 1, 1))
    return {"@edition": node_uid(edition), "@report": node_uid(report)}


CASES: list[tuple[dict[str, Any], list[str]]] = [
    ({}, ["Report", "Story", "Programme", "Nouvelles"]),
    ({"kind": ["NEWS", "STORY"]}, ["Story", "Programme", "Nouvelles"]),
    ({"year": 2029}, ["Story", "Programme"]),
    ({"year": [0, 2_147_483_647]}, []),
    ({"forum": "tunisia"}, ["Report", "Nouvelles"]),
    ({"forum": ["tunisie", "greece"]}, ["Report", "Story", "Nouvelles"]),
    ({"edition": "@edition"}, ["Report"]),
    ({"organisation": "trust"}, ["Report"]),
    ({"organisation": "trust", "kind": "NEWS"}, []),
]


def test_articles_are_narrowed(ask: Ask, uid: dict[str, str]) -> None:
    wrong = []

    for wanted, titles in CASES:
        given = {key: uid.get(str(value), value) for key, value in wanted.items()}
        found = ask(LIST, f=given)["articles"]
        listed = [node["title"] for node in found["nodes"]]
        wrong += [(wanted, listed)] if (listed, found["totalCount"]) != (titles, len(titles)) else []

    assert wrong == []


def test_one_article_is_found_by_identifier_or_slug(ask: Ask, uid: dict[str, str]) -> None:
    asked: list[dict[str, str]] = [
        {"id": uid["@report"]},
        {"slug": "story"},
        {"slug": "news", "forum": "tunisie"},
        {"slug": "news"},
        {"slug": "news", "forum": "greece"},
        {"slug": "\0"},
        {"id": "news"},
    ]

    found = [ask(ONE, **given)["article"] for given in asked]

    assert found == [{"title": title} for title in ("Report", "Story", "Report", "Report")] + [None] * 3


def test_an_article_without_a_name_is_refused(client: Any, uid: dict[str, str]) -> None:
    answer = client.post("/graphql/", {"query": "{ article { title } }"}, content_type="application/json")
    [error] = answer.json()["errors"]
    assert error["message"] == "Give either id, or slug, with forum if you know it."
