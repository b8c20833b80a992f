"""A balancer is told whether a server lives and is ready, whatever host and scheme it asks with."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache.backends.locmem import LocMemCache
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client, override_settings
from pytest_django import DjangoAssertNumQueries, Settings

from cms.operations.probes import known_migrations

READY = {"status": "ready", "database": "ok", "migrations": "ok", "cache": "ok"}


class AwayCache(LocMemCache):
    """A cache that cannot be reached."""

    def set(self, *args: Any, **kwargs: Any) -> None:
        raise ConnectionError("10.0.0.7 refused")


@pytest.fixture
def migrated(db: None, settings: Settings) -> Iterator[None]:
    """The suite knows no migrations; a server does, and has noted them all."""
    settings.MIGRATION_MODULES = {}
    known_migrations.cache_clear()
    recorder = MigrationRecorder(connection)
    for app, name in known_migrations():
        recorder.record_applied(app, name)
    yield
    known_migrations.cache_clear()


def test_health_touches_nothing(client: Client) -> None:
    response = client.get("/-/health")
    # Without the fixture db, any query would fail the test.
    assert (response.status_code, response.json(), dict(response.cookies)) == (200, {"status": "ok"}, {})


@override_settings(ALLOWED_HOSTS=["www.example.org"], SECURE_SSL_REDIRECT=True)
def test_probes_ask_by_address_and_in_plain_http(client: Client, migrated: None) -> None:
    asked = {"headers": {"host": "10.0.0.5:8000"}}
    assert client.get("/robots.txt", **asked).status_code in {301, 400}
    assert [client.get(path, **asked).status_code for path in ("/-/health", "/-/ready")] == [200, 200]


def test_ready_says_so_with_two_statements(
    client: Client, migrated: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/-/ready")
    # Is there an answer, is there the table of migrations, and what does it hold?
    with django_assert_num_queries(3):
        response = client.get("/-/ready")
    told = (response.status_code, response.json(), response["Cache-Control"], dict(response.cookies))
    assert told == (200, READY, "no-store", {})


def test_newer_migrations_of_other_servers_are_no_harm(client: Client, migrated: None) -> None:
    MigrationRecorder(connection).record_applied("forums_pages", "9999_of_tomorrow")
    assert client.get("/-/ready").json() == READY


def test_a_migration_that_is_missing_keeps_readers_away(client: Client, migrated: None) -> None:
    MigrationRecorder(connection).record_unapplied("forums_pages", "0001_initial")
    response = client.get("/-/ready")
    told = READY | {"status": "not ready", "migrations": "unavailable"}
    assert (response.status_code, response.json()) == (503, told)


def test_a_database_that_is_away_is_told_without_its_reasons(
    client: Client, migrated: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_args: object) -> None:
        raise ConnectionError("password of gateway@10.0.0.7 was wrong")

    with monkeypatch.context() as patch:
        patch.setattr(CursorWrapper, "execute", refuse)
        response = client.get("/-/ready")
    told = {"status": "not ready", "database": "unavailable", "migrations": "unavailable", "cache": "ok"}
    assert (response.status_code, response.json()) == (503, told)
    assert "not_ready part=database error=ConnectionError" in caplog.messages


def test_without_its_cache_the_site_goes_on(client: Client, migrated: None, settings: Settings) -> None:
    settings.CACHES = {"default": {"BACKEND": f"{__name__}.AwayCache"}}
    response = client.get("/-/ready")
    assert (response.status_code, json.loads(response.content)) == (200, READY | {"cache": "unavailable"})
