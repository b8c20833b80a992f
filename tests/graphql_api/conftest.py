import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client

from graphql_api.keys import known
from graphql_api.schema import GatewaySchema

Ask = Callable[..., dict[str, Any]]


@pytest.fixture(autouse=True)
def no_deferred_loads(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test whose answers needed a column that had not been read with its row."""
    asking, loaded = 0, []
    execute, refresh = GatewaySchema.execute_sync, Model.refresh_from_db

    def answer(*args: Any, **kwargs: Any) -> Any:
        nonlocal asking
        asking += 1
        try:
            return execute(*args, **kwargs)
        finally:
            asking -= 1

    def load(row: Model, using: Any = None, fields: Any = None, from_queryset: Any = None) -> None:
        if asking:
            loaded.append((type(row).__name__, fields))
        refresh(row, using, fields, from_queryset)

    monkeypatch.setattr(GatewaySchema, "execute_sync", answer)
    monkeypatch.setattr(Model, "refresh_from_db", load)
    yield
    assert loaded == []


@pytest.fixture
def keys_known_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a key that was looked up once be known until the test ends, however slow the machine is."""
    monkeypatch.setattr(known, "TRUSTED_FOR", 10**9)


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
