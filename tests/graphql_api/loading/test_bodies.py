"""Bodies: in the language served, one statement for all of them, and never the same id for two."""

from typing import Any

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from forums_pages.models import ArticlePage, EditionPage, ForumPage
from graphql_api.blocks.base import shown_body
from graphql_api.context import GatewayContext
from graphql_api.loading.peers import load
from graphql_api.loading.reading import Reading
from graphql_api.nodes import node_id, node_uid
from tests.factories import (
    make_article,
    make_document,
    make_edition,
    make_forum,
    make_image,
    make_organisation,
    make_person,
    make_session,
    publish,
    translate,
)
from tests.forums_pages.blocks.bodies import every_block
from tests.graphql_api.blocks.asking import OF_EDITIONS, store, stored
from tests.graphql_api.world import run

pytestmark = pytest.mark.django_db

HEADINGS = "query($id: ID!) { node(id: $id) { ... on Page { body { id ... on HeadingBlock { text } } } } }"


def headings(page: Any, locale: str = "en") -> list[dict[str, str]]:
    found: list[dict[str, str]] = run(HEADINGS, id=node_id(page, locale))["node"]["body"]
    return found


def heading(text: str, key: str | None = None) -> dict[str, Any]:
    return {"type": "heading", "value": {"text": text}, **({"id": key} if key else {})}


def test_a_body_is_read_in_the_language_that_is_served() -> None:
    page = make_article()
    french = translate(page, "fr", title="Actualités")
    store(page, [heading("News", "a")])
    store(french, [heading("Actualités", "a")])

    found = {code: [each["text"] for each in headings(page, code)] for code in ("en", "fr", "ar")}

    assert found == {"en": ["News"], "fr": ["Actualités"], "ar": ["Actualités"]}


def test_blocks_of_two_languages_copies_and_places_have_different_ids() -> None:
    page = make_article()
    twice = [heading("One", "a"), heading("Two", "a"), heading("Three"), heading("Four")]
    store(page, twice)
    other = make_article(title="Copy")
    store(other, twice)

    ids = [each["id"] for each in (*headings(page), *headings(page, "fr"), *headings(other))]

    assert len(set(ids)) == 12
    assert [each["id"] for each in headings(page)] == ids[:4]


def test_an_id_stays_when_other_blocks_come_and_go() -> None:
    page = make_article()
    store(page, [heading("One", "a"), heading("Two", "b")])
    before = headings(page)[1]
    store(page, [heading("New", "c"), heading("Two", "b")])

    assert headings(page)[1] == before


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        {},
        "text",
        "[",
        [None, 1, "a", [], {}],
        [{"type": None, "value": 1}, {"type": ["heading"]}, {"type": "heading"}, {"value": {"text": "a"}}],
        [{"type": "abolished", "value": "a"}, {"type": "card", "value": {"title": "a"}}],
        [{"type": "columns", "value": {"columns": [[{"type": "columns", "value": {}}, {"type": "map"}]]}}],
        [{"type": "columns", "value": {"columns": [{"type": "item", "value": "[", "id": 1}]}}],
    ],
)
def test_what_is_no_block_is_left_out(body: Any) -> None:
    page = make_article()
    store(page, body)

    assert headings(page) == []


def test_a_preview_shows_what_is_in_memory() -> None:
    page = make_article()
    store(page, [heading("Published", "a")])
    draft = ArticlePage.objects.get(pk=page.pk)
    draft.body = [("heading", {"text": "Draft", "level": "h2", "anchor": ""})]
    draft.__dict__["locale_code"] = "en"
    load(Reading(GatewayContext(RequestFactory().get("/")), "en"), [draft])

    assert [block.fields["text"] for block in shown_body(draft)] == ["Draft"]


def _edition_with_everything(forum: ForumPage, number: int) -> EditionPage:
    edition = make_edition(forum, f"Forum {number}", ordinal=number)
    edition.body = [
        *every_block(
            lambda hint: hint,
            image=make_image(f"Picture {number}"),
            edition=edition,
            session=make_session(edition, f"Opening {number}"),
            person=make_person(
                family_name=f"Person {number}", organisation=make_organisation(f"Org {number}")
            ),
            organisation=make_organisation(f"Trust {number}"),
            document=make_document(f"Programme {number}"),
            article=make_article(title=f"News {number}"),
        ),
        ("session_list", {"sessions": [], "edition": edition, "day": None, "kind": ""}),
        ("page_list", {"pages": [], "latest": "editions", "count": 3}),
        ("paragraph", f'<p><a linktype="page" id="{edition.pk}">a</a></p>'),
    ]
    return publish(edition)


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_bodies_cost_as_many_statements_for_two_pages_as_for_twelve(locale: str) -> None:
    forum = make_forum()
    counts = []
    for total in (2, 12):
        for number in range(EditionPage.objects.count(), total):
            _edition_with_everything(forum, number + 1)
        with CaptureQueriesContext(connection) as statements:
            found = run(OF_EDITIONS, locale=locale)["editions"]["nodes"]
        assert [len(edition["body"]) for edition in found] == [23] * total
        counts.append(len(statements))

    assert counts[0] == counts[1]


def test_headings_alone_cost_two_statements() -> None:
    edition = make_edition()
    store(edition, [heading("One", "a")])
    query = "query($id: ID!) { node(id: $id) { ... on Edition { body { ... on HeadingBlock { text } } } } }"

    # The tree, and the edition with its body.
    with CaptureQueriesContext(connection) as statements:
        assert run(query, id=node_uid(edition))["node"] == {"body": [{"text": "One"}]}
    assert len(statements) == 2


def test_a_draft_of_a_translation_is_not_read() -> None:
    page = make_article()
    store(page, [heading("News", "a")])
    french = translate(page, "fr", live=False, title="kanarie7")
    store(french, [stored("heading", {"text": "kanarie7"})])

    assert [each["text"] for each in headings(page, "fr")] == ["News"]
