import hashlib
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client

from graphql_api.documents import memory, registry
from graphql_api.models import DocumentStatus, OperationAlias, PersistedOperation

pytestmark = pytest.mark.django_db

QUERY = "query Kind { __typename }"
ANSWER = {"data": {"__typename": "Query"}}
MUTATION = 'mutation Open { unlock(input: {path: "/en/", password: "x"}) { __typename } }'


@pytest.fixture(autouse=True)
def _fresh() -> None:
    registry.forget()
    caches["documents"].clear()


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def make_operation(text: str = QUERY, *aliases: str, **facts: Any) -> PersistedOperation:
    operation = PersistedOperation(document=text, digest=digest(text), name="Kind", **facts)
    operation.aliases = [OperationAlias(name=each) for each in aliases]
    operation.save()
    return operation


def post(client: Client, accept: str = "application/json", **fields: Any) -> tuple[int, dict[str, Any]]:
    answer = client.post("/graphql/", json.dumps(fields), content_type="application/json", HTTP_ACCEPT=accept)
    return told(answer)


def get(client: Client, **fields: Any) -> tuple[int, dict[str, Any]]:
    texts = {name: each if isinstance(each, str) else json.dumps(each) for name, each in fields.items()}
    return told(client.get("/graphql/", texts, HTTP_ACCEPT="application/json"))


def told(answer: Any) -> tuple[int, dict[str, Any]]:
    """The status and what was answered, an error by its code and message."""
    body = answer.json()
    if "errors" in body:
        return answer.status_code, {each["extensions"]["code"]: each["message"] for each in body["errors"]}
    return answer.status_code, {"data": body["data"]}


def apq(text: str) -> dict[str, Any]:
    return {"persistedQuery": {"version": 1, "sha256Hash": digest(text)}}


def test_a_registered_document_is_answered_by_its_digest_and_by_its_aliases(client: Client) -> None:
    make_operation(QUERY, "kind-2026", "Kind.1")
    names = (f"sha256:{digest(QUERY)}", "kind-2026", "Kind.1")

    assert [get(client, documentId=name) for name in names] == [(200, ANSWER)] * 3
    assert [post(client, documentId=name) for name in names] == [(200, ANSWER)] * 3


def test_variables_and_the_operations_name_go_with_it(client: Client) -> None:
    text = "query A($yes: Boolean!) { __typename @include(if: $yes) } query B { kind: __typename }"
    make_operation(text, "both")

    asked = {"documentId": "both", "operationName": "A", "variables": {"yes": False}}
    assert (get(client, **asked), get(client, documentId="both", operationName="B")) == (
        (200, {"data": {}}),
        (200, {"data": {"kind": "Query"}}),
    )


@pytest.mark.parametrize(
    "identifier",
    [
        "unknown",
        f"sha256:{digest('other')}",
        "sha256:short",
        f"SHA256:{digest(QUERY)}",
        "md5:x",
        "x" * 500,
        "\0",
        "é",
    ],
)
def test_an_unknown_name_is_told_with_one_error(client: Client, identifier: str) -> None:
    make_operation()
    status, errors = get(client, documentId=identifier)
    assert (status, list(errors)) == (400, ["DOCUMENT_NOT_FOUND"])


def test_a_name_stands_instead_of_a_text(client: Client) -> None:
    make_operation(QUERY, "kind")
    both = post(client, documentId="kind", query=QUERY)
    neither = post(client)
    number = post(client, documentId=7)
    assert [(status, list(errors)) for status, errors in (both, neither, number)] == [
        (400, ["BAD_REQUEST"])
    ] * 3


def test_a_mutation_by_name_is_no_reading(client: Client) -> None:
    make_operation(MUTATION, "open")
    assert get(client, documentId="open") == (405, {"METHOD_NOT_ALLOWED": "Send mutations by POST."})


def test_an_answer_may_be_kept_as_long_as_the_registry_says(client: Client) -> None:
    make_operation(QUERY, "kept", max_age=60)
    make_operation(QUERY + " ", "asked-each-time")
    make_operation("{ forum(id: 1) { id } }", "wrong", max_age=60)
    names = ("kept", "asked-each-time", "wrong")

    controls = [client.get("/graphql/", {"documentId": name})["Cache-Control"] for name in names]
    posted = client.post("/graphql/", {"documentId": "kept"}, content_type="application/json")

    assert controls == ["public, max-age=60, stale-while-revalidate=60", "no-cache", "no-store"]
    assert posted["Cache-Control"] == "no-store"


def test_a_blocked_document_is_refused_to_whoever_names_it(client: Client) -> None:
    make_operation(QUERY, "kind", status=DocumentStatus.BLOCKED)
    by_alias, by_digest = post(client, documentId="kind"), post(client, extensions=apq(QUERY))
    assert [(status, list(errors)) for status, errors in (by_alias, by_digest)] == [
        (403, ["DOCUMENT_NOT_REGISTERED"])
    ] * 2


