"""Writes answers: JSON with the media type and status that GraphQL over HTTP prescribes, for every origin."""

import json
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from django.http import HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags
from graphql import FieldNode, GraphQLError, GraphQLSyntaxError
from strawberry.types import ExecutionResult

from graphql_api.errors import Code, ReadableError
from graphql_api.http.caching import UNKEPT, VERSION, WANTED, for_browsers

logger = logging.getLogger("graphql_api")

GRAPHQL_JSON = "application/graphql-response+json"
JSON = "application/json"
HTML = "text/html"
# Whoever accepts anything is answered as clients older than the specification expect.
MEDIA_TYPES = (JSON, GRAPHQL_JSON)
METHODS = "GET, HEAD, POST, OPTIONS"
DAY = 86_400
TOO_DEEP = "The document is nested too deeply."
MASKED = "Something went wrong on our side. Tell us the requestId, and we find it in the log."


class Answer(HttpResponse):
    """An answer that is the same whatever language the caller's browser speaks."""

    # ``cms.middleware`` reads this.
    is_localised = False
    # Of an operation: "OK" or the code of its first error, and what it cost. Whoever measures reads them.
    outcome: str | None = None
    cost = 0
    # And of one that was answered: its name, and whether nothing was executed for it.
    operation = ""
    is_kept = False


@dataclass(frozen=True)
class Envelope:
    """What every answer to one request says beside its content."""

    media_type: str
    request_id: str
    # The page that tells of errors; their codes are its anchors.
    documentation_url: str

    def marks(self, code: Code) -> dict[str, str]:
        """Return the ``extensions`` of an error."""
        url = f"{self.documentation_url}#{code.anchor}"
        return {"code": code.value, "requestId": self.request_id, "documentationUrl": url}


def answer(result: ExecutionResult, envelope: Envelope, *, kept_for: int | None) -> Answer:
    """Return the answer to an operation.

    A document that could not be executed has no ``data``; with the newer media type it is a 400. Whoever
    keeps an answer asks again after ``kept_for`` seconds whether it is still true; with None, and if anything
    is wrong with it, it is not kept at all.
    """
    body: dict[str, Any] = {}
    if result.errors:
        body["errors"] = [shown(error, envelope) for error in result.errors]
    executed = result.data is not None or any(error.path for error in result.errors or ())
    if executed:
        body["data"] = result.data
    if result.extensions:
        body["extensions"] = result.extensions
    status = 200 if executed or envelope.media_type == JSON else 400
    response = _response(body, envelope, status)
    return _for_caches(response, [("Cache-Control", for_browsers(None if result.errors else kept_for))])


def answer_again(text: str, cost: int, envelope: Envelope, *, headers: Iterable[tuple[str, str]]) -> Answer:
    """Return the answer that was made once and is still true, and what those who keep it are told.

    ``text`` is its JSON.
    """
    response = _written(text, envelope, 200)
    response.outcome, response.cost = "OK", cost
    return _for_caches(response, headers)


def not_modified(response: Answer) -> Answer:
    """Return what tells a caller who has ``response`` already that it is still true."""
    short = Answer(status=304)
    short.outcome, short.cost = response.outcome, response.cost
    short.operation, short.is_kept = response.operation, response.is_kept
    for name, value in response.items():
        if name != "Content-Type":
            short[name] = value
    del short["Content-Type"]
    return short


def has_already(header: str, etag: str) -> bool:
    """Return whether ``If-None-Match`` names the answer with that tag (RFC 9110, section 13.1.2)."""
    if not etag:
        return False
    # Nearly everybody names the one that they have.
    return header == etag or any(each in ("*", etag, f"W/{etag}") for each in parse_etags(header))


def text_of(data: Any, extensions: Any) -> str:
    """Return the JSON of an answer without errors, as ``answer`` writes it."""
    return _json({"data": data, "extensions": extensions} if extensions else {"data": data})


def _for_caches(response: Answer, headers: Iterable[tuple[str, str]]) -> Answer:
    """Say for how long the answer may be kept, and by which tag it is known again."""
    for name, value in headers:
        response[name] = value
    if response["Cache-Control"] == UNKEPT:
        return response
    named = response["Content-Type"].encode() + response.content
    response["ETag"] = f'"{blake2b(named, digest_size=16).hexdigest()}"'
    return response


