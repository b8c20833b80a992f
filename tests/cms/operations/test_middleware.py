"""An answer, its errors and its line in the log carry one identifier, and the line nobody's secrets."""

import json
import logging
from collections.abc import Iterator
from io import StringIO
from logging.config import DictConfigurator
from typing import Any

import pytest
from django.test import Client

from cms.operations.logs import WithRequestId, json_logging
from graphql_api.shapes import forget_statements
from graphql_api.visibility import Visibility

GIVEN = "01JDV9T2Q3-proxy.7"


@pytest.fixture
def log() -> Iterator[StringIO]:
    """What a server writes, here into memory."""
    written = StringIO()
    config = DictConfigurator(json_logging("INFO")).config
    handler = logging.StreamHandler(written)
    handler.setFormatter(DictConfigurator(config).configure_formatter(config["formatters"]["json"]))
    handler.addFilter(WithRequestId())
    logger, before = logging.getLogger(), logging.getLogger().level
    logger.addHandler(handler)
    logger.setLevel("INFO")
    yield written
    logger.setLevel(before)
    logger.removeHandler(handler)


def lines(log: StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


def test_an_identifier_is_kept_if_sane_and_made_otherwise(client: Client) -> None:
    def told(given: str) -> str:
        return client.get("/-/health", headers={"x-request-id": given})["X-Request-ID"]

    insane = [
        "",
        "short",
        "x" * 65,
        'a"},{"level":"b',
        "abc defgh",
        "-dashfirst",
        "line\\nbreak",
        "äöüäöüäöü",
    ]
    made = [told(given) for given in insane]
    assert told(GIVEN) == GIVEN
    assert all(len(each) == 32 and int(each, 16) for each in made)
    assert len(set(made)) == len(insane)


def test_a_request_is_one_line_of_json(client: Client, log: StringIO) -> None:
    client.get("/robots.txt?secret=1", headers={"x-request-id": GIVEN})
    (line,) = lines(log)
    assert (line.pop("time").endswith("+00:00"), line.pop("duration_ms") >= 0, line.pop("bytes") > 10) == (
        True,
        True,
        True,
    )
    assert line == {
        "level": "INFO",
        "logger": "cms.access",
        "message": "GET /robots.txt 200",
        "request_id": GIVEN,
        "method": "GET",
        "path": "/robots.txt",
        "status": 200,
    }


@pytest.mark.django_db
def test_what_opens_a_door_is_not_written_down(client: Client, log: StringIO) -> None:
    client.get("/preview/eyJzZWNyZXQiOjF9/")
    written = [line["path"] for line in lines(log) if line["logger"] == "cms.access"]
    assert (written, "eyJz" in log.getvalue()) == (["/preview/.../"], False)


def test_probes_are_not_written_down(client: Client, log: StringIO) -> None:
    client.get("/-/health")
    assert lines(log) == []


@pytest.mark.django_db
def test_an_error_of_the_gateway_and_its_story_carry_the_same_identifier(
    client: Client, log: StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_gate: Visibility) -> None:
        raise ValueError("inside")

    monkeypatch.setattr(Visibility, "people", fail)
    forget_statements()
    response = client.get(
        "/graphql/", {"query": "{ people { totalCount } }"}, headers={"x-request-id": GIVEN}
    )
    (error,) = response.json()["errors"]
    story = {line["logger"]: line["request_id"] for line in lines(log)}
    assert (error["extensions"]["requestId"], response["X-Request-ID"]) == (GIVEN, GIVEN)
    assert story == {"graphql_api": GIVEN, "cms.access": GIVEN}
    assert any("ValueError: inside" in line.get("exc_info", "") for line in lines(log))
