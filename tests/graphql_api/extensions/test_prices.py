"""What the fields of the real schema cost, as they declare it."""

from math import ceil

import pytest
from graphql import get_introspection_query, get_operation_ast, parse

from graphql_api.errors import InvalidInputError
from graphql_api.examples import example_documents
from graphql_api.extensions.cost import Price, cost_of
from graphql_api.extensions.limits import limits
from graphql_api.extensions.prices import ASSUMED_SIZE, price_list
from graphql_api.schema import schema
from tests.graphql_api.world import run

PRICES = price_list(schema._schema)


def cost(text: str) -> int:
    document = parse(text)
    operation = get_operation_ast(document)
    assert operation is not None
    return cost_of(document, operation, {}, PRICES).requested


@pytest.mark.parametrize(
    ("type_name", "field_name", "price"),
    [
        ("Query", "people", Price(paged=True)),
        ("PersonConnection", "nodes", Price(of_page=True, size=ASSUMED_SIZE)),
        ("PersonConnection", "edges", Price(of_page=True, size=ASSUMED_SIZE)),
        ("PersonConnection", "totalCount", Price()),
        ("Query", "goals", Price(size=17)),
        ("Query", "nodes", Price(sized_by="ids", size=ASSUMED_SIZE)),
        ("Edition", "sessions", Price(paged=True)),
        ("Edition", "keyFigures", Price(size=ASSUMED_SIZE)),
        ("Edition", "translations", Price(size=3)),
        ("CallForContributions", "sessionKinds", Price()),
    ],
)
def test_fields_cost_what_they_declare(type_name: str, field_name: str, price: Price) -> None:
    assert PRICES.of(type_name, field_name) == price


def test_only_root_fields_weigh_more_than_one() -> None:
    """An answer tells how many values it holds, not how often a heavy field below the root was asked."""
    assert {key for key, price in PRICES.prices.items() if price.weight != 1 and key[0] != "Query"} == set()


def test_what_is_asked_of_every_speaker_is_reckoned_by_hand() -> None:
    sessions = "sessions(first: 60) { nodes { code participations { role } } }"
    participations = 1 + ASSUMED_SIZE * 1
    programme = 1 + (1 + 60 * (1 + participations))
    assert cost(f"{{ editions(first: 3) {{ nodes {{ title {sessions} }} }} }}") == 1 + (
        1 + 3 * (1 + programme)
    )


@pytest.mark.parametrize("arguments", ["first: 0", "first: 101", "last: -1", "first: 1, last: 1"])
def test_pages_that_cannot_be_are_refused_also_deep_inside(arguments: str) -> None:
    with pytest.raises(InvalidInputError):
        cost(f"{{ editions {{ nodes {{ sessions({arguments}) {{ totalCount }} }} }} }}")


def test_the_examples_leave_room_in_the_budget() -> None:
    assert [text for text in example_documents() if cost(text) > limits().cost / 4] == []


def test_the_description_of_the_schema_costs_what_it_holds() -> None:
    query = get_introspection_query(
        descriptions=True, specified_by_url=True, schema_description=True, input_value_deprecation=True
    )
    requested, answer = cost(query), run(query)
    held = cost_of(parse(query), get_operation_ast(parse(query)), {}, PRICES).actual(answer)  # type: ignore[arg-type]  # it has one

    assert ceil(abs(requested - held) / held * 10) == 1
    assert requested < limits().cost / 4
