"""The cookbook of the guide and the tabs of GraphiQL are the same operations, and they run."""

import json

import pytest
from django.test import Client

from graphql_api.examples import example_documents
from tests.graphql_api.world import make_world
from tests.guide import VARIABLES, snippets

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("search_index")]


def test_the_guide_shows_what_graphiql_opens(client: Client) -> None:
    shown = snippets("graphql")
    assert [text for text in example_documents() if text not in shown] == []
    page = client.get("/graphql/", headers={"accept": "text/html"}).content.decode()
    assert page.count("# For frontend developers: what a page of an edition needs") == 1


@pytest.mark.parametrize("document", snippets("graphql"))
def test_every_operation_of_the_guide_runs_within_every_limit(client: Client, document: str) -> None:
    make_world()
    body = json.dumps({"query": document, "variables": VARIABLES})
    answer = client.post("/graphql/", body, content_type="application/json").json()
    assert ("errors" in answer, bool(answer["data"])) == (False, True)


def test_the_guide_reckons_its_example_right(client: Client) -> None:
    cost = json.loads(snippets("json")[0])["extensions"]["cost"]
    document = next(text for text in snippets("graphql") if "sessions(first: 50)" in text)
    answer = client.post("/graphql/", json.dumps({"query": document}), content_type="application/json").json()
    assert answer["extensions"]["cost"]["requested"] == cost["requested"]
