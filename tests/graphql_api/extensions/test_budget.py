"""Operations that cost too much are refused before any statement; the others tell what they cost."""

import json
from typing import Any

import pytest
from django.test import Client

from graphql_api.shapes import forget_statements
from graphql_api.visibility import Visibility
from tests.factories import make_person

pytestmark = pytest.mark.django_db

DEEP = """query($n: Int) {
  forums(first: $n) { nodes { editions(first: $n) { nodes { sessions(first: $n) { nodes { title } } } } } }
}"""


def post(client: Client, query: str, **variables: Any) -> dict[str, Any]:
    body = json.dumps({"query": query, "variables": variables})
    answer: dict[str, Any] = client.post("/graphql/", body, content_type="application/json").json()
    return answer


def test_what_costs_too_much_is_refused_before_any_statement(
    client: Client, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        answer = post(client, DEEP, n=100)

    requested = 2 + 100 * (2 + 100 * (2 + 100))
    assert answer["extensions"] == {"cost": {"requested": requested, "actual": 0}}
    assert [(each["extensions"]["code"], each["message"].split(".")[0]) for each in answer["errors"]] == [
        ("TOO_COMPLEX", f"The operation may cost {requested:,}; at most 200,000 is allowed")
    ]


def test_a_document_that_was_fine_with_other_variables_is_reckoned_anew(client: Client) -> None:
    first, second = post(client, DEEP, n=2), post(client, DEEP, n=100)

    assert first["data"] == {"forums": {"nodes": []}}
    assert "data" not in second


def test_an_answer_tells_what_was_asked_and_what_it_took(client: Client) -> None:
    for name in ("Ada", "Grace"):
        make_person(given_name=name)

    answer = post(client, "{ people(first: 50) { totalCount nodes { familyName country { code } } } }")

    assert len(answer["data"]["people"]["nodes"]) == 2
    assert answer["extensions"] == {
        "cost": {"requested": 1 + 1 + (1 + 50 * (1 + 1 + 1)), "actual": 1 + 1 + (1 + 2 * (1 + 1))}
    }


def test_the_answer_to_a_failed_operation_costs_what_it_holds(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_gate: Visibility) -> None:
        raise ValueError

    monkeypatch.setattr(Visibility, "people", fail)
    forget_statements()
    answer = post(client, "{ people { totalCount } }")

    assert answer["extensions"] == {"cost": {"requested": 2, "actual": 0}}


@pytest.mark.parametrize(
    ("query", "variables"),
    [("{", {}), ("{ nothing }", {}), ("query($n: Int) { forums(first: $n) { totalCount } }", {"n": "x"})],
)
def test_what_cannot_be_executed_has_no_cost(client: Client, query: str, variables: dict[str, Any]) -> None:
    assert "extensions" not in post(client, query, **variables)


def test_pages_that_cannot_be_are_refused_before_any_statement_also_deep_inside(
    client: Client, django_assert_num_queries: Any
) -> None:
    query = "query($n: Int) { forums { nodes { editions(first: $n) { totalCount } } } }"
    with django_assert_num_queries(0):
        answer = post(client, query, n=101)

    assert [(each["extensions"]["code"], each["message"]) for each in answer["errors"]] == [
        ("INVALID_INPUT", "first must be from 1 to 100; it is 101.")
    ]
