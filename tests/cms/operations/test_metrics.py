"""Prometheus is told what happened, in words of ours; nobody else is, and nobody's words become labels."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from prometheus_client import REGISTRY
from prometheus_client.parser import text_string_to_metric_families
from pytest_django import Settings

ROOT = Path(__file__).parents[3]
TOKEN = "m3tr-" * 12
ALLOWED: Any = {"headers": {"authorization": f"Bearer {TOKEN}"}}
ASK = """
import sys, django; django.setup()
from django.conf import settings
from django.test import RequestFactory
from cms.operations import metrics
settings.METRICS_TOKEN = "t"
metrics.REQUESTS.labels("front_door", "200").inc(int(sys.argv[1]))
request = RequestFactory().get("/-/metrics", headers={"authorization": "Bearer t"})
print(metrics.metrics(request).content.decode())
"""


@pytest.fixture(autouse=True)
def token(settings: Settings) -> None:
    settings.METRICS_TOKEN = TOKEN


def samples(client: Client) -> dict[str, float]:
    """What is told, without buckets: the name and labels of each number."""
    text = client.get("/-/metrics", **ALLOWED).content.decode()
    return {
        f"{sample.name}{sorted(sample.labels.values())}": sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
        if sample.name.startswith("forums") and not sample.name.endswith(("_bucket", "_created"))
    }


def added(client: Client, ask: Any) -> dict[str, float]:
    """What asking has added, but for seconds."""
    before = samples(client)
    ask()
    after = samples(client)
    changed = {name: value - before.get(name, 0) for name, value in after.items()}
    return {name: value for name, value in changed.items() if value and "_seconds_sum" not in name}


@pytest.mark.django_db
def test_only_who_has_the_token_is_told(client: Client, settings: Settings) -> None:
    refused = [client.get("/-/metrics"), client.get("/-/metrics", headers={"authorization": "Bearer no"})]
    assert [(answer.status_code, answer["WWW-Authenticate"]) for answer in refused] == [(401, "Bearer")] * 2
    assert client.get("/-/metrics", **ALLOWED).status_code == 200
    settings.METRICS_TOKEN = None
    # Nobody is let in by sending nothing.
    assert client.get("/-/metrics", headers={"authorization": "Bearer None"}).status_code == 404


@pytest.mark.django_db
def test_an_operation_is_counted_with_its_cost_and_statements(client: Client) -> None:
    query = {"query": "{ people(first: 2) { totalCount } }"}
    told = added(client, lambda: client.get("/graphql/", query))
    cost = client.get("/graphql/", query).json()["extensions"]["cost"]["actual"]
    statements = told.pop("forums_gateway_sql_statements_sum[]")
    assert told == {
        "forums_requests_total['200', 'graphql_api:endpoint']": 1,
        "forums_request_seconds_count['graphql_api:endpoint']": 1,
        "forums_gateway_operations_total['OK']": 1,
        "forums_gateway_cost_count[]": 1,
        "forums_gateway_cost_sum[]": cost,
        "forums_gateway_sql_statements_count[]": 1,
    }
    assert statements >= 1


@pytest.mark.django_db
def test_what_somebody_wrote_becomes_no_label(client: Client) -> None:
    def ask() -> None:
        client.get("/graphql/", {"query": "{ evilField }"})
        client.get("/evil/", HTTP_HOST="evil")
        client.generic("EVIL", "/graphql/?operationName=evil")
        client.get("/preview/evil/")
        client.get("/static/evil.css")

    told = added(client, ask)
    assert [name for name in told if "evil" in name.lower()] == []
    assert {name for name in told if name.startswith("forums_gateway_operations")} == {
        "forums_gateway_operations_total['INVALID_DOCUMENT']",
        "forums_gateway_operations_total['METHOD_NOT_ALLOWED']",
    }


@pytest.mark.django_db
def test_tasks_are_told_as_they_stand(client: Client) -> None:
    def task(status: TaskResultStatus, minutes: int) -> None:
        made = DBTaskResult.objects.create(
            args_kwargs={"args": [], "kwargs": {}}, task_path="a.b", queue_name="default", status=status,
            backend_name="background", run_after=timezone.now(), exception_class_path="", traceback="",
        )  # fmt: skip
        enqueued = timezone.now() - timedelta(minutes=minutes)
        DBTaskResult.objects.filter(pk=made.pk).update(enqueued_at=enqueued)

    for status, minutes in [("READY", 3), ("READY", 10), ("FAILED", 60), ("SUCCESSFUL", 90)]:
        task(TaskResultStatus[status], minutes)
    told = samples(client)
    states = {name: value for name, value in told.items() if name.startswith("forums_tasks")}
    assert states == {
        "forums_tasks['waiting']": 2,
        "forums_tasks['running']": 0,
        "forums_tasks['failed']": 1,
    }
    assert 600 <= told["forums_task_oldest_seconds[]"] < 630


def test_nothing_is_counted_without_a_token(client: Client, settings: Settings) -> None:
    settings.METRICS_TOKEN = None
    before = REGISTRY.get_sample_value("forums_requests_total", {"route": "robots", "status": "200"})
    client.get("/robots.txt")
    after = REGISTRY.get_sample_value("forums_requests_total", {"route": "robots", "status": "200"})
    assert before == after


def test_processes_of_one_server_answer_for_all_also_without_a_database(tmp_path: Path) -> None:
    environment = os.environ | {
        "PROMETHEUS_MULTIPROC_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "cms.settings.test",
        "DATABASE_URL": "sqlite://:memory:",
    }

    def run(count: int) -> list[str]:
        command = [sys.executable, "-c", ASK, str(count)]
        ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
        return [line for line in ran.stdout.splitlines() if line.startswith("forums_requests_total{")]

    assert [run(2), run(3)] == [
        ['forums_requests_total{route="front_door",status="200"} 2.0'],
        ['forums_requests_total{route="front_door",status="200"} 5.0'],
    ]
