"""The log of a server: one JSON object for each line, with the identifier of the request it belongs to."""

import logging
from collections.abc import Callable
from typing import Any, TextIO

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


class JsonLines(logging.StreamHandler[TextIO]):
    """Writes what is said, each in one line, and what is written down as a line already."""

    def write(self, line: str) -> None:
        """Write a line that somebody has made."""
        with self.lock:  # type: ignore[union-attr]  # a handler that is set up has one
            self.stream.write(line + self.terminator)
            self.flush()


def quick_writer() -> Callable[[str], None] | None:
    """Return what writes made lines to where everything is logged as JSON; None if it is logged otherwise.

    To make a record, hand it on and format it takes longer than all else about an answer that is given again.
    """
    handlers = logging.getLogger().handlers
    return handlers[0].write if len(handlers) == 1 and isinstance(handlers[0], JsonLines) else None


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
            "json": {
                "class": "cms.operations.logs.JsonLines",
                "formatter": "json",
                "filters": ["request_id"],
            },
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
