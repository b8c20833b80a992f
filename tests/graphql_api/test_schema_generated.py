"""Documents that schemathesis makes of the contract, find nothing that we did not foresee."""

import json
import re
from typing import Any

import pytest
import schemathesis
from django.test import Client
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from schemathesis.graphql import nodes

from graphql_api.errors import Code
from graphql_api.management.commands.export_contract import CONTRACT
from tests.graphql_api.world import make_world
from tests.robustness.size import times

pytestmark = [pytest.mark.deep, pytest.mark.django_db, pytest.mark.usefixtures("search_index")]

# Each root field is asked so many times.
EXAMPLES = times(100)
# What only our machinery says: names of exceptions, of modules and of statements.
RAW = (
    "Traceback",
    "Exception",
    "DoesNotExist",
    "Error:",
    "django",
    "psycopg",
    "sqlite",
    "SELECT ",
    "expected a number",
)
FORESEEN = {Code.INVALID_INPUT, Code.TOO_COMPLEX, Code.INVALID_DOCUMENT}

schemathesis.graphql.scalar("Date", st.dates().map(str).map(nodes.String))
schemathesis.graphql.scalar("DateTime", st.datetimes().map(lambda each: nodes.String(f"{each.isoformat()}Z")))
schemathesis.graphql.scalar("Time", st.times().map(str).map(nodes.String))
documents = schemathesis.graphql.from_path(CONTRACT)


@pytest.fixture
def world(db: None) -> None:
    make_world()


@documents.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    # What is read changes nothing, so that all examples may share the rows of one test.
    suppress_health_check=list(HealthCheck),
)
def test_documents_made_of_the_contract_are_answered(case: Any, client: Client, world: None) -> None:
    check(client, case.body)
    # Most numbers are no size of a page: ask again as somebody does who knows that.
    check(client, re.sub(r"\b(first: |last: )-?[\d.]+(?:e[+-]?\d+)?", in_range, case.body))


def in_range(found: re.Match[str]) -> str:
    return found[1] + "2" if found[1] == "first: " else "last: null"


def check(client: Client, query: str) -> None:
    response = client.post("/graphql/", json.dumps({"query": query}), content_type="application/json")
    text = response.content.decode()
    codes = {Code(each["extensions"]["code"]) for each in response.json().get("errors", ())}

    assert (response.status_code, codes - FORESEEN) == (200, set()), text
    assert [word for word in RAW if word in text] == []
