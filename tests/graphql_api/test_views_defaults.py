"""What Strawberry and Django let through by default, each closed here: one test for each point.

The points are those found when a tutorial's endpoint was attacked. Media types, bodies, batches, GraphiQL and
HEAD are tried in whole in ``test_views``; here stands what remains of each, and what hangs together.
"""

import json
import re
import time
from typing import Any

import pytest
from django.test import Client, RequestFactory
from graphql import GraphQLInputObjectType, parse, validate

from graphql_api.context import GatewayContext
from graphql_api.schema import GatewaySchema, schema
from tests.factories import make_forum

pytestmark = pytest.mark.django_db

NEW = "application/graphql-response+json"
core = schema._schema
NUL = "a\0b"
HUGE = 2_147_483_647


def post(client: Client, query: str, accept: str = NEW, **variables: Any) -> Any:
    body = json.dumps({"query": query, "variables": variables})
    return client.post("/graphql/", body, content_type="application/json", headers={"accept": accept})


def codes(response: Any) -> list[str]:
    return [each["extensions"]["code"] for each in response.json().get("errors", ())]


def test_01_request_errors_have_their_media_type_and_status_and_no_data(client: Client) -> None:
    response = post(client, "{ nothing }")
    assert (response.status_code, response["Content-Type"], "data" in response.json()) == (
        *(400, f"{NEW}; charset=utf-8"),
        False,
    )


@pytest.mark.parametrize("body", ["1", "null", '"x"', "[" * 90_000, '{"query": "' + "9" * 50_000 + '"}'])
def test_02_bodies_that_are_no_requests_are_no_failures_of_ours(client: Client, body: str) -> None:
    response = client.post("/graphql/", body, content_type="application/json", headers={"accept": NEW})
    assert response.status_code == 400


def test_03_media_types_are_compared_and_not_searched_for(client: Client) -> None:
    response = client.post("/graphql/", '{"query": "{ __typename }"}', content_type="application/jsonfoo")
    assert response.status_code == 415


@pytest.mark.parametrize("text", ["{ " + "a " * 45_000 + "}", "{" * 40_000, "{ a(b: " + "[" * 40_000])
def test_04_long_documents_are_refused_at_once(client: Client, text: str) -> None:
    started = time.process_time()
    response = post(client, text)
    assert (response.status_code, time.process_time() - started < 1) == (400, True)


def test_05_a_bomb_of_fragments_costs_nobody_any_time(client: Client) -> None:
    bomb = " ".join(f"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }}" for n in range(30))
    started = time.process_time()
    response = post(client, "{ ...F0 } " + bomb + " fragment F30 on Query { __typename }")
    assert (codes(response), time.process_time() - started < 1) == (["TOO_COMPLEX"], True)
    assert codes(post(client, "{ ...Nowhere }")) == ["INVALID_DOCUMENT"]


@pytest.mark.parametrize("first", [-1, 0, 101, 1_000_000])
def test_06_pages_are_clamped_and_lists_inside_lists_are_priced(client: Client, first: int) -> None:
    assert codes(post(client, "query($n: Int) { people(first: $n) { totalCount } }", n=first)) == [
        "INVALID_INPUT"
    ]
    nested = "sessions(first: 100) { nodes { edition { sessions(first: 100) { nodes { code } } } } }"
    query = f"{{ editions(first: 100) {{ nodes {{ {nested} }} }} }}"
    assert codes(post(client, query)) == ["TOO_COMPLEX"]


HOSTILE: dict[str, tuple[str, dict[str, Any]]] = {
    "slug": ("query($v: String!) { forum(slug: $v) { title } }", {"v": NUL}),
    "long slug": ("query($v: String!) { person(slug: $v) { name } }", {"v": "x" * 10_000}),
    "code": ("query($v: String!) { session(code: $v) { title } }", {"v": NUL + "abc"}),
    "id": ("query($v: ID!) { node(id: $v) { id } }", {"v": NUL}),
    "ids": ("query($v: [ID!]!) { nodes(ids: $v) { id } }", {"v": [NUL, "", "x" * 10_000, "é", "🙂"]}),
    "ordinal": ('query($v: Int) { edition(forum: "x", ordinal: $v) { title } }', {"v": HUGE}),
    "negative ordinal": ('query($v: Int) { edition(forum: "x", ordinal: $v) { title } }', {"v": -HUGE}),
    "cursor": ("query($v: String) { people(after: $v) { totalCount } }", {"v": NUL}),
    "goal": ("query($v: [Int!]) { sessions(filter: {goal: $v}) { totalCount } }", {"v": [HUGE]}),
    "theme": ("query($v: [String!]) { sessions(filter: {theme: $v}) { totalCount } }", {"v": [NUL]}),
    "language": ("query($v: [String!]) { sessions(filter: {language: $v}) { totalCount } }", {"v": [NUL]}),
    "country": ("query($v: [String!]) { people(filter: {country: $v}) { totalCount } }", {"v": [NUL]}),
    "year": ("query($v: [Int!]) { editions(filter: {year: $v}) { totalCount } }", {"v": [HUGE]}),
}
RAW = (
    "Traceback",
    "expected a",
    "too large",
    "indexing",
    "syntax",
    "SELECT",
    "NoneType",
    "DataError",
    "sqlite",
)


