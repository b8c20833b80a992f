"""Mistakes of those who begin: every error says what to do instead."""

import json
from typing import Any

import pytest
from django.test import Client

from graphql_api.nodes import node_uid
from tests.factories import make_person

pytestmark = pytest.mark.django_db

SHAPE = 'Send {"query": "{ … }", "variables": {…}}, written by a library.'
CURSOR = (
    "This cursor belongs to no answer of this field with this order. Begin without one, then give the "
    "endCursor of each answer as after."
)
PILLARS = "It has ZERO_EXCLUSION, ZERO_CARBON, ZERO_POVERTY."
DEEP = f"{{ forums {{ nodes {'{ editions { nodes { forum ' * 8} {{ title }} {'} } }' * 8} }} }}"


def post(client: Client, body: Any) -> list[str]:
    """Return the sentences of the errors."""
    text = body if isinstance(body, str) else json.dumps(body)
    response = client.post("/graphql/", text, content_type="application/json")
    return [error["message"] for error in response.json()["errors"]]


FIELDS = "It has forum, goal, pillar."
DEEPER = (
    "The operation has 27 levels, fragments written out; at most 16 are allowed. Ask for less, or in "
    "several requests."
)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("{ editions { nodes { titel } } }", "Did you mean 'title' or 'city'?"),
        ("{ editions(limit: 3) { totalCount } }", "Did you mean 'first' or 'last'?"),
        ('{ editions(after: "abc") { totalCount } }', CURSOR),
        ("{ editions(first: 1000) { totalCount } }", "first must be from 1 to 100; it is 1000."),
        ("{ editions(locale: de) { totalCount } }", "It has en, fr, ar."),
        ('{ editions(filter: { country: "Tunisia" }) { totalCount } }', "such as TN: not 'Tunisia'."),
        ("{ editions(filter: { goal: [5, 18] }) { totalCount } }", "from 1 to 17: there is no 18."),
        ("{ themes(filter: { goal: 0 }) { totalCount } }", "from 1 to 17: there is no 0."),
        ('{ forums(filter: { language: "french" }) { totalCount } }', "such as fr: not 'french'."),
        ('{ sessions(filter: { heldIn: "fr-FR" }) { totalCount } }', "such as fr: not 'fr-FR'."),
        ('{ sessions(filter: { day: "14/5/2030" }) { totalCount } }', "such as 2030-05-14: not '14/5/2030'."),
        ("{ sessions(filter: { day: 20300514 }) { totalCount } }", "such as 2030-05-14: not 20300514."),
        ("{ editions(filter: { pillar: CARBON }) { totalCount } }", PILLARS),
        ('{ editions(filter: { pillar: "Carbon" }) { totalCount } }', PILLARS),
        ("{ editions(filter: { pillar: 2 }) { totalCount } }", PILLARS),
        ("{ themes(filter: { size: 1 }) { totalCount } }", f"found: {{ size: 1 }}. {FIELDS}"),
        ("{ rateLimit { size } }", "on type 'RateLimit'. It has limit, cost, remaining, resetAt."),
        ('{ theme(slug: "a", title: "b") { title } }', "on field 'Query.theme'. It takes slug, locale."),
        ("{ rateLimit { cost(of: 1) } }", "on field 'RateLimit.cost'. It takes none."),
        ("query($n: Int!) { editions(filter: { goal: $n }) { totalCount } }", "[Int!], or write [$n]."),
        ("query($n: String) { forum(slug: $n) { title } }", "Declare it as $n: String!."),
        ('{ editions(filter: { country: "%" }) { totalCount } }', "such as TN: not '%'."),
        ("{ edition { title } }", "Give either id, or forum and ordinal."),
        ("query A { __typename } query B { __typename }", "say which by operationName."),
        (DEEP, DEEPER),
        (" ", '{"query": "{ forums { nodes { title } } }"}, or name one by documentId.'),
    ],
)  # fmt: skip
def test_an_error_says_what_to_write(query: str, message: str, client: Client) -> None:
    [said] = post(client, {"query": query})

    assert said[-len(message) :] == message


def test_an_unknown_value_is_answered_with_those_that_there_are_each_time(client: Client) -> None:
    written = {"query": "{ editions(orderBy: NEWEST) { totalCount } }"}
    given = {
        "query": "query($by: EditionOrder!) { editions(orderBy: $by) { totalCount } }",
        "variables": {"by": "NEWEST"},
    }

    said = [post(client, each) for each in (written, written, given)]

    advice = [text.partition("enum. It has ")[2].split(", ")[:2] for [text] in said]
    assert advice == [["LATEST_FIRST", "EARLIEST_FIRST"]] * 3


@pytest.mark.parametrize(
    ("text", "place"), [('{"query": "{ forums', "line 1, column 11"), ("{\n'query': 1}", "line 2, column 1")]
)
def test_json_that_is_none_is_answered_with_the_place(text: str, place: str, client: Client) -> None:
    assert post(client, text) == [f"The body must be JSON; it stops being it at {place}. {SHAPE}"]


def test_variables_in_an_address_are_named_when_they_are_no_json(client: Client) -> None:
    response = client.get(
        "/graphql/", {"query": "{ __typename }", "variables": "{a"}, headers={"accept": "application/json"}
    )

    said = f"variables must be JSON; it stops being it at line 1, column 2. {SHAPE}"
    assert response.json()["errors"][0]["message"] == said


def test_a_variable_is_answered_as_a_value_that_is_written(client: Client) -> None:
    query = "query($f: ThemeFilter) { themes(filter: $f) { totalCount } }"

    said = post(client, {"query": query, "variables": {"f": {"size": 1}}})

    assert said[0].endswith(f"found: {{'size': 1}}. {FIELDS}")


@pytest.mark.parametrize("field", ["edition", "article", "callForContributions"])
def test_the_id_of_something_else_says_of_what_it_is(field: str, client: Client) -> None:
    other, unknown = node_uid(make_person()), "nothing"

    said = post(client, {"query": f'{{ {field}(id: "{other}") {{ title }} }}'})

    assert said == ["This is the id of another type, Person: ask node for it."]
    query = f'{{ {field}(id: "{unknown}") {{ title }} }}'
    answer = client.post("/graphql/", json.dumps({"query": query}), content_type="application/json").json()
    assert answer["data"] == {field: None}