def refusal(status: int, code: Code, message: str, envelope: Envelope) -> HttpResponse:
    """Return the answer to a request that is none."""
    error = {"message": message, "extensions": envelope.marks(code)}
    # Clients of Apollo's read the older media type only with a 200.
    is_expected = code is Code.PERSISTED_QUERY_NOT_FOUND and envelope.media_type == JSON
    response = _response({"errors": [error]}, envelope, 200 if is_expected else status)
    response["Cache-Control"] = UNKEPT
    return response


def failure(error: Exception, envelope: Envelope) -> HttpResponse:
    """Return the answer to a request that failed on our side before anything was executed.

    A program is told so with the status 500, and no more than it would be told of a field; the log says why.
    """
    told = GraphQLError(type(error).__name__, original_error=error)
    response = _response({"errors": [shown(told, envelope)]}, envelope, 500)
    response["Cache-Control"] = UNKEPT
    return response


def preflight() -> HttpResponse:
    """Return the answer to a browser that asks whether a page of any origin may ask."""
    response = Answer(status=204)
    response["Allow"] = METHODS
    response["Access-Control-Allow-Methods"] = METHODS
    # The asterisk means every header but this one (Fetch, section 4.9).
    response["Access-Control-Allow-Headers"] = "Authorization, *"
    response["Access-Control-Max-Age"] = str(DAY)
    return open_to_every_origin(response)


def open_to_every_origin(response: HttpResponse) -> HttpResponse:
    """Let pages of every origin read the answer; without cookies and keys, nothing of anybody's is in it."""
    response["Access-Control-Allow-Origin"] = "*"
    exposed = f"X-Request-Id, Retry-After, ETag, WWW-Authenticate, {VERSION}"
    response["Access-Control-Expose-Headers"] = exposed
    return response


def shown(error: GraphQLError, envelope: Envelope) -> dict[str, Any]:
    """Return ``error`` as a client may read it; what nobody foresaw is masked and logged."""
    if isinstance(error.original_error, RecursionError):
        return _shown_as(error, Code.TOO_COMPLEX, TOO_DEEP, envelope)
    if _is_unforeseen(error):
        _log(error, envelope.request_id)
        return _shown_as(error, Code.INTERNAL_ERROR, MASKED, envelope)
    code = (error.extensions or {}).get("code") or _code(error)
    return _shown_as(error, Code(code), error.message, envelope)


def _log(error: GraphQLError, request_id: str) -> None:
    """Write one line that machines can read, too, with the whole story behind it."""
    cause = error.original_error or error
    path = ".".join(map(str, error.path or ()))
    logger.error(
        "gateway_error request_id=%s path=%s error=%s",
        *(request_id, path, type(cause).__name__),
        exc_info=cause,
        extra={"request_id": request_id, "graphql_path": path},
    )


def _is_unforeseen(error: GraphQLError) -> bool:
    """Return whether code or data of our own is behind ``error``, rather than what was asked.

    What is wrong with a document, a variable or an argument is found at that place in the document; what
    goes wrong while a field is executed is located at the field.
    """
    if isinstance(error.original_error or error, ReadableError):
        return False
    if error.path is None:
        return error.original_error is not None and not error.nodes
    return not error.nodes or isinstance(error.nodes[0], FieldNode)


def _code(error: GraphQLError) -> Code:
    return Code.SYNTAX_ERROR if isinstance(error, GraphQLSyntaxError) else Code.INVALID_DOCUMENT


def _shown_as(error: GraphQLError, code: Code, message: str, envelope: Envelope) -> dict[str, Any]:
    formatted: dict[str, Any] = {"message": message}
    if error.locations:
        formatted["locations"] = [{"line": each.line, "column": each.column} for each in error.locations]
    if error.path is not None:
        formatted["path"] = error.path
    formatted["extensions"] = envelope.marks(code)
    return formatted


def _response(body: dict[str, Any], envelope: Envelope, status: int) -> Answer:
    response = _written(_json(body), envelope, status)
    errors: list[dict[str, Any]] = body.get("errors", [])
    response.outcome = errors[0]["extensions"]["code"] if errors else "OK"
    response.cost = body.get("extensions", {}).get("cost", {}).get("actual", 0)
    return response


def _written(text: str, envelope: Envelope, status: int) -> Answer:
    response = Answer(text, content_type=f"{envelope.media_type}; charset=utf-8", status=status)
    response["X-Request-Id"] = envelope.request_id
    patch_vary_headers(response, ["Accept", "Authorization", "X-Page-Grant", WANTED])
    open_to_every_origin(response)
    return response


def _json(body: dict[str, Any]) -> str:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))
