import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def ask(client: Client, db: None) -> Ask:
    """Post a query and return its data; an error fails the test."""

    def post(query: str, **variables: Any) -> dict[str, Any]:
        body = json.dumps({"query": query, "variables": variables})
        answer = client.post("/graphql/", body, content_type="application/json").json()
        assert "errors" not in answer, answer["errors"]
        data: dict[str, Any] = answer["data"]
        return data

    return post
