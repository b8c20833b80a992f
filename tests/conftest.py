"""What every test is given, so that none sees what another left behind, in whatever order they run."""

from collections.abc import Iterator
from copy import copy
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection, transaction
from django.db.migrations import RunSQL, SeparateDatabaseAndState
from django.db.migrations.recorder import MigrationRecorder
from django.template import Context, RequestContext, Template
from django.test import override_settings
from django.test.utils import ContextList
from django.utils import timezone, translation
from pytest_django import DjangoDbBlocker, Settings
from time_machine import travel

from cms.settings.base import WAGTAILSEARCH_BACKENDS
from graphql_api.cache.store import store

# A Wednesday. Time goes on from here with the suite, which is over long before the day is.
WORKING_DAY = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
BEGUN = perf_counter()
# What runs beside the tests there, browsers and servers, has the real time.
IN_REAL_TIME = ("clients", "deep", "e2e", "services")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Let the modules of tests, which write down moments too, be read on that day."""
    with travel(WORKING_DAY):
        return (yield)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let searches that take longest begin first: no process is to wait in the end for another's."""
    items.sort(key=lambda item: not item.path.stem.endswith("_at_random"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Let every test happen on one working day, so that none depends on the year or fails at midnight."""
    if any(item.get_closest_marker(name) for name in IN_REAL_TIME):
        return (yield)
    with travel(WORKING_DAY + timedelta(seconds=perf_counter() - BEGUN)):
        return (yield)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The table of applied migrations, though none was applied: wagtail-localize notes the last one."""
    with django_db_blocker.unblock():
        MigrationRecorder(connection).ensure_schema()


@pytest.fixture(scope="session", autouse=True)
def admin_is_registered() -> None:
    """A server has loaded all addresses before it saves a row; the admin registers what it watches there."""
    import_module(settings.ROOT_URLCONF)


@pytest.fixture(scope="module")
def rows_of_module(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """Rows that a module's fixtures make after this one are made once, for all of its tests.

    A transaction stays open around them, and what each test does is rolled back to it. Every test of the
    module sees the rows. Hand out deep copies of objects, since tests change them. Returns where uploads are.
    """
    uploads = tmp_path_factory.mktemp("uploads")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=uploads), transaction.atomic():
        yield uploads
        transaction.set_rollback(True)


@pytest.fixture(scope="session", autouse=True)
def whole_pages_contexts_only() -> Iterator[None]:
    """Django's test client copies the context of each template; a page of the admin renders thousands.

    Copying took four tenths of such a page's time. Tests ask what the view told its own template.
    """

    def store(stored: dict[str, Any], context: Context, template: Template, **_kwargs: Any) -> None:
        stored.setdefault("templates", []).append(template)
        contexts = stored.setdefault("context", ContextList())
        if isinstance(context, RequestContext) and context.template is template:
            contexts.append(copy(context))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.test.client.store_rendered_templates", store)
        yield


@pytest.fixture(autouse=True)
def own_uploads(settings: Settings, tmp_path: Path) -> Path:
    """A folder of the test's own for uploads and renditions."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


@pytest.fixture(autouse=True)
def empty_caches() -> None:
    """Wagtail keeps the roots of sites in the cache for an hour: longer than a test's database lives.

    So do answers that are kept: what a test changed is rolled back without a note of that.
    """
    for cache in caches.all(initialized_only=True):
        cache.clear()
    store.forget()


@pytest.fixture(autouse=True)
def english_in_utc() -> Iterator[None]:
    """The language and zone that a request activates stay active after it."""
    with translation.override("en"), timezone.override("UTC"):
        yield


@pytest.fixture
def search_index(db: None, settings: Settings) -> None:
    """Everything saved can be found; SQLite needs tables for it that Wagtail makes in a migration."""
    settings.WAGTAILSEARCH_BACKENDS = WAGTAILSEARCH_BACKENDS
    make_search_tables()


def make_search_tables() -> None:
    """Make the tables that SQLite searches, anew and empty; PostgreSQL needs none."""
    if connection.vendor != "sqlite":
        return
    operations = import_module("wagtail.search.migrations.0006_customise_indexentry").Migration.operations
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS wagtailsearch_indexentry_fts")
        # Where they were committed, they are there from the last time.
        for event in ("insert", "update", "delete"):
            cursor.execute(f"DROP TRIGGER IF EXISTS {event}_wagtailsearch_indexentry_fts")
        for operation in operations:
            if isinstance(operation, SeparateDatabaseAndState):
                for step in operation.database_operations:
                    assert isinstance(step, RunSQL)
                    cursor.execute(step.sql)