@pytest.mark.parametrize("case", HOSTILE)
def test_07_and_17_no_text_of_an_exception_reaches_the_client(client: Client, case: str) -> None:
    query, variables = HOSTILE[case]
    make_forum()
    response = post(client, query, **variables)

    assert response.status_code == 200
    assert set(codes(response)) <= {"INVALID_INPUT"}
    assert [word for word in RAW if word in response.content.decode()] == []


def test_09_filters_offer_no_operators() -> None:
    inputs = [kind for kind in core.type_map.values() if isinstance(kind, GraphQLInputObjectType)]
    names = {name for kind in inputs if not kind.name.startswith("__") for name in kind.fields}
    assert [
        name for name in names if name.lower() in {"and", "or", "not", "distinct", "regex", "inlist"}
    ] == []
    assert [name for name in names if "_" in name or not name[0].islower()] == []


@pytest.mark.parametrize(
    "text", ["{ forumz { id } }", "{ ... on Forumz { id } }", "{ forum(slugg: 1) { id } }"]
)
def test_10_suggestions_name_only_what_everybody_may_read_in_the_contract(text: str) -> None:
    """The whole schema is public, so a suggestion helps and betrays nothing."""
    public = {*core.type_map, *core.query_type.fields, "slug", "locale"}  # type: ignore[union-attr]  # there is one
    hints = [error.message.partition("Did you mean")[2] for error in validate(core, parse(text))]
    told = [name for hint in hints for name in re.findall(r"'(\w+)'", hint)]
    assert [name for name in told if name not in public] == []


def test_11_nobody_guesses_which_of_several_operations_is_meant(client: Client) -> None:
    assert codes(post(client, "query A { __typename } query B { __typename }")) == ["BAD_REQUEST"]


def test_12_graphiql_asks_no_third_party(client: Client) -> None:
    response = client.get("/graphql/", headers={"accept": "text/html"})
    assert (
        "https://" in response.content.decode(),
        "default-src 'none'" in response["Content-Security-Policy"],
    ) == (*(False, True),)


def test_13_introspection_is_open_under_the_same_budget(client: Client) -> None:
    kind = "{ kind name ofType { kind name ofType { kind name } } }"
    whole = f"types {{ name description fields {{ name description args {{ name }} type {kind} }} }}"
    once = "{ __schema { " + whole + " } }"
    often = "{ " + " ".join(f"x{n}: __schema {{ {whole} }}" for n in range(50)) + " }"
    asked, refused = post(client, once), post(client, often)

    assert (codes(asked), codes(refused)) == ([], ["TOO_COMPLEX"])
    assert asked.json()["extensions"]["cost"]["actual"] > 1_000


def test_14_answers_say_how_they_may_be_kept(client: Client) -> None:
    asked = {"query": "{ __typename }"}
    read, posted = client.get("/graphql/", asked), post(client, "{ __typename }")
    wrong, head = client.get("/graphql/", {"query": "{ nothing }"}), client.head("/graphql/", asked)

    assert [each["Cache-Control"] for each in (read, head, posted, wrong)] == [
        *("no-cache", "no-cache"),
        *("no-store", "no-store"),
    ]
    assert {each["Vary"] for each in (read, head, posted, wrong)} == {
        "Accept, Authorization, X-Page-Grant, Min-Content-Version"
    }


def test_15_a_wrong_id_is_null_and_spoils_nothing_else(client: Client) -> None:
    response = post(
        client, '{ node(id: "nonsense") { id } nodes(ids: ["nonsense"]) { id } goals { number } }'
    )
    data = response.json()["data"]
    assert (data["node"], data["nodes"], len(data["goals"])) == (None, [None], 17)


def test_16_a_second_schema_answers_as_the_first(rf: RequestFactory) -> None:
    # Strawberry writes into the fields how attributes are read: the second schema must say the same.
    second = GatewaySchema(frozenset())
    context = GatewayContext(rf.get("/"))
    assert second.execute_sync("{ __typename }", context_value=context).data == {"__typename": "Query"}
