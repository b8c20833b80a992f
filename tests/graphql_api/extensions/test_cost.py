"""What operations cost, compared with what a person reckons by hand."""

import time
from math import ceil
from typing import Any

import pytest
from graphql import build_schema, get_operation_ast, parse

from graphql_api.extensions.cost import CEILING, Cost, Price, PriceList, cost_of, values_in

SCHEMA = build_schema("""
    type Query { name: String forum: Forum goals: [Goal] forums(first: Int, last: Int): Forums page: Page
                 search: Forums nodes(ids: [ID!]): [Page] }
    type Forums { nodes: [Forum] edges: [Edge] total: Int }
    type Edge { cursor: String node: Forum }
    interface Page { title: String }
    type Forum implements Page { title: String goals: [Goal] forums(first: Int, last: Int): Forums }
    type Article implements Page { title: String words: Int body: String }
    type Goal { number: Int title: String }
""")


def page_size(first: int | None, last: int | None) -> int:
    return first or last or 20


PRICES = PriceList(
    SCHEMA,
    {
        ("Query", "goals"): Price(size=17),
        ("Query", "forums"): Price(paged=True),
        ("Query", "search"): Price(weight=50),
        ("Query", "nodes"): Price(sized_by="ids"),
        ("Forum", "forums"): Price(paged=True),
        ("Forum", "goals"): Price(size=2.5),
        ("Forums", "nodes"): Price(of_page=True),
        ("Forums", "edges"): Price(of_page=True),
    },
    page_size,
)


def cost(text: str, **variables: Any) -> int:
    document = parse(text)
    operation = get_operation_ast(document)
    assert operation is not None
    return cost_of(document, operation, variables, PRICES).requested


CASES = {
    "a value": ("{ name }", 1),
    "values": ("{ name other: name __typename }", 3),
    "an object and what is asked of it": ("{ forum { title __typename } }", 1 + 2),
    "a list": ("{ goals { number title } }", 1 + 17 * 2),
    "a page": ("{ forums(first: 30) { total nodes { title } } }", 1 + 1 + (1 + 30 * 1)),
    "a page from the end": ("{ forums(last: 5) { nodes { title } } }", 1 + 1 + 5 * 1),
    "a page of the usual size": ("{ forums { nodes { title } } }", 1 + 1 + 20 * 1),
    "edges": ("{ forums(first: 3) { edges { cursor node { title } } } }", 1 + 1 + 3 * (1 + 1 + 1)),
    "a page of each item of a page": (
        "{ forums(first: 3) { nodes { title forums(first: 4) { total nodes { title } } } } }",
        1 + (1 + 3 * (1 + (1 + 1 + (1 + 4)))),
    ),
    "the page of a field, not of one above it": (
        "{ forums(first: 3) { nodes { goals { number } } } }",
        1 + (1 + 3 * (1 + 2.5)),
    ),
    "a fragment in the page where it is spread": (
        "{ a: forums(first: 2) { ...F } forums(first: 5) { ...F } } fragment F on Forums { nodes { title } }",
        (1 + 1 + 2) + (1 + 1 + 5),
    ),
    "the dearest branch": (
        "{ page { title ... on Forum { goals { number } } ... on Article { words } } }",
        1 + (1 + (1 + 2.5)),
    ),
    "branches of the same type together": (
        "{ page { ... on Article { words } ... on Article { body } ... on Forum { title } } }",
        1 + 2,
    ),
    "what is asked of every branch": ("{ page { ... on Page { title } ... { x: title } } }", 1 + 2),
    "heavy work": ("{ search { total } }", 50 + 1),
    "a list in the document": ('{ nodes(ids: ["a", "b", "c"]) { title } }', 1 + 3),
    "a list of one without brackets": ('{ nodes(ids: "a") { title } }', 1 + 1),
    "skipped": ("{ name @skip(if: true) forum @include(if: false) { title } x: name @include(if: true) }", 1),
    "a fragment left out": (
        "{ name ...F @skip(if: true) ... @include(if: false) { name } } fragment F on Query { name }",
        1,
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_an_operation_costs_what_a_person_reckons(case: str) -> None:
    text, expected = CASES[case]
    assert cost(text) == ceil(expected)


@pytest.mark.parametrize(
    ("text", "variables", "expected"),
    [
        ("query($n: Int) { forums(first: $n) { nodes { title } } }", {"n": 7}, 2 + 7),
        ("query($n: Int) { forums(first: $n) { nodes { title } } }", {"n": None}, 2 + 20),
        ("query($n: Int) { forums(first: $n) { nodes { title } } }", {}, 2 + 20),
        ("query($ids: [ID!]) { nodes(ids: $ids) { title } }", {"ids": ["a", "b"]}, 1 + 2),
        ("query($ids: [ID!]) { nodes(ids: $ids) { title } }", {}, 1),
        ("query($yes: Boolean!) { name @include(if: $yes) x: name @skip(if: $yes) }", {"yes": True}, 1),
    ],
)
def test_variables_count_as_they_were_given(text: str, variables: dict[str, Any], expected: int) -> None:
    assert cost(text, **variables) == expected


def test_a_page_that_cannot_be_is_refused_wherever_it_stands() -> None:
    def refuse(first: int | None, last: int | None) -> int:
        raise ValueError((first, last))

    text = "query($n: Int) { forum { forums(first: $n, last: 2) { total } } }"
    document = parse(text)
    operation = get_operation_ast(document)
    assert operation is not None
    prices = PriceList(SCHEMA, PRICES.prices, refuse)

    with pytest.raises(ValueError, match=r"\(0, 2\)"):
        cost_of(document, operation, {"n": 0}, prices)


def test_a_bomb_of_fragments_is_reckoned_at_once() -> None:
    bomb = " ".join(f"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }}" for n in range(100))
    document = parse("{ ...F0 } " + bomb + " fragment F100 on Query { name }")
    operation = get_operation_ast(document)
    assert operation is not None

    started = time.process_time()
    assert cost_of(document, operation, {}, PRICES) == Cost(CEILING)
    assert time.process_time() - started < 0.5


def test_lists_inside_lists_multiply() -> None:
    text = "nodes { title }"
    for _level in range(8):
        text = f"nodes {{ forums(first: 100) {{ {text} }} }}"
    assert cost(f"{{ forums(first: 100) {{ {text} }} }}") == CEILING


def test_an_answer_costs_what_it_holds_and_the_work_behind_it() -> None:
    document = parse("{ search { total nodes { title } } }")
    operation = get_operation_ast(document)
    assert operation is not None
    reckoned = cost_of(document, operation, {}, PRICES)

    assert reckoned == Cost(requested=50 + 1 + (1 + 1), work=49)
    assert reckoned.actual({"search": {"total": 0, "nodes": []}}) == 49 + 3


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (None, 0),
        ({}, 0),
        ({"name": None, "languages": ["fr", "ar"]}, 2),
        ({"goals": [{"number": 1}, {"number": 2}, None]}, 1 + 2),
        ({"forum": {"goals": [{"number": 1, "title": "x"}]}}, 1 + 1 + 2),
    ],
)
def test_a_value_is_a_key_of_an_object(data: Any, expected: int) -> None:
    assert values_in(data) == expected
