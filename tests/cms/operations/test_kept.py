"""Answers that are given again are told of as all others, in a quicker way."""

import json
import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from io import StringIO
from types import SimpleNamespace
from typing import Any

import pytest
from prometheus_client import REGISTRY, CollectorRegistry, generate_latest
from pytest_django import Settings

from cms.operations.kept import tell
from cms.operations.kept_metrics import hand_over
from cms.operations.logs import json_logging
from cms.operations.metrics import OftenObserved

IDENTIFIER = "7f0c2c9f6d1e4c0a8a5a9d8c1b2e3f40"
ASKED = {"REQUEST_METHOD": "GET", "PATH_INFO": "/graphql/", "HTTP_X_REQUEST_ID": IDENTIFIER}
GIVEN = SimpleNamespace(body=b"12345", entry=SimpleNamespace(answer=SimpleNamespace(cost=7)))
COUNTED = {
    ("forums_requests_total", "graphql_api:endpoint", "200"): 3.0,
    ("forums_requests_total", "graphql_api:endpoint", "304"): 1.0,
    ("forums_gateway_operations_total", "OK"): 4.0,
    ("forums_gateway_kept_total",): 4.0,
    ("forums_gateway_cost_sum",): 28.0,
    ("forums_gateway_cost_count",): 4.0,
    ("forums_gateway_sql_statements_count",): 4.0,
    ("forums_gateway_sql_statements_sum",): 0.0,
}


@pytest.fixture
def written() -> Iterator[StringIO]:
    """What a server writes to its log."""
    root, access = logging.getLogger(), logging.getLogger("cms.access")
    handlers, levels = root.handlers, (root.level, access.level)
    config = logging.config.DictConfigurator(json_logging("INFO"))  # type: ignore[attr-defined]  # not annotated
    formatter, stream = config.configure_formatter(config.config["formatters"]["json"]), StringIO()
    handler = config.resolve(config.config["handlers"]["json"]["class"])(stream)
    handler.setFormatter(formatter)
    root.handlers = [handler]
    access.setLevel(logging.INFO)
    yield stream
    root.handlers = handlers
    root.setLevel(levels[0])
    access.setLevel(levels[1])


def lines(written: StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written.getvalue().splitlines()]


@pytest.mark.parametrize(("status", "size"), [(200, 5), (304, 0)])
def test_the_line_is_what_it_would_be_had_it_been_logged_as_all_others(
    written: StringIO, status: int, size: int
) -> None:
    assert tell(ASKED, status, GIVEN) == IDENTIFIER
    root = logging.getLogger()
    # Where somebody else listens, too, it goes the usual way.
    root.handlers = [*root.handlers, logging.NullHandler()]
    tell(ASKED, status, GIVEN)
    quick, usual = lines(written)
    moments = [line.pop("time") for line in (quick, usual)]
    assert (quick, list(quick)) == (usual, list(usual))
    assert (quick["message"], quick["bytes"]) == (f"GET /graphql/ {status}", size)
    assert [datetime.fromisoformat(moment).tzinfo for moment in moments] == [UTC, UTC]


def test_an_identifier_that_could_forge_a_line_is_not_written(written: StringIO) -> None:
    forged = 'x" }\n{"level": "ERROR"'
    said = tell(ASKED | {"HTTP_X_REQUEST_ID": forged}, 200, GIVEN)
    assert [line["request_id"] for line in lines(written)] == [said]
    assert said != forged


def test_who_wants_no_line_for_each_request_has_none(written: StringIO) -> None:
    logging.getLogger("cms.access").setLevel(logging.WARNING)
    tell(ASKED, 200, GIVEN)
    assert written.getvalue() == ""


def counted() -> dict[tuple[str, ...], float]:
    hand_over()
    wanted = {name for name, *_labels in COUNTED}
    samples = [sample for metric in REGISTRY.collect() for sample in metric.samples if sample.name in wanted]
    return {(each.name, *each.labels.values()): each.value for each in samples}


def test_each_is_counted(settings: Settings) -> None:
    settings.METRICS_TOKEN = "t" * 50
    before = counted()
    for status in (200, 304, 200, 200):
        tell(ASKED, status, GIVEN)
    after = counted()
    assert {name: after[name] - before.get(name, 0.0) for name in COUNTED} == COUNTED


def test_without_a_token_nothing_is_counted(settings: Settings) -> None:
    settings.METRICS_TOKEN = None
    before = counted()
    tell(ASKED, 200, GIVEN)
    assert counted() == before


def test_many_observations_at_once_are_as_many_one_by_one() -> None:
    told = []
    for at_once in (True, False):
        registry = CollectorRegistry()
        observed = OftenObserved("cost", "What it costs.", buckets=(1, 10), registry=registry)
        for amount, times in ((0, 2), (10, 3), (11, 1)):
            if at_once:
                observed.observe_often(amount, times)
            else:
                for _time in range(times):
                    observed.observe(amount)
        told.append([line for line in generate_latest(registry).splitlines() if b"_created" not in line])
    assert told[0] == told[1]
