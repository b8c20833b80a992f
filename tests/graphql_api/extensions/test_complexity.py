"""Documents are measured with their fragments written out, in time that depends on their text alone."""

import time

import pytest
from graphql import get_introspection_query, parse

from graphql_api.errors import TooComplexError
from graphql_api.extensions.complexity import CEILING, Size, check_size, measure
from graphql_api.extensions.limits import Limits, limits
from tests.graphql_api.world import run

NARROW = Limits(body_bytes=1, tokens=1, depth=3, root_fields=2, aliases=2, fields=5, directives=1, cost=1)


def test_fragments_count_wherever_they_are_spread() -> None:
    document = parse("{ a: x { ...F } b: x { ...F @skip(if: true) } } fragment F on X { c: y { z } }")

    assert measure(document) == Size(depth=3, fields=6, aliases=4, directives=1, top_fields=2)


def test_the_largest_operation_counts() -> None:
    assert measure(parse("query A { a { b } } query B { c d }")) == Size(depth=2, fields=2, top_fields=2)


def test_a_bomb_of_fragments_is_measured_at_once() -> None:
    bomb = " ".join(f"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }}" for n in range(100))
    document = parse("{ ...F0 } " + bomb + " fragment F100 on Query { __typename }")

    started = time.process_time()
    size = measure(document)

    assert (size.fields, size.depth) == (CEILING, 1)
    assert time.process_time() - started < 0.5


def test_fragments_that_spread_themselves_and_unknown_ones_end() -> None:
    document = parse("{ ...F ...Nowhere } fragment F on Query { a ...G } fragment G on Query { b ...F }")
    assert measure(document).fields == 2


@pytest.mark.parametrize(
    "text",
    [
        "{ a { b { c { d } } } }",
        "{ a b c }",
        "{ x: a y: b { z: c } }",
        "{ a { b c d e f } }",
        "{ a @skip(if: true) b @skip(if: true) }",
    ],
)
def test_more_than_is_allowed_is_refused(text: str) -> None:
    with pytest.raises(TooComplexError, match="at most"):
        check_size(measure(parse(text)), NARROW)


def test_introspection_as_tools_ask_for_it_is_within_the_limits() -> None:
    query = get_introspection_query(
        descriptions=True, specified_by_url=True, schema_description=True, input_value_deprecation=True
    )
    check_size(measure(parse(query)), limits())
    assert run(query)["__schema"]["queryType"]["name"] == "Query"
