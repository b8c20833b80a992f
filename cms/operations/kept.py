"""Tells of answers that were given again in front of Django what the middlewares tell of all others."""

import logging
from typing import Any

from django.conf import settings

from cms.operations.metrics import COSTS, HITS, OPERATIONS, REQUESTS, STATEMENTS
from cms.operations.middleware import access
from cms.operations.request_ids import identify_given

ROUTE = "graphql_api:endpoint"


def tell(environ: dict[str, Any], status: int, given: Any) -> str:
    """Count it, write its line, and return the request's identifier."""
    request_id = identify_given(environ.get("HTTP_X_REQUEST_ID", ""))
    size = len(given.body) if status != 304 else 0
    if settings.METRICS_TOKEN:
        REQUESTS.labels(ROUTE, str(status)).inc()
        OPERATIONS.labels("OK").inc()
        STATEMENTS.observe(0)
        COSTS.observe(given.entry.answer.cost)
        HITS.inc()
    if access.isEnabledFor(logging.INFO):
        method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
        extra = {"method": method, "path": path, "status": status, "duration_ms": 0.0, "bytes": size}
        access.info("%s %s %s", method, path, status, extra={**extra, "request_id": request_id, "kept": True})
    return request_id
