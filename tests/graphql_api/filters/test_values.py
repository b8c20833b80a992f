"""Whatever a filter is given, the answer is polite, on every database, and costs no more than it must."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from graphql import GraphQLEnumType, GraphQLInputObjectType, GraphQLList, get_named_type, get_nullable_type

from graphql_api.filters.values import MAX_VALUES
from graphql_api.nodes import node_uid
from graphql_api.schema import schema
from tests.graphql_api.world import World, make_world

TEXTS = [
    "",
    " ",
    "\0",
    "a\0b",
    "🌍",
    "%",
    "_",
    "'; DROP TABLE --",
    str(2**63),
    "-1",
    "x" * 10_000,
    "ﷺ" * 300,
    "../..",
]
NUMBERS = [0, -1, 2**31 - 1, -(2**31)]
DAYS = ["0001-01-01", "9999-12-31"]
POLITE = {"INVALID_INPUT"}


def filters() -> Iterator[tuple[str, str, str, Any]]:
    """Yield every root list with its filter, and each field of the filter with its type."""
    query = schema._schema.query_type
    assert query is not None
    for name, field in query.fields.items():
        wanted = field.args.get("filter")
        if wanted is not None:
            kind = get_named_type(wanted.type)
            assert isinstance(kind, GraphQLInputObjectType)
            for key, each in kind.fields.items():
                yield name, kind.name, key, each.type


FILTERS = list(filters())
LISTS = [each for each in FILTERS if isinstance(get_nullable_type(each[3]), GraphQLList)]


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def ask(client: Client, field: str, kind: str, wanted: dict[str, Any]) -> tuple[int | None, str | None]:
    """Return how many are found, or the code of the error."""
    query = f"query($f: {kind}) {{ found: {field}(filter: $f) {{ totalCount nodes {{ __typename }} }} }}"
    body = json.dumps({"query": query, "variables": {"f": wanted}})
    answer = client.post("/graphql/", body, content_type="application/json").json()
    if "errors" in answer:
        return None, answer["errors"][0]["extensions"]["code"]
    return answer["data"]["found"]["totalCount"], None


def test_hostile_values_find_nothing_or_are_refused_in_words(client: Client, world: World) -> None:
    values = {"String": TEXTS, "ID": TEXTS, "Int": NUMBERS, "Date": DAYS}
    wrong = []

    for field, kind, key, given in FILTERS:
        for value in values.get(get_named_type(given).name, []):
            count, code = ask(client, field, kind, {key: value})
            fits = key in ("fromDay", "untilDay")
            if not (code in POLITE if code else count == 0 or fits):
                wrong.append((field, key, value[:20] if isinstance(value, str) else value, count, code))

    assert wrong == []


def sample(given: Any) -> Any:
    named = get_named_type(given)
    if isinstance(named, GraphQLEnumType):
        return next(iter(named.values))
    return {"String": "x", "ID": "x", "Int": 1, "Date": "2030-01-01"}[named.name]


def test_a_long_list_is_refused_before_any_statement(client: Client, world: World) -> None:
    allowed = []

    with CaptureQueriesContext(connection) as captured:
        for field, kind, key, given in LISTS:
            told = ask(client, field, kind, {key: [sample(given)] * (MAX_VALUES + 1)})
            allowed += [(field, key)] if told != (None, "INVALID_INPUT") else []

    assert (len(LISTS) > 40, allowed, [each["sql"] for each in captured]) == (True, [], [])


def test_an_empty_list_finds_nothing(client: Client, world: World) -> None:
    found = {(field, key): ask(client, field, kind, {key: []}) for field, kind, key, _given in LISTS}

    assert set(found.values()) == {(0, None)}


@pytest.mark.parametrize("identifier", ["", "tunisia", "Rm9ydW06eA", "person"])
def test_what_identifies_no_edition_is_refused_in_words(
    client: Client, world: World, identifier: str
) -> None:
    given = node_uid(world.person) if identifier == "person" else identifier
    query = "query($i: [ID!]) { sessions(filter: { edition: $i }) { totalCount } }"
    body = json.dumps({"query": query, "variables": {"i": given}})

    [error] = client.post("/graphql/", body, content_type="application/json").json()["errors"]

    assert (error["message"], error["extensions"]["code"]) == (
        f"This is not the id or uid of an edition: {given!r}.",
        "INVALID_INPUT",
    )
