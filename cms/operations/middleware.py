"""What stands before everything else: the identifier of each request, its line in the log, and the probes."""

import logging
from collections.abc import Callable
from time import perf_counter

from django.http import HttpRequest
from django.http.response import HttpResponse, HttpResponseBase

from cms.operations.logs import shown_path
from cms.operations.metrics import metrics
from cms.operations.probes import health, ready
from cms.operations.request_ids import HEADER, current_request_id, identify

access = logging.getLogger("cms.access")

Answering = Callable[[HttpRequest], HttpResponseBase]
PROBES: dict[str, Callable[[HttpRequest], HttpResponse]] = {
    "/-/health": health,
    "/-/ready": ready,
    "/-/metrics": metrics,
}


class RequestIds:
    """Gives each request an identifier, returns it with the answer, and writes one line about both."""

    def __init__(self, get_response: Answering) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        begun = perf_counter()
        request_id = identify(request)
        request.request_id = request_id  # type: ignore[attr-defined]  # read by the gateway and the log
        token = current_request_id.set(request_id)
        try:
            response = self.get_response(request)
            response[HEADER] = request_id
            # Every few seconds a probe would say that all is well; what is not, it logs itself.
            if request.path_info not in PROBES and access.isEnabledFor(logging.INFO):
                _write(request, response, perf_counter() - begun)
        finally:
            current_request_id.reset(token)
        return response


class Probes:
    """Answers balancers and Prometheus, before hosts are checked or anybody is sent to https.

    They ask each server by its address, in plain HTTP; the answers depend on no host and set no cookie.
    """

    def __init__(self, get_response: Answering) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        probe = PROBES.get(request.path_info)
        return self.get_response(request) if probe is None else probe(request)


def _write(request: HttpRequest, response: HttpResponseBase, seconds: float) -> None:
    """Write no address of a person, no query string and nothing that opens a door."""
    path = shown_path(request)
    size = len(response.content) if isinstance(response, HttpResponse) else None
    access.info(
        "%s %s %s",
        *(request.method, path, response.status_code),
        extra={
            "method": request.method,
            "path": path,
            "status": response.status_code,
            "duration_ms": round(seconds * 1000, 1),
            "bytes": size,
        },
    )
