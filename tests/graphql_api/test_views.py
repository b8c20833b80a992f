"""GraphQL over HTTP: media types, statuses, hostile bodies, other origins, and no cookies."""

import json
import logging
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from graphql_api.errors import Code
from graphql_api.shapes import forget_statements
from graphql_api.visibility import Visibility
from tests.factories import make_forum

pytestmark = pytest.mark.django_db

URL = "/graphql/"
NEW = "application/graphql-response+json"
OLD = "application/json"
TYPENAME = {"query": "{ __typename }"}
ANSWER = {"data": {"__typename": "Query"}, "extensions": {"cost": {"requested": 1, "actual": 1}}}


def post(client: Client, body: Any = TYPENAME, accept: str | None = NEW, kind: str = OLD) -> Any:
    text = body if isinstance(body, str | bytes) else json.dumps(body)
    return client.post(URL, text, content_type=kind, headers={"accept": accept} if accept else {})


def told(response: Any) -> tuple[int, str, str]:
    """Return status, media type and the first error's code."""
    return response.status_code, response["Content-Type"], response.json()["errors"][0]["extensions"]["code"]


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (NEW, NEW),
        (OLD, OLD),
        ("*/*", OLD),
        (None, OLD),
        ("application/*", OLD),
        (f"{NEW}, {OLD}", NEW),
        (f"{NEW}, */*", NEW),
        (f"{OLD}, {NEW};q=0.9", OLD),
        (f"{OLD};q=0.9, {NEW}", NEW),
    ],
)
def test_the_answer_has_the_media_type_that_is_preferred(
    client: Client, accept: str | None, media_type: str
) -> None:
    response = post(client, accept=accept)

    assert response.headers["Content-Type"] == f"{media_type}; charset=utf-8"
    assert (response.status_code, response.json()) == (200, ANSWER)
    assert "Accept" in response["Vary"]


def test_a_media_type_that_nobody_speaks_is_refused(client: Client) -> None:
    assert told(post(client, accept="text/csv")) == (406, f"{NEW}; charset=utf-8", "NOT_ACCEPTABLE")


@pytest.mark.parametrize("address", ["/graphql", "/graphql/"])
def test_queries_may_be_written_in_the_address(client: Client, address: str) -> None:
    query = "query A { goals { number } } query B($yes: Boolean!) { __typename @include(if: $yes) }"
    parameters = {"query": query, "operationName": "B", "variables": '{"yes": true}'}
    response = client.get(address, parameters, headers={"accept": NEW})

    assert (response.status_code, response.json()) == (200, ANSWER)


def test_mutations_are_refused_in_an_address(client: Client) -> None:
    response = client.get(URL, {"query": "mutation { x }"}, headers={"accept": NEW})

    assert told(response) == (405, f"{NEW}; charset=utf-8", "METHOD_NOT_ALLOWED")
    assert response["Allow"] == "POST, OPTIONS"


DOCUMENTS = {
    "syntax": ({"query": "{"}, "SYNTAX_ERROR"),
    "unknown field": ({"query": "{ nothing }"}, "INVALID_DOCUMENT"),
    "unknown fragment": ({"query": "{ ...F }"}, "INVALID_DOCUMENT"),
    "endless fragment": ({"query": "{ ...F } fragment F on Query { ...F }"}, "INVALID_DOCUMENT"),
    "unknown operation": ({"query": "query A { __typename }", "operationName": "B"}, "INVALID_DOCUMENT"),
    "several operations": ({"query": "query A { __typename } query B { __typename }"}, "BAD_REQUEST"),
    "only a fragment": ({"query": "fragment F on Query { __typename }"}, "INVALID_DOCUMENT"),
    "wrong variable": (
        {"query": "query($slug: String!) { forum(slug: $slug) { title } }", "variables": {"slug": 1}},
        "INVALID_DOCUMENT",
    ),
    "wrong day": (
        {"query": "query($d: Date) { sessions(filter: {day: $d}) { totalCount } }", "variables": {"d": "x"}},
        "INVALID_DOCUMENT",
    ),
    "mutation": ({"query": "mutation { x }"}, "INVALID_DOCUMENT"),
    "subscription": ({"query": "subscription { x }"}, "INVALID_DOCUMENT"),
}


