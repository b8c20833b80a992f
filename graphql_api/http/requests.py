"""Reads requests (https://graphql.github.io/graphql-over-http/draft/), trusting nobody."""

import json
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, UnreadablePostError
from django.http.request import QueryDict

from graphql_api.documents.digests import DIGEST
from graphql_api.errors import Code
from graphql_api.extensions.limits import limits

JSON = "application/json"
SHAPE = 'Send {"query": "{ … }", "variables": {…}}, written by a library.'


class RefusedError(Exception):
    """The request cannot be answered; says why, and with which status."""

    def __init__(self, status: int, code: Code, message: str, **headers: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        # Named as keyword arguments are: Retry_After for Retry-After.
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


@dataclass(frozen=True)
class GraphQLRequest:
    """What a client asks: a text, or a document that it names by an identifier or by a digest."""

    query: str
    variables: dict[str, Any] | None = None
    operation_name: str | None = None
    document_id: str | None = None
    digest: str | None = None


def read_get(parameters: QueryDict) -> GraphQLRequest:
    """Return the request that is written in an address. Raise RefusedError."""
    fields = {name: parameters.get(name) or None for name in ("query", "documentId", "operationName")}
    written = {name: parameters.get(name) for name in ("variables", "extensions")}
    return _checked(fields | {name: _parse(text, name) for name, text in written.items() if text})


def read_post(request: HttpRequest) -> GraphQLRequest:
    """Return the request that is written in a body. Raise RefusedError."""
    if request.content_type != JSON:
        raise RefusedError(
            415,
            Code.UNSUPPORTED_MEDIA_TYPE,
            f"Send the request as {JSON}; form data and uploads are not read.",
        )
    if (request.content_params or {}).get("charset", "utf-8").lower().replace("-", "") != "utf8":
        raise RefusedError(415, Code.UNSUPPORTED_MEDIA_TYPE, "Send the request in UTF-8.")
    body = _parse(_body(request), "The body")
    if isinstance(body, list):
        raise _bad("Send one operation for each request; batches are not read.")
    if not isinstance(body, dict):
        raise _bad("The body must be a JSON object with a query.")
    return _checked(body)


def _body(request: HttpRequest) -> str:
    most = limits().body_bytes
    refusal = RefusedError(413, Code.BODY_TOO_LARGE, f"The body may have at most {most:,} bytes.")
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdigit() or int(length) > most:
        raise refusal
    try:
        return request.body.decode("utf-8")
    except RequestDataTooBig:
        raise refusal from None
    except UnicodeDecodeError:
        raise _bad("The body is not valid UTF-8.") from None
    except UnreadablePostError:
        raise _bad("The body did not arrive in full.") from None


def _parse(text: str, what: str) -> Any:
    try:
        parsed = json.loads(text, parse_constant=_refuse_constant)
        # A lone half of a surrogate pair is a str that no answer could repeat.
        json.dumps(parsed, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise _bad(f"{what} must be JSON; it stops being it at {place}. {SHAPE}") from None
    except (ValueError, RecursionError):
        raise _bad(f"{what} must be JSON that can be repeated as it stands. {SHAPE}") from None
    return parsed


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON.")


def _checked(fields: dict[str, Any]) -> GraphQLRequest:
    query, variables = fields.get("query"), fields.get("variables")
    name, extensions = fields.get("operationName"), fields.get("extensions")
    identifier, digest = fields.get("documentId"), _digest(extensions)
    if identifier is not None and (not isinstance(identifier, str) or query):
        raise _bad("documentId must be a text, and stands instead of query.")
    if identifier is None and digest is None and (not isinstance(query, str) or not query.strip()):
        raise _bad(
            'Send a document as query, such as {"query": "{ forums { nodes { title } } }"}, '
            "or name one by documentId."
        )
    if not isinstance(query, str | None):
        raise _bad("query must be a text.")
    if not isinstance(variables, dict | None):
        raise _bad("variables must be a JSON object.")
    if not isinstance(name, str | None):
        raise _bad("operationName must be a text.")
    if not isinstance(extensions, dict | None):
        raise _bad("extensions must be a JSON object.")
    return GraphQLRequest(query or "", variables, name or None, identifier, digest)


def _digest(extensions: Any) -> str | None:
    """Return the digest that Apollo's clients send for a document instead of its text, or beside it."""
    asked = extensions.get("persistedQuery") if isinstance(extensions, dict) else None
    if asked is None:
        return None
    digest = asked.get("sha256Hash") if isinstance(asked, dict) else None
    if not isinstance(digest, str) or not DIGEST.fullmatch(digest) or asked.get("version") != 1:
        raise _bad("persistedQuery must be version 1 with a sha256Hash of 64 hexadecimal digits.")
    return digest


def _bad(message: str) -> RefusedError:
    return RefusedError(400, Code.BAD_REQUEST, message)
