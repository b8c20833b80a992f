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
    INVALID_INPUT = "INVALID_INPUT"
    INTERNAL_ERROR = "INTERNAL_ERROR"


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
