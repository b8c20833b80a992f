"""A bucket empties by what is taken and fills evenly; nobody drinks from another's."""

import logging
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import caches

from graphql_api.errors import RateLimitedError
from graphql_api.rates import Bucket, Rate, Standing

NOON = datetime(2030, 5, 14, 12, tzinfo=UTC)
RATE = Rate(burst=100, per_minute=60)


def bucket(after: float = 0, caller: str = "192.0.2.1", rate: Rate = RATE) -> Bucket:
    return Bucket(caller, rate, NOON + timedelta(seconds=after))


def take(units: int, after: float = 0, caller: str = "192.0.2.1") -> int | str:
    """Return what remains, or how long to wait."""
    own = bucket(after, caller)
    try:
        own.take(units)
    except RateLimitedError as error:
        return f"wait {error.retry_after}"
    return own.standing.remaining


def test_a_bucket_empties_and_fills_evenly() -> None:
    assert [take(60), take(40), take(1), take(1, after=1), take(10, after=5)] == [
        *(40, 0, "wait 1"),
        *(0, "wait 6"),
    ]


def test_what_is_refused_is_not_taken() -> None:
    assert [take(90), take(20), take(20), take(10)] == [10, "wait 10", "wait 10", 0]


def test_a_full_bucket_gives_no_credit_for_the_time_it_has_been_full() -> None:
    assert [take(10), take(100, after=1000), take(1, after=1000)] == [90, 0, "wait 1"]


def test_what_was_not_needed_is_put_back_and_what_was_more_is_taken() -> None:
    own = bucket()
    own.take(80)
    own.settle(50)
    assert own.standing == Standing(limit=100, remaining=70, reset_at=NOON + timedelta(seconds=30))
    own.settle(-40)
    assert own.standing.remaining == 30


def test_nobody_drinks_from_anothers_bucket() -> None:
    assert [take(100), take(1), take(1, caller="192.0.2.2")] == [0, "wait 1", 99]


def test_more_than_a_bucket_holds_is_never_given() -> None:
    assert [take(101), take(100)] == ["wait 1", 0]


def test_a_cache_that_fails_lets_everybody_pass_and_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_args: Any, **_kwargs: Any) -> None:
        raise ConnectionError("redis://secret@host")

    monkeypatch.setattr(type(caches["default"]), "add", fail)
    with caplog.at_level(logging.WARNING, "graphql_api"):
        passed = [take(1000), take(1000)]

    assert passed == [100, 100]
    assert [record.getMessage() for record in caplog.records] == [
        "rate_limit_unavailable error=ConnectionError"
    ] * 2


def test_the_cache_does_not_know_whose_bucket_it_is() -> None:
    assert "192.0.2.1" not in bucket().key
    assert bucket().key != bucket(caller="192.0.2.2").key