@pytest.mark.parametrize("case", DOCUMENTS)
def test_a_document_that_cannot_be_executed_has_no_data(client: Client, case: str) -> None:
    body, code = DOCUMENTS[case]
    new = post(client, body)

    assert told(new) == (400, f"{NEW}; charset=utf-8", code)
    assert "data" not in new.json()
    if case != "subscription":
        assert told(post(client, body, accept=OLD)) == (200, f"{OLD}; charset=utf-8", code)


BODIES: dict[str, Any] = {
    "text": '"x"',
    "number": "1",
    "null": "null",
    "true": "true",
    "batch": [TYPENAME],
    "nothing": " ",
    "half": '{"query": ',
    "no query": {},
    "empty query": {"query": "  "},
    "query is no text": {"query": 1},
    "variables are a list": {**TYPENAME, "variables": []},
    "variables are a text": {**TYPENAME, "variables": "{}"},
    "name is a number": {**TYPENAME, "operationName": 1},
    "extensions are a text": {**TYPENAME, "extensions": "x"},
    "endless number": '{"query": "{ __typename }", "variables": {"n": ' + "9" * 5000 + "}}",
    "not a number": '{"query": "{ __typename }", "variables": {"n": NaN}}',
    "nested": '{"query": "{ __typename }", "variables": ' + '{"a":' * 20_000 + "1" + "}" * 20_000 + "}",
    "not UTF-8": b'{"query": "{ \xff }"}',
    "half a pair": '{"query": "{ a\\ud800 }"}',
}


@pytest.mark.parametrize("case", BODIES)
def test_a_body_that_is_no_request_is_refused(client: Client, case: str, settings: Any) -> None:
    settings.GRAPHQL_LIMITS = {**settings.GRAPHQL_LIMITS, "body_bytes": 1_000_000}

    assert told(post(client, BODIES[case])) == (400, f"{NEW}; charset=utf-8", "BAD_REQUEST")


@pytest.mark.parametrize(
    "kind",
    [
        "application/jsonfoo",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=utf-16",
        "",
    ],
)
def test_only_json_is_read(client: Client, kind: str) -> None:
    assert told(post(client, kind=kind)) == (415, f"{NEW}; charset=utf-8", "UNSUPPORTED_MEDIA_TYPE")


def test_large_bodies_are_refused_before_they_are_read(client: Client) -> None:
    assert told(post(client, {"query": "#" * 200_000})) == (413, f"{NEW}; charset=utf-8", "BODY_TOO_LARGE")


@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace"])
def test_other_methods_are_refused(client: Client, method: str) -> None:
    response = getattr(client, method)(URL)

    assert told(response) == (405, f"{OLD}; charset=utf-8", "METHOD_NOT_ALLOWED")
    assert response["Allow"] == "GET, HEAD, POST, OPTIONS"


def test_pages_of_every_origin_may_ask(client: Client) -> None:
    asked = {"origin": "https://partner.example", "access-control-request-method": "POST"}
    preflight = client.options(URL, headers=asked)
    answer = client.post(
        URL, json.dumps(TYPENAME), content_type=OLD, headers={"origin": "https://partner.example"}
    )

    assert (preflight.status_code, preflight.content) == (204, b"")
    assert preflight["Access-Control-Allow-Methods"] == "GET, HEAD, POST, OPTIONS"
    assert {each["Access-Control-Allow-Origin"] for each in (preflight, answer)} == {"*"}
    assert "Access-Control-Allow-Credentials" not in answer


def test_refusals_are_readable_from_every_origin_too(client: Client) -> None:
    for response in (post(client, "x"), post(client, kind="text/plain"), client.put(URL)):
        assert response["Access-Control-Allow-Origin"] == "*"


def test_cookies_are_neither_read_nor_set(django_assert_num_queries: Any) -> None:
    boss = get_user_model().objects.create_superuser("boss", password="secret")
    client = Client(enforce_csrf_checks=True)
    client.force_login(boss)

    with django_assert_num_queries(0):
        response = post(client)

    assert response.json() == ANSWER
    assert ("Set-Cookie" in response, "Cookie" in response["Vary"]) == (False, False)


