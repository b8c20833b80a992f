"""Listens to the one bell, and to nothing else."""

import logging
from typing import Any

from django.db import DatabaseError, transaction

from cms.webhooks.outbox import write_down
from cms.webhooks.rings import Ring
from forums_pages.signals import TOLD, content_changed, content_settled

logger = logging.getLogger("cms.webhooks")
UID = "cms.webhooks"
NOT_TOLD = "change_not_told rings=%s"


def on_content_settled(rings: list[dict[str, Any]], **_kwargs: Any) -> None:
    """Write one event for all that one request or one due publication changes, in its transaction.

    Raises:
        DatabaseError: it could not be written.
    """
    told = [Ring(**each) for each in rings]
    try:
        with transaction.atomic():
            write_down(told)
    except DatabaseError:
        raise
    except Exception:
        # Nobody is kept from publishing because others cannot be told.
        logger.exception(NOT_TOLD, told)


def on_content_changed(settled: bool = False, **kwargs: Any) -> None:
    """Write an event for what a command or a task changed, after its commit; a failure is logged."""
    if settled:
        return
    ring = Ring(**{name: kwargs[name] for name in TOLD})
    try:
        write_down([ring])
    except Exception:
        logger.exception(NOT_TOLD, [ring])


def connect() -> None:
    """Connect every handler. Called once, when the app is ready."""
    content_settled.connect(on_content_settled, dispatch_uid=UID)
    content_changed.connect(on_content_changed, dispatch_uid=UID)
