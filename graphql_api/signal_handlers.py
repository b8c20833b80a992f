"""Listens to the one bell, and to nothing else."""

import logging
from typing import Any

from django.apps import apps

from forums_pages.models import BasePage
from forums_pages.signals import content_changed
from graphql_api.appearances import note
from graphql_api.search.keeping import ENTRIES_OF, keep_page, keep_record

logger = logging.getLogger("graphql_api")
UID = "graphql_api.content_changed"


def on_content_changed(label: str, pk: int, translation_key: str | None, **_kwargs: Any) -> None:
    """Bring up to date what was ever public, and the search entries of what changed.

    It is committed already: whatever goes wrong here is logged, and disturbs nobody who saved something.
    """
    try:
        model = apps.get_model(label)
        note(model, pk, translation_key)
        _keep(model, pk, translation_key)
    except Exception:
        logger.exception("change_not_kept label=%s pk=%s: run manage.py rebuild_search", label, pk)


def _keep(model: Any, pk: int, translation_key: str | None) -> None:
    if issubclass(model, BasePage) and translation_key:
        keep_page(model, translation_key)
    elif model in ENTRIES_OF:
        keep_record(model, pk)


def connect() -> None:
    """Connect every handler. Called once, when the app is ready."""
    content_changed.connect(on_content_changed, dispatch_uid=UID)


def disconnect() -> None:
    """Listen no more, for an import of a thousand things, after which ``rebuild_search`` does it at once."""
    content_changed.disconnect(dispatch_uid=UID)