def test_what_nobody_foresaw_is_masked_and_logged(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_gate: Visibility) -> None:
        raise ValueError("secret detail")

    monkeypatch.setattr(Visibility, "people", fail)
    forget_statements()
    with caplog.at_level(logging.ERROR, "graphql_api"):
        response = post(client, {"query": "{ people { totalCount } }"})

    error = response.json()["errors"][0]
    assert response.status_code == 200
    assert (error["extensions"]["code"], "secret" in response.content.decode()) == ("INTERNAL_ERROR", False)
    assert error["extensions"]["requestId"] == response["X-Request-Id"]
    assert [record.getMessage() for record in caplog.records] == [
        f"gateway_error request_id={response['X-Request-Id']} path=people error=ValueError"
    ]


def test_an_error_leads_to_where_its_code_is_explained(client: Client, settings: Any) -> None:
    def leads() -> str:
        url: str = post(client, {"query": "{"}).json()["errors"][0]["extensions"]["documentationUrl"]
        return url

    assert leads() == "http://testserver/graphql/errors/#syntax-error"
    page = client.get("/graphql/errors/").content.decode()
    assert [code for code in Code if f'<dt id="{code.anchor}"><code>{code}</code></dt>' not in page] == []
    settings.GRAPHQL_ERRORS_URL = "https://docs.example/errors"
    assert leads() == "https://docs.example/errors#syntax-error"


def test_stored_values_that_the_contract_does_not_know_are_our_fault(client: Client) -> None:
    forum = make_forum()
    type(forum).objects.update(status="unheard-of")

    response = post(client, {"query": "{ forums { nodes { forumStatus } } }"})

    assert told(response) == (200, f"{NEW}; charset=utf-8", "INTERNAL_ERROR")
    assert "unheard-of" not in response.content.decode()


def test_an_argument_that_turns_out_to_be_null_is_the_clients_fault(client: Client) -> None:
    query = 'query($slug: String = "x") { forum(slug: $slug) { title } }'

    error = post(client, {"query": query, "variables": {"slug": None}}).json()["errors"][0]

    assert (error["extensions"]["code"], "slug" in error["message"]) == ("INVALID_DOCUMENT", True)


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ("first: 0", 400),
        ("first: 101", 400),
        ("last: -1", 400),
        ("first: 1, last: 1", 400),
        ('after: "x"', 200),
        ('after: "WzFd"', 200),
    ],
)
def test_wrong_pages_are_refused_before_any_statement(
    client: Client, arguments: str, status: int, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        response = post(client, {"query": f"{{ people({arguments}) {{ totalCount }} }}"})

    assert told(response) == (status, f"{NEW}; charset=utf-8", "INVALID_INPUT")


BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


def test_browsers_are_shown_graphiql_from_here(client: Client) -> None:
    response = client.get(URL, headers={"accept": BROWSER})
    text = response.content.decode()

    assert (response.status_code, response["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert "script-src 'self';" in response["Content-Security-Policy"]
    assert ("http://" in text, "https://" in text) == (False, False)
    assert text.count("<script src=") == 4


def test_head_has_the_headers_of_get(client: Client) -> None:
    response = client.head(URL, {"query": "{ __typename }"}, headers={"accept": NEW})
    assert (response.status_code, response.content, response["Content-Type"]) == (
        200,
        b"",
        f"{NEW}; charset=utf-8",
    )


def test_browsers_may_send_a_grant_from_every_origin_and_no_cache_mixes_it_up(client: Client) -> None:
    asked = {"origin": "https://partner.example", "access-control-request-headers": "x-page-grant"}
    allowed = client.options(URL, headers={**asked, "access-control-request-method": "POST"})
    answer = client.get(
        URL,
        {"query": "{ __typename }"},
        headers={"origin": "https://partner.example", "accept": NEW, "x-page-grant": "none"},
    )

    told = {name: allowed[name] for name in ("Access-Control-Allow-Origin", "Access-Control-Allow-Headers")}
    # A star is every header but Authorization, for requests without cookies.
    assert told == {"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "Authorization, *"}
    assert "Access-Control-Allow-Credentials" not in allowed
    assert (answer["Access-Control-Allow-Origin"], answer["Cache-Control"]) == ("*", "no-store")
    assert "X-Page-Grant" in answer["Vary"]
