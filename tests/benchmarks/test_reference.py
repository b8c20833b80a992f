import pytest
from graphql import parse, validate

from benchmarks import gateway, hits
from benchmarks.measure import Goal
from benchmarks.reference import QUERIES
from graphql_api.schema import schema

FILES = [gateway.DOCUMENT, hits.DOCUMENT]
DOCUMENTS = [*(query.document for query in QUERIES), *(file.read_text(encoding="utf-8") for file in FILES)]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_is_measured_is_valid(document: str) -> None:
    assert validate(schema._schema, parse(document)) == []


def test_a_goal_is_met_when_all_of_it_is() -> None:
    goal = Goal(statements=4, cpu_ms=15)
    assert str(goal) == "≤ 4 SQL, ≤ 15 ms CPU"
    assert [goal.is_met(99, 15, 4), goal.is_met(99, 15.1, 4), goal.is_met(99, 15, 5)] == [True, False, False]
