"""The log of a server: one JSON object for each line, with the identifier of the request it belongs to."""

import logging
from typing import Any

from django.http import HttpRequest
from pythonjsonlogger.core import RESERVED_ATTRS

from cms.operations.request_ids import current_request_id

# Parts of addresses that open something to whoever knows them.
SECRETS = ("token",)


def shown_path(request: HttpRequest) -> str:
    """Return the path that was asked for, with dots in the place of what opens a door."""
    path, match = request.path, request.resolver_match
    for name in SECRETS:
        if match is not None and name in match.kwargs:
            path = path.replace(str(match.kwargs[name]), "...")
    return path


class WithRequestId(logging.Filter):
    """Adds ``request_id`` to what is said while a request is answered, and hides what opens a door."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let everything through."""
        request = getattr(record, "request", None)
        request_id = current_request_id.get() or getattr(request, "request_id", "")
        if request_id and not hasattr(record, "request_id"):
            record.request_id = request_id
        if isinstance(request, HttpRequest) and isinstance(record.args, tuple):
            # Django's own lines about what failed name the path.
            shown = shown_path(request)
            record.args = tuple(shown if each == request.path else each for each in record.args)
        return True


def json_logging(level: str) -> dict[str, Any]:
    """Return Django's setting ``LOGGING``: everything from ``level`` on goes to standard error, as JSON."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"request_id": {"()": "cms.operations.logs.WithRequestId"}},
        "formatters": {
            "json": {
                "()": "pythonjsonlogger.json.JsonFormatter",
                "fmt": ["levelname", "name", "message"],
                "rename_fields": {"levelname": "level", "name": "logger"},
                "timestamp": "time",
                # Their texts hold query strings and addresses.
                "reserved_attrs": [*RESERVED_ATTRS, "request", "response"],
                "json_ensure_ascii": False,
            }
        },
        "handlers": {
            "json": {"class": "logging.StreamHandler", "formatter": "json", "filters": ["request_id"]},
        },
        "root": {"handlers": ["json"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            # What is not found or not allowed stands in the line of its request already.
            "django.request": {"level": "ERROR"},
            # It warns several times a second while the database is away; whoever needs it tells, too.
            "psycopg.pool": {"level": "ERROR"},
        },
    }
