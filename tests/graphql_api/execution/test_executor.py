"""Plans and prepared statements give the answer of graphql-core and of Django's own queries, to the byte."""

import json
import logging
from typing import Any

import pytest
from django.core.cache import cache
from django.test import RequestFactory
from django.utils import timezone
from graphql import get_introspection_query
from pytest_django import Settings

from graphql_api.context import GatewayContext
from graphql_api.examples import example_documents
from graphql_api.nodes import KINDS, node_id
from graphql_api.schema import schema
from tests.graphql_api.everything import list_queries, node_queries, whole_query
from tests.graphql_api.world import make_world

pytestmark = pytest.mark.django_db

PLAIN = [
    "{ __typename goals { number __typename } }",
    "{ a: goals { n: number } a: goals { title: shortTitle } }",
    (
        "query($yes: Boolean = true, $no: Boolean = false) { goals @skip(if: $no) { number "
        "@include(if: $no) shortTitle @include(if: $yes) ... @skip(if: $yes) { fullTitle } } "
        "pillars @include(if: $no) { key } }"
    ),
    (
        "query($first: Int) { forums(first: $first) { nodes { title ...Deep } } } "
        "fragment Deep on Forum { ... on Node { id } ... on Localised { locale isFallback } "
        "editions(first: 1) { edges { cursor node { title ...Title } } } } "
        "fragment Title on Edition { t: title }"
    ),
    "{ forums(locale: fr) { nodes { title } } again: forums(locale: ar) { nodes { title } } }",
    'query Chosen { node(id: "nonsense") { id } }',
    get_introspection_query(),
    '{ __type(name: "Session") { name fields { name type { kind ofType { name } } } } }',
]
REFUSED = [
    "{ forums(first: 0) { nodes { title } } goals { number } }",
    "query($first: Int!) { forums(first: $first) { nodes { title } } }",
    "query($first: Int = 7000000000) { forums(first: $first) { nodes { title } } }",
    '{ editions { nodes { sessions(after: "nonsense") { nodes { title } } } } }',
]


@pytest.fixture
def both(settings: Settings, caplog: pytest.LogCaptureFixture) -> Any:
    """Answer both ways; say too whether the plan was given up."""
    caplog.set_level(logging.DEBUG, "graphql_api.execution.executor")

    def answer(query: str, **variables: Any) -> tuple[Any, Any, bool]:
        answers, moment = [], timezone.now()
        caplog.clear()
        for quick in (True, False):
            settings.GRAPHQL_PLANS = settings.GRAPHQL_PREPARED = quick
            # Each begins with what a new process knows: neither finds what the other left.
            cache.clear()
            request = RequestFactory().get("/graphql/")
            result = schema.execute_sync(
                query, variables, context_value=GatewayContext(request, moment=moment)
            )
            errors = [str(error) for error in result.errors or ()]
            answers.append(json.dumps({"data": result.data, "errors": errors}, ensure_ascii=False))
        return answers[0], answers[1], bool(caplog.messages)

    return answer


@pytest.mark.parametrize("query", PLAIN)
def test_what_succeeds_is_answered_by_the_plan(both: Any, query: str) -> None:
    make_world()
    planned, ordinary, given_up = both(query)
    assert (planned, given_up) == (ordinary, False)


@pytest.mark.parametrize("query", REFUSED)
def test_what_fails_is_told_as_ever(both: Any, query: str) -> None:
    make_world()
    planned, ordinary, _given_up = both(query)
    assert planned == ordinary
    assert json.loads(planned)["errors"]


@pytest.mark.usefixtures("search_index")
@pytest.mark.parametrize("locale", ["en", "fr", "ar"])
def test_everything_that_can_be_asked(both: Any, locale: str) -> None:
    make_world()
    ids = [node_id(row, locale) for kind in KINDS if (row := kind.model._default_manager.first()) is not None]
    queries = [whole_query(locale), *list_queries(locale).values(), *example_documents()]
    answers = [both(query) for query in queries] + [both(query, ids=ids) for query in node_queries().values()]
    assert [(planned, ordinary) for planned, ordinary, _given_up in answers if planned != ordinary] == []
    assert [planned for planned, _ordinary, given_up in answers if given_up] == []
    assert max(len(planned) for planned, _ordinary, _given_up in answers) > 1000
