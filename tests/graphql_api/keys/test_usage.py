from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from graphql_api.cache.store import store
from graphql_api.keys import usage
from graphql_api.keys.usage import Counts, note, operation_in, prune, write
from graphql_api.models import KeyUsage, PartnerKey
from tests.factories import make_key

pytestmark = pytest.mark.django_db

MOMENT = datetime(2026, 11, 25, 23, 59, 59, tzinfo=UTC)
DAY = MOMENT.date()


@pytest.fixture(autouse=True)
def nothing_counted(db: None) -> Any:
    usage._held.take()
    yield
    usage._held.take()


def lines() -> list[tuple[Any, ...]]:
    rows = KeyUsage.objects.order_by("key", "day", "operation")
    return list(rows.values_list("key", "day", "operation", "requests", "hits", "errors", "cost"))


def ask(client: Client, text: str, query: str) -> Any:
    return client.get("/graphql/", {"query": query}, headers={"authorization": f"Bearer {text}"})


def test_what_a_key_asks_for_is_counted_by_operation(client: Client, settings: Settings) -> None:
    settings.GRAPHQL_CACHE = {"answers": 100, "looks_every": 0}
    store.forget()
    key, text = make_key()
    _other, text_of_other = make_key()
    for query in ("query A { goals { number } }", "query A { goals { number } }", "{ __typename }"):
        ask(client, text, query)
    etag = ask(client, text, "query A { goals { number } }")["ETag"]
    client.get(
        "/graphql/",
        {"query": "query A { goals { number } }"},
        headers={"authorization": f"Bearer {text}", "if-none-match": etag},
    )
    ask(client, text, "query B { nothing }")
    client.get("/graphql/", {"query": "{ __typename }"})
    ask(client, f"{text_of_other}x", "query Wrong { __typename }")
    store.forget()

    assert (lines(), write()) == ([], 2)
    today = timezone.now().date()
    assert [(*line[:6], line[6] > 0) for line in lines()] == [
        (key.pk, today, "", 2, 0, 1, True),
        (key.pk, today, "A", 4, 3, 0, True),
    ]


def test_what_is_counted_adds_up_and_is_written_once() -> None:
    key, other = make_key()[0], make_key()[0]
    for each, operation, cost in ((key, "A", 5), (key, "A", 6), (key, "B", 7), (other, "A", 8)):
        note(each.pk, MOMENT, operation, Counts(1, hits=1, cost=cost))
    first = write()
    note(key.pk, MOMENT, "A", Counts(1, errors=1))
    note(key.pk, MOMENT + timedelta(seconds=1), "A", Counts(1))
    assert (first, write(), write()) == (3, 2, 0)
    assert lines() == [
        (key.pk, DAY, "A", 3, 2, 1, 11),
        (key.pk, DAY, "B", 1, 1, 0, 7),
        (key.pk, DAY + timedelta(days=1), "A", 1, 0, 0, 0),
        (other.pk, DAY, "A", 1, 1, 0, 8),
    ]


def test_names_without_end_are_counted_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(usage, "OPERATIONS_AT_MOST", 2)
    key, _text = make_key()
    for name in "ABCDA":
        note(key.pk, MOMENT, name, Counts(1))
    write()
    assert [line[2:4] for line in lines()] == [("", 2), ("A", 2), ("B", 1)]


def test_what_cannot_be_written_is_written_later(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    key, _text = make_key()
    note(key.pk, MOMENT, "A", Counts(1))

    def fail(*_args: Any) -> None:
        raise DatabaseError("The disk is full.")

    with connection.execute_wrapper(fail):
        failed = write()
    note(key.pk, MOMENT, "A", Counts(1))
    assert (failed, write(), [line[2:4] for line in lines()]) == (0, 1, [("A", 2)])
    assert [record.getMessage() for record in caplog.records] == ["key_usage_not_written error=DatabaseError"]


def test_what_cannot_be_written_for_long_takes_no_room_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(usage, "HELD_AT_MOST", 2)
    key, _text = make_key()
    for name in "ABCB":
        note(key.pk, MOMENT, name, Counts(1))
    write()
    assert [line[2:4] for line in lines()] == [("A", 1), ("B", 2)]


def test_a_key_that_is_gone_stops_nobody() -> None:
    gone, key = make_key()[0], make_key()[0]
    note(gone.pk, MOMENT, "A", Counts(1))
    note(key.pk, MOMENT, "A", Counts(1))
    gone.delete()
    write()
    assert [line[:3] for line in lines()] == [(key.pk, DAY, "A")]


def test_when_a_key_was_used_last_is_told_by_the_minute() -> None:
    key, _text = make_key()
    told = []
    for seconds in (0, 59, 60, 61):
        note(key.pk, MOMENT + timedelta(seconds=seconds), "", Counts(1))
        write()
        told.append(PartnerKey.objects.get().last_used_at)
    later = MOMENT + timedelta(seconds=60)
    assert told == [MOMENT, MOMENT, later, later]


@pytest.mark.usefixtures("keys_known_for_long")
def test_nobody_waits_for_what_is_counted(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    _key, text = make_key()
    ask(client, text, "{ __typename }")
    with django_assert_num_queries(0):
        ask(client, text, "{ __typename }")


def test_days_are_thrown_away_after_a_year_and_a_bit() -> None:
    key, _text = make_key()
    for days in (0, 400, 401):
        KeyUsage.objects.create(key=key, day=DAY - timedelta(days=days))
    assert (prune(DAY), [line[1] for line in lines()]) == (1, [date(2025, 10, 21), DAY])


@pytest.mark.parametrize(
    ("document", "name", "operation"),
    [
        ("{ forums { totalCount } }", None, ""),
        ("query { forums { totalCount } }", None, ""),
        ("query Programme($day: Date) { a }", None, "Programme"),
        ("# query Comment\nquery Programme { a }", None, "Programme"),
        ("fragment F on A { b }\n  mutation Send { a }", None, "Send"),
        ("query A { a } query B { b }", "B", "B"),
        (f"query {'x' * 300} {{ a }}", None, "x" * 200),
    ],
)
def test_an_operation_is_called_what_its_document_calls_it(
    document: str, name: str | None, operation: str
) -> None:
    assert operation_in(document, name) == operation
