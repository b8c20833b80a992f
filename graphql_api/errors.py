"""Errors that a client is meant to read. Everything else is masked and logged."""

from enum import StrEnum

from graphql import GraphQLError


class Code(StrEnum):
    """What ``extensions.code`` may say; documented in ``docs/frontends.md``."""

    BAD_REQUEST = "BAD_REQUEST"
    UNSUPPORTED_MEDIA_TYPE = "UNSUPPORTED_MEDIA_TYPE"
    NOT_ACCEPTABLE = "NOT_ACCEPTABLE"
    METHOD_NOT_ALLOWED = "METHOD_NOT_ALLOWED"
    BODY_TOO_LARGE = "BODY_TOO_LARGE"
    SYNTAX_ERROR = "SYNTAX_ERROR"
    INVALID_DOCUMENT = "INVALID_DOCUMENT"
    TOO_COMPLEX = "TOO_COMPLEX"
    RATE_LIMITED = "RATE_LIMITED"
    UNAUTHENTICATED = "UNAUTHENTICATED"
    ORIGIN_NOT_ALLOWED = "ORIGIN_NOT_ALLOWED"
    INVALID_INPUT = "INVALID_INPUT"
    DOCUMENT_NOT_FOUND = "DOCUMENT_NOT_FOUND"
    DOCUMENT_NOT_REGISTERED = "DOCUMENT_NOT_REGISTERED"
    PERSISTED_QUERY_NOT_FOUND = "PERSISTED_QUERY_NOT_FOUND"
    INTERNAL_ERROR = "INTERNAL_ERROR"

    @property
    def anchor(self) -> str:
        """Where the page about errors tells of it."""
        return self.value.lower().replace("_", "-")


MEANINGS = {
    Code.BAD_REQUEST: "The body is no request: it must be JSON with `query`, `variables`, `operationName`.",
    Code.SYNTAX_ERROR: "The document is no GraphQL; the message says where it stops being it.",
    Code.INVALID_DOCUMENT: "The document, its variables or its arguments do not fit the schema.",
    Code.TOO_COMPLEX: "The document asks for too much at once; the message says which limit, and what to do.",
    Code.RATE_LIMITED: "You asked for too much in a short time; wait as many seconds as `Retry-After` says.",
    Code.UNAUTHENTICATED: (
        "The key is wrong, has ended or was revoked; send one that works, or none at all."
    ),
    Code.ORIGIN_NOT_ALLOWED: (
        "The key may not be used from pages of this site: its owner names the sites; secret keys have none."
    ),
    Code.INVALID_INPUT: "An argument is well-typed, but cannot be: `first: 0`, a cursor of another list.",
    Code.METHOD_NOT_ALLOWED: "Neither GET nor POST, or a mutation by GET.",
    Code.NOT_ACCEPTABLE: "`accept` names nothing that is spoken here.",
    Code.BODY_TOO_LARGE: "The body is longer than one request may be.",
    Code.UNSUPPORTED_MEDIA_TYPE: (
        "The body is not `application/json` in UTF-8; forms and uploads are not read."
    ),
    Code.DOCUMENT_NOT_FOUND: "No document is registered under that `documentId`; send its text as `query`.",
    Code.DOCUMENT_NOT_REGISTERED: "Only registered documents are answered here; have this one registered.",
    Code.PERSISTED_QUERY_NOT_FOUND: (
        "The digest is not known (any more): send `query` and `extensions.persistedQuery` together, once."
    ),
    Code.INTERNAL_ERROR: "Our fault. Tell us the `requestId`, and we find it in the log.",
}


class ReadableError(GraphQLError):
    """An error whose sentence is written for the client's developer."""

    code = Code.BAD_REQUEST

    def __init__(self, message: str, **kwargs: object) -> None:
        super().__init__(message, extensions={"code": self.code.value}, **kwargs)  # type: ignore[arg-type]  # passed on


class InvalidInputError(ReadableError):
    """An argument is well-typed, but says something that cannot be."""

    code = Code.INVALID_INPUT


class TooComplexError(ReadableError):
    """The document asks for more than one request may."""

    code = Code.TOO_COMPLEX


class RateLimitedError(ReadableError):
    """The caller has asked for more than it may in a while; it may ask again in ``retry_after`` seconds."""

    code = Code.RATE_LIMITED

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"You have asked for too much in a short time. Ask again in {retry_after} seconds.")
        self.retry_after = retry_after
