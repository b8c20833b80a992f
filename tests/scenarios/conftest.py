"""Two people: an editor at the admin and an anonymous reader of the gateway.

Real forums appear with what is sourced of them; people and partners nobody sourced belong to Exampleland.
"""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.factories import Desk

Read = Callable[..., dict[str, Any]]


@pytest.fixture
def editor(db: None) -> Desk:
    """An editor at headquarters, logged in to the admin."""
    return Desk(Client())


@pytest.fixture
def read(client: Client, db: None) -> Read:
    """Ask the gateway as anybody may; an error fails the test."""

    def post(query: str, **variables: Any) -> dict[str, Any]:
        body = json.dumps({"query": query, "variables": variables})
        answer = client.post("/graphql/", body, content_type="application/json").json()
        assert "errors" not in answer, answer["errors"]
        data: dict[str, Any] = answer["data"]
        return data

    return post
