"""Listens to the one bell, and to nothing else."""

import logging
from typing import Any

from django.apps import AppConfig, apps
from django.db import DatabaseError, transaction
from django.db.models.signals import post_migrate

from forums_pages.models import BasePage
from forums_pages.signals import content_changed, content_changing
from graphql_api.appearances import note
from graphql_api.cache.triggers import install
from graphql_api.search.keeping import ENTRIES_OF, keep_page, keep_record

logger = logging.getLogger("graphql_api")
UID = "graphql_api.content_changed"
NOT_KEPT = "change_not_kept label=%s pk=%s: run manage.py rebuild_search"


def on_content_changing(label: str, pk: int, translation_key: str | None, **_kwargs: Any) -> None:
    """Do the same inside the transaction, so that no server dies between the two.

    Raises:
        DatabaseError: it could not be written.
    """
    try:
        with transaction.atomic():
            _follow(label, pk, translation_key)
    except DatabaseError:
        raise
    except Exception:
        # Nobody is kept from publishing by a word that cannot be indexed.
        logger.exception(NOT_KEPT, label, pk)


def on_content_changed(
    label: str, pk: int, translation_key: str | None, settled: bool = False, **_kwargs: Any
) -> None:
    """Bring up to date what was ever public, and the search entries of what changed.

    It is committed already: whatever goes wrong here is logged, and disturbs nobody who saved something.
    """
    if settled:
        return
    try:
        _follow(label, pk, translation_key)
    except Exception:
        logger.exception(NOT_KEPT, label, pk)


def _follow(label: str, pk: int, translation_key: str | None) -> None:
    model = apps.get_model(label)
    note(model, pk, translation_key)
    _keep(model, pk, translation_key)


def _keep(model: Any, pk: int, translation_key: str | None) -> None:
    if issubclass(model, BasePage) and translation_key:
        keep_page(model, translation_key)
    elif model in ENTRIES_OF:
        keep_record(model, pk)


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
