"""Identifiers are opaque, name a thing for ever, and remember the language they were given in."""

import base64
from typing import Any

import pytest

from graphql_api.nodes import KINDS, node_id, node_uid, read_identifier
from tests.factories import make_forum, make_person, translate
from tests.graphql_api.conftest import Ask
from tests.graphql_api.world import make_world, run

pytestmark = pytest.mark.django_db
TITLES = (("en", "Tunisia"), ("fr", "Tunisie"))
NODE = "query($id: ID!) { node(id: $id) { __typename id uid ... on Forum { title locale } } }"


def test_an_id_is_read_again_in_its_language_and_a_uid_in_the_first_one(ask: Ask) -> None:
    translate(make_forum("Tunisia"), "fr", title="Tunisie")
    french = ask("{ forums(locale: fr) { nodes { id uid } } }")["forums"]["nodes"][0]
    english = ask("{ forums(locale: en) { nodes { id uid } } }")["forums"]["nodes"][0]

    assert french["uid"] == english["uid"]
    assert french["id"] != english["id"]
    assert ask(NODE, id=french["id"])["node"] == {
        "__typename": "Forum",
        "title": "Tunisie",
        "locale": "fr",
        **french,
    }
    assert ask(NODE, id=french["uid"])["node"]["title"] == "Tunisia"


def test_what_a_partner_stored_is_read_in_any_language(ask: Ask) -> None:
    """A uid names no language: webhooks and feeds give it to sites of every language."""
    forum = make_forum("Tunisia")
    translate(forum, "fr", title="Tunisie")
    query = (
        "query($ids: [ID!]!, $in: LocaleCode) { nodes(ids: $ids, locale: $in) { id ... on Forum { title } } }"
    )
    ids = [node_uid(forum), node_id(forum, "en"), node_id(forum, "fr"), "nothing"]
    english, french = ({"id": node_id(forum, code), "title": title} for code, title in TITLES)

    assert ask(query, ids=ids, **{"in": "fr"}) == {"nodes": [french] * 3 + [None]}
    assert ask(query, ids=ids) == {"nodes": [english, english, french, None]}


def test_every_kind_is_found_by_both_identifiers() -> None:
    make_world()
    rows = [kind.model._default_manager.order_by("pk").first() for kind in KINDS]
    query = "query($ids: [ID!]!) { nodes(ids: $ids) { __typename } }"

    for ids in ([node_uid(row) for row in rows], [node_id(row, "ar") for row in rows]):
        assert [each["__typename"] for each in run(query, ids=ids)["nodes"]] == [kind.name for kind in KINDS]


def test_nodes_keep_their_order_and_say_null_for_what_is_not_there(ask: Ask) -> None:
    person, forum = make_person(), make_forum()
    query = "query($ids: [ID!]!) { nodes(ids: $ids) { __typename } }"

    found = ask(query, ids=[node_uid(person), "nothing", node_uid(forum), node_uid(person)])["nodes"]

    person_told = {"__typename": "Person"}
    assert found == [person_told, None, {"__typename": "Forum"}, person_told]


def encoded(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


HOSTILE = [
    "",
    "x",
    "é",
    "=" * 500,
    "A" * 10_000,
    encoded("Forum"),
    encoded("Forum:1"),
    encoded("Forum:not-a-uuid:en"),
    encoded("Forum:9b2f0d4e-8d2b-4c1f-9a53-1f6f6f0a0b11:xx"),
    encoded("Forum:9b2f0d4e-8d2b-4c1f-9a53-1f6f6f0a0b11:en:fr"),
    encoded("User:1"),
    encoded("Goal:99999999999999999999999999"),
    encoded("Goal:five"),
    encoded("Pillar:\0"),
    encoded("Person:1 OR 1=1"),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_no_identifier_names_nothing(ask: Ask, text: str) -> None:
    assert ask(NODE, id=text) == {"node": None}


def test_an_identifier_holds_no_primary_key() -> None:
    world = make_world()
    keys: dict[str, Any] = {kind.name: kind.key for kind in KINDS}

    assert "pk" not in keys.values()
    assert read_identifier(node_uid(world.person)).key == str(world.person.guid)  # type: ignore[union-attr]  # it is one
