"""Listens to the one bell, and to nothing else."""

import logging
from collections.abc import Mapping
from typing import Any

from django.apps import AppConfig, apps
from django.db import DatabaseError, transaction
from django.db.models.signals import post_migrate

from forums_pages.models import BasePage
from forums_pages.signals import content_changed, content_changing
from graphql_api.appearances import note
from graphql_api.cache.triggers import install
from graphql_api.search.keeping import ENTRIES_OF, keep_pages, keep_records

logger = logging.getLogger("graphql_api")
UID = "graphql_api.content_changed"
NOT_KEPT = "change_not_kept label=%s pk=%s: run manage.py rebuild_search"
# So many are brought up to date by one set of statements.
BATCH = 200
Rings = list[dict[str, Any]]


def on_content_changing(rings: Rings, **_kwargs: Any) -> None:
    """Do the same inside the transaction, for all that it changes, so that no server dies between the two.

    Raises:
        DatabaseError: it could not be written.
    """
    try:
        with transaction.atomic():
            _follow(rings)
    except DatabaseError:
        raise
    except Exception:
        # Nobody is kept from publishing by a word that cannot be indexed, nor anything else from being found.
        logger.exception("changes_not_kept_together count=%s", len(rings))
        for ring in rings:
            _follow_alone(ring)


def on_content_changed(
    label: str, pk: int, translation_key: str | None, settled: bool = False, **_kwargs: Any
) -> None:
    """Bring up to date what was ever public, and the search entries of what changed.

    It is committed already: whatever goes wrong here is logged, and disturbs nobody who saved something.
    """
    if settled:
        return
    try:
        _follow([{"label": label, "pk": pk, "translation_key": translation_key}])
    except Exception:
        logger.exception(NOT_KEPT, label, pk)


def _follow_alone(ring: dict[str, Any]) -> None:
    try:
        with transaction.atomic():
            _follow([ring])
    except DatabaseError:
        raise
    except Exception:
        logger.exception(NOT_KEPT, ring["label"], ring["pk"])


def _follow(rings: Rings) -> None:
    """Bring up to date what the rings tell of: those of one kind together."""
    by_label: dict[str, dict[int, str | None]] = {}
    for ring in rings:
        by_label.setdefault(ring["label"], {})[ring["pk"]] = ring["translation_key"]
    for label, changed in by_label.items():
        model, items = apps.get_model(label), list(changed.items())
        for start in range(0, len(items), BATCH):
            part = dict(items[start : start + BATCH])
            note(model, part)
            _keep(model, part)


def _keep(model: Any, changed: Mapping[int, str | None]) -> None:
    if issubclass(model, BasePage):
        keep_pages(model, {key for key in changed.values() if key})
    elif model in ENTRIES_OF:
        keep_records(model, list(changed))


def on_migrated(app_config: AppConfig, using: str, **_kwargs: Any) -> None:
    """Have the database write down what changes, whatever its tables look like now."""
    if app_config.label == "graphql_api":
        install(using)


def connect() -> None:
    """Connect every handler. Called once, when the app is ready."""
    post_migrate.connect(on_migrated, dispatch_uid="graphql_api.triggers")
    content_changing.connect(on_content_changing, dispatch_uid=UID)
    content_changed.connect(on_content_changed, dispatch_uid=UID)


def disconnect() -> None:
    """Listen no more, for an import of a thousand things, after which ``rebuild_search`` does it at once."""
    content_changing.disconnect(dispatch_uid=UID)
    content_changed.disconnect(dispatch_uid=UID)
