"""Whoever asks for too much is told to wait, spends no statement, and disturbs nobody else."""

import json
from typing import Any

import pytest
from django.test import Client

from tests.factories import make_person

pytestmark = pytest.mark.django_db

PEOPLE = "{ people(first: 100) { totalCount } }"
LEFT = "{ rateLimit { limit cost remaining resetAt } }"


@pytest.fixture(autouse=True)
def small_allowance(settings: Any) -> None:
    settings.GRAPHQL_RATE = {"burst": 40, "per_minute": 1}


def post(client: Client, query: str, peer: str = "192.0.2.1", **headers: str) -> Any:
    body = json.dumps({"query": query})
    return client.post("/graphql/", body, content_type="application/json", REMOTE_ADDR=peer, headers=headers)


def codes(response: Any) -> list[str]:
    return [each["extensions"]["code"] for each in response.json().get("errors", ())]


def test_whoever_asked_for_too_much_waits(client: Client, django_assert_num_queries: Any) -> None:
    answered = [post(client, PEOPLE).status_code for _time in range(6)]
    with django_assert_num_queries(0):
        refused = post(client, PEOPLE)

    assert answered == [200] * 6
    assert (refused.status_code, refused["Content-Type"], codes(refused)) == (
        *(429, "application/json; charset=utf-8"),
        ["RATE_LIMITED"],
    )
    assert 0 < int(refused["Retry-After"]) <= 360
    assert (refused["Cache-Control"], refused["Access-Control-Allow-Origin"]) == ("no-store", "*")
    assert "data" not in refused.json()


def test_a_cost_that_is_not_left_is_refused_before_any_statement(
    client: Client, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        response = post(client, "{ people(first: 100) { nodes { familyName } } }")
    assert (response.status_code, codes(response)) == (429, ["RATE_LIMITED"])


def test_what_cannot_be_read_is_charged_too(client: Client) -> None:
    statuses = [post(client, "{" + " " * 150).status_code for _time in range(3)]
    assert statuses == [200, 200, 429]


def test_others_are_not_disturbed_nor_does_a_claim_help(client: Client, settings: Any) -> None:
    while post(client, PEOPLE).status_code == 200:
        pass
    assert [
        post(client, PEOPLE, "192.0.2.2").status_code,
        post(client, PEOPLE, **{"x-forwarded-for": "192.0.2.3"}).status_code,
    ] == [200, 429]


def test_what_the_answer_did_not_take_is_given_back(client: Client, settings: Any) -> None:
    settings.GRAPHQL_RATE = {"burst": 10_000, "per_minute": 1}
    make_person()
    post(client, "{ people(first: 100) { nodes { familyName } } }")

    standing = post(client, LEFT).json()["data"]["rateLimit"]
    assert (standing.pop("resetAt") is not None, standing) == (
        True,
        # 5 to read the first document, 3 for its answer, 5 to read this one, and its cost.
        {"limit": 10_000, "cost": 5, "remaining": 10_000 - 5 - 3 - 5 - 5},
    )


def test_an_answer_about_one_caller_is_kept_for_nobody(client: Client) -> None:
    kept = [client.get("/graphql/", {"query": query}) for query in (LEFT, "{ __typename }")]
    assert [response["Cache-Control"] for response in kept] == ["no-store", "no-cache"]


def test_there_is_a_switch_that_limits_nobody(client: Client, settings: Any) -> None:
    settings.GRAPHQL_RATE = None
    assert {post(client, PEOPLE).status_code for _time in range(10)} == {200}
    assert post(client, LEFT).json()["data"]["rateLimit"] == {
        "limit": None,
        "cost": 5,
        "remaining": None,
        "resetAt": None,
    }