def test_what_an_owner_changes_takes_effect_within_seconds(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    operation = make_operation(QUERY, "kind")
    now = 1000.0
    monkeypatch.setattr("graphql_api.documents.registry.time.monotonic", lambda: now)
    before = post(client, documentId="kind")
    operation.status = DocumentStatus.BLOCKED
    operation.save()
    now += registry.TRUSTED_FOR

    assert (before[0], post(client, documentId="kind")[0]) == (200, 403)


def test_both_steps_of_automatic_persisted_queries(client: Client) -> None:
    unknown = {"PERSISTED_QUERY_NOT_FOUND": "PersistedQueryNotFound"}
    first = get(client, extensions=apq(QUERY))
    newer = post(client, accept="application/graphql-response+json", extensions=apq(QUERY))
    second = post(client, query=QUERY, extensions=apq(QUERY))
    third = get(client, extensions=apq(QUERY))

    assert [first, newer, second, third] == [(200, unknown), (400, unknown), (200, ANSWER), (200, ANSWER)]
    assert get(client, documentId=f"sha256:{digest(QUERY)}") == (200, ANSWER)
    assert PersistedOperation.objects.count() == 0


@pytest.mark.parametrize(
    "extension",
    [
        {"version": 1, "sha256Hash": digest("another text")},
        {"version": 2, "sha256Hash": digest(QUERY)},
        {"version": 1, "sha256Hash": digest(QUERY).upper()},
        {"version": 1, "sha256Hash": 7},
        {"version": 1},
        "hash",
    ],
)
def test_a_digest_that_is_none_of_the_text_keeps_nothing(client: Client, extension: Any) -> None:
    status, errors = post(client, query=QUERY, extensions={"persistedQuery": extension})
    assert (status, list(errors)) == (400, ["BAD_REQUEST"])
    assert get(client, extensions=apq(QUERY))[1] == {"PERSISTED_QUERY_NOT_FOUND": "PersistedQueryNotFound"}


def test_what_cannot_be_answered_is_not_kept(client: Client) -> None:
    wrong = "{ nothing }"
    post(client, query=wrong, extensions=apq(wrong))
    assert list(get(client, extensions=apq(wrong))[1]) == ["PERSISTED_QUERY_NOT_FOUND"]


def test_a_hundred_thousand_made_up_texts_evict_nothing_registered(client: Client) -> None:
    make_operation(QUERY, "kind")
    for number in range(100_000):
        memory.remember(f"{number:064x}", "{ __typename }")

    kept = sum(memory.recall(f"{number:064x}") is not None for number in range(100_000))
    assert (kept, get(client, documentId="kind")) == (memory.PLACES, (200, ANSWER))


def test_a_long_text_is_answered_but_not_kept(client: Client) -> None:
    long = QUERY + " " * memory.LONGEST
    answers = (post(client, query=long, extensions=apq(long)), get(client, extensions=apq(long)))
    assert [status for status, _told in answers] == [200, 200]
    assert list(answers[1][1]) == ["PERSISTED_QUERY_NOT_FOUND"]


def test_while_the_cache_fails_clients_send_their_texts(client: Client, settings: Any) -> None:
    settings.GRAPHQL_DOCUMENTS_CACHE = "nowhere"
    assert list(get(client, extensions=apq(QUERY))[1]) == ["PERSISTED_QUERY_NOT_FOUND"]
    assert post(client, query=QUERY, extensions=apq(QUERY)) == (200, ANSWER)


def test_only_registered_documents_are_answered_where_the_settings_say_so(
    client: Client, settings: Any
) -> None:
    settings.GRAPHQL_DOCUMENTS = "registered"
    make_operation(QUERY, "kind")
    other = QUERY + " "
    make_operation(other, "seen", status=DocumentStatus.SEEN)
    refused = (
        post(client, query="{ __typename }"),
        post(client, query=other),
        get(client, documentId="seen"),
    )

    assert (get(client, documentId="kind"), post(client, query=QUERY)) == ((200, ANSWER), (200, ANSWER))
    assert [(status, list(errors)) for status, errors in refused] == [(403, ["DOCUMENT_NOT_REGISTERED"])] * 3
    assert post(client, query="{ __typename }", extensions=apq("{ __typename }"))[0] == 403


def test_an_audit_answers_everything_and_notes_what_nobody_registered(client: Client, settings: Any) -> None:
    settings.GRAPHQL_DOCUMENTS = "audit"
    make_operation(QUERY, "kind")
    answers = [post(client, query=text) for text in (QUERY, "query New { __typename }", "{ nothing }")]
    again = post(client, query="query New { __typename }")

    noted = PersistedOperation.objects.filter(status=DocumentStatus.SEEN)
    assert [status for status, _told in (*answers, again)] == [200, 200, 200, 200]
    assert list(noted.values_list("name", "document")) == [("New", "query New { __typename }")]


def test_an_audit_keeps_the_latest(client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.GRAPHQL_DOCUMENTS = "audit"
    monkeypatch.setattr(registry, "SEEN_AT_MOST", 3)
    make_operation(QUERY)
    for number in range(5):
        post(client, query=f"query Q{number} {{ __typename }}")

    rows = PersistedOperation.objects.order_by("pk")
    assert list(rows.values_list("name", "status")) == [
        ("Kind", "registered"),
        *((f"Q{number}", "seen") for number in (2, 3, 4)),
    ]


def test_the_last_use_is_known_to_the_hour(client: Client) -> None:
    used = datetime(2026, 1, 1, tzinfo=UTC)
    make_operation(QUERY, "kind")
    found = registry.find("kind")
    assert found is not None
    seen = []
    for later in (timedelta(), timedelta(minutes=59), timedelta(minutes=61)):
        registry.note_use(found, used + later)
        seen.append(PersistedOperation.objects.get().last_used)

    assert seen == [used, used, used + timedelta(minutes=61)]


def test_asking_by_name_costs_one_statement_in_five_seconds(
    client: Client, django_assert_num_queries: Any
) -> None:
    make_operation(QUERY, "kind", last_used=datetime.now(UTC))
    with django_assert_num_queries(1):
        get(client, documentId="kind")
    with django_assert_num_queries(0):
        get(client, documentId="kind")
    with django_assert_num_queries(0):
        post(client, query=QUERY)
