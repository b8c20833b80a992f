"""Tells of answers that were given again in front of Django what the middlewares tell of all others.

There are many thousands of them in a second: each is told in a few microseconds.
"""

import logging
from datetime import UTC, datetime
from typing import Any

from django.conf import settings

from cms.operations.kept_metrics import count
from cms.operations.logs import quick_writer
from cms.operations.middleware import access
from cms.operations.request_ids import identify_given


def tell(environ: dict[str, Any], status: int, given: Any) -> str:
    """Count it, write its line, and return the request's identifier."""
    request_id = identify_given(environ.get("HTTP_X_REQUEST_ID", ""))
    if settings.METRICS_TOKEN:
        count(status, given.entry.answer.cost)
    if access.isEnabledFor(logging.INFO):
        size = len(given.body) if status != 304 else 0
        _write(environ["REQUEST_METHOD"], environ["PATH_INFO"], status, size, request_id)
    return request_id


def _write(method: str, path: str, status: int, size: int, request_id: str) -> None:
    write = quick_writer()
    if write is None:
        said = {"method": method, "path": path, "status": status, "duration_ms": 0.0, "bytes": size}
        access.info("%s %s %s", method, path, status, extra={**said, "request_id": request_id, "kept": True})
        return
    # Method and path are two of ours, and the identifier is letters and digits: nothing needs a backslash.
    moment = datetime.now(tz=UTC).isoformat()
    write(
        f'{{"level": "INFO", "logger": "cms.access", "message": "{method} {path} {status}", '
        f'"time": "{moment}", "method": "{method}", "path": "{path}", "status": {status}, '
        f'"duration_ms": 0.0, "bytes": {size}, "request_id": "{request_id}", "kept": true}}'
    )
