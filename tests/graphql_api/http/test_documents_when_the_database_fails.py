"""A database that fails while documents are looked up, or their use is noted."""

import json
import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction
from django.test import Client

from graphql_api.documents import registry
from graphql_api.models import PersistedOperation
from tests.graphql_api.http.test_documents import QUERY, apq, make_operation

pytestmark = pytest.mark.django_db

NEW = "application/graphql-response+json"
TABLE = PersistedOperation._meta.db_table
MASKED = "Something went wrong on our side. Tell us the requestId, and we find it in the log."


@pytest.fixture(autouse=True)
def _fresh() -> None:
    registry.forget()


def failing(beginning: str) -> Any:
    """Let every statement about documents fail that begins so."""

    def refuse(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if sql.startswith(beginning) and TABLE in sql:
            raise OperationalError("server closed the connection to 10.0.0.7")
        return execute(sql, *rest)

    return connection.execute_wrapper(refuse)


@pytest.mark.parametrize("accept", ["application/json", NEW])
def test_a_failed_look_up_is_masked_and_logged(
    client: Client, accept: str, caplog: pytest.LogCaptureFixture
) -> None:
    asked: list[dict[str, Any]] = [
        {"documentId": "kind"},
        {"extensions": apq(QUERY)},
        {"query": QUERY, "extensions": apq(QUERY)},
    ]
    client.raise_request_exception = False
    for fields in asked:
        with failing("SELECT"), caplog.at_level(logging.ERROR, logger="graphql_api"):
            response = client.post(
                "/graphql/", json.dumps(fields), content_type="application/json", headers={"accept": accept}
            )
        [error] = response.json()["errors"]
        told = (response.status_code, response["Content-Type"], response["Cache-Control"], error["message"])
        assert told == (500, f"{accept}; charset=utf-8", "no-store", MASKED)
        assert error["extensions"]["code"] == "INTERNAL_ERROR"
        assert response["Access-Control-Allow-Origin"] == "*"
        assert error["extensions"]["requestId"] == response["X-Request-Id"]
        assert error["extensions"]["requestId"] in caplog.text


def test_whoever_asks_is_answered_though_the_use_cannot_be_noted(
    client: Client, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    make_operation(QUERY, "kind")
    settings.GRAPHQL_DOCUMENTS = "audit"
    asked = [{"documentId": "kind"}, {"query": "query New { __typename }"}]
    answers = []
    for fields, beginning in zip(asked, ("UPDATE", "INSERT"), strict=True):
        with failing(beginning), transaction.atomic():
            answers.append(client.post("/graphql/", json.dumps(fields), content_type="application/json"))

    assert [each.json()["data"] for each in answers] == [{"__typename": "Query"}] * 2
    assert caplog.messages == ["The use of a document could not be noted"] * 2
    assert list(PersistedOperation.objects.values_list("name", "last_used")) == [("Kind", None)]
