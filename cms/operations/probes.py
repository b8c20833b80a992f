"""Whether this process lives, and whether it can serve readers, told in a word: reasons are in the log."""

import logging
from functools import cache

from django.core.cache import cache as default_cache
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, JsonResponse

logger = logging.getLogger(__name__)

KEY = "operations.probe"
SECONDS = 60


def health(request: HttpRequest) -> JsonResponse:
    """Say that this process answers; nothing else is touched."""
    return _said({"status": "ok"}, 200)


def ready(request: HttpRequest) -> JsonResponse:
    """Say whether readers can be sent here: 200, or 503 while the database or its tables are not ready.

    Without its cache the site goes on, slower. The answer tells so, and is 200 all the same: all servers
    share that cache, and to send readers to none of them would be worse.
    """
    database, migrations = _database(), False
    if database:
        migrations = _migrations()
    parts = {"database": database, "migrations": migrations, "cache": _cache()}
    is_ready = database and migrations
    words = {part: "ok" if works else "unavailable" for part, works in parts.items()}
    return _said({"status": "ready" if is_ready else "not ready", **words}, 200 if is_ready else 503)


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception as error:  # noqa: BLE001  # whatever it is, the log tells, and the answer that it is so
        return _missing("database", error)
    return True


def _migrations() -> bool:
    """Return whether all that this code knows were applied. More of them are no harm: a newer code's."""
    try:
        missing = known_migrations() - MigrationRecorder(connection).applied_migrations().keys()
    except Exception as error:  # noqa: BLE001  # as above
        return _missing("migrations", error)
    if missing:
        logger.warning("not_ready part=migrations missing=%s", len(missing))
    return not missing


def _cache() -> bool:
    try:
        default_cache.set(KEY, "ok", SECONDS)
        works: bool = default_cache.get(KEY) == "ok"
    except Exception as error:  # noqa: BLE001  # as above
        return _missing("cache", error)
    return works


def _missing(part: str, error: Exception) -> bool:
    logger.warning("not_ready part=%s error=%s", part, type(error).__name__)
    return False


@cache
def known_migrations() -> frozenset[tuple[str, str]]:
    """Read the files once: they do not change while the process lives."""
    return frozenset(MigrationLoader(None).disk_migrations)


def _said(words: dict[str, str], status: int) -> JsonResponse:
    response = JsonResponse(words, status=status)
    response["Cache-Control"] = "no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
