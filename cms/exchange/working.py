"""What takes longer than a request may: imports of many rows, done by ``manage.py worker``."""

import logging
import time
from typing import Any

from django.contrib.auth import get_user_model
from django.core.cache import caches
from django_tasks import task

from forums_pages.models import Import
from forums_pages.programme.importing.applying import apply
from forums_pages.programme.importing.undoing import undo

logger = logging.getLogger(__name__)
# So many rows are done while the editor waits: about a second.
AT_ONCE = 20
# How often it is told how far it is, in seconds, and for how long that is remembered.
TOLD_EVERY, TOLD_FOR = 0.5, 3600


@task(backend="background")
def apply_import(pk: int) -> str:
    """Apply the import, and return its state. Doing it twice applies it once."""
    return str(apply(pk, Told(pk)).state)


@task(backend="background")
def undo_import(pk: int, user_pk: int) -> str:
    """Undo the import for the user, and return its state. Doing it twice undoes it once."""
    user = get_user_model().objects.get(pk=user_pk)
    return str(undo(pk, user, Told(pk)).state)


class Told:
    """Tells whoever looks how far an import is.

    Its transaction shows nobody anything before its end, so this goes another way. Where that fails, the
    import goes on.
    """

    def __init__(self, pk: int) -> None:
        self.pk, self.told_at = pk, 0.0

    def __call__(self, done: int, all_of_them: int) -> None:
        now = time.monotonic()
        if now - self.told_at < TOLD_EVERY and done < all_of_them:
            return
        self.told_at = now
        try:
            caches["progress"].set(_key(self.pk), (done, all_of_them, time.time()), TOLD_FOR)
        except Exception:
            logger.exception("Nobody can be told how far import %s is", self.pk)


def progress_of(imported: Import) -> dict[str, Any]:
    """Return how many rows are done of how many, and for how many seconds nothing was heard."""
    try:
        told = caches["progress"].get(_key(imported.pk))
    except Exception:
        logger.exception("Nobody can be told how far import %s is", imported.pk)
        told = None
    done, all_of_them, heard_at = told or (0, 0, None)
    silent = int(time.time() - heard_at) if heard_at else None
    percent = done * 100 // all_of_them if all_of_them else 0
    return {"done": done, "all": all_of_them, "percent": percent, "silent": silent}


def forget_progress(pk: int) -> None:
    """Begin to tell anew."""
    try:
        caches["progress"].delete(_key(pk))
    except Exception:
        logger.exception("Nobody can be told how far import %s is", pk)


def _key(pk: int) -> str:
    return f"import-{pk}"
