"""Finds the text of what is asked for by name, and keeps to what may be asked at all.

GraphQL over HTTP, appendix "Persisted Documents" (``documentId``), and Apollo's automatic persisted queries
(``extensions.persistedQuery``). The mode is a key's own, else ``GRAPHQL_DOCUMENTS``: ``open`` answers
everything, ``audit`` too and notes what nobody has registered, ``registered`` answers nothing else.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings
from django.db import DatabaseError
from graphql import GraphQLSchema, parse, validate

from graphql_api.documents import memory, registry
from graphql_api.documents.digests import PREFIX, digest_in, digest_of
from graphql_api.documents.reading import name_of
from graphql_api.documents.registry import Registered
from graphql_api.errors import Code
from graphql_api.http.requests import GraphQLRequest, RefusedError
from graphql_api.keys.known import KnownKey

logger = logging.getLogger("graphql_api")

OPEN, AUDIT, REGISTERED_ONLY = MODES = ("open", "audit", "registered")
# What clients of Apollo's look for, word by word.
NOT_FOUND = "PersistedQueryNotFound"


@dataclass(frozen=True)
class FoundDocument:
    """A request with its text, and what to note once it was answered."""

    request: GraphQLRequest
    registered: Registered | None = None
    note: Callable[[datetime], None] | None = None

    @property
    def max_age(self) -> int:
        """For how many seconds its answer may be shown without asking again."""
        found = self.registered
        return found.max_age if found is not None and found.is_registered else 0

    def answered(self, moment: datetime) -> None:
        """Note that it was answered without an error at ``moment``; while that fails, a log tells."""
        try:
            if self.registered is not None:
                registry.note_use(self.registered, moment)
            if self.note is not None:
                self.note(moment)
        except DatabaseError:
            # Such as one that can only be read for a while: nobody waits for our notes.
            logger.exception("The use of a document could not be noted")


def mode_for(key: KnownKey | None) -> str:
    """Return what may be asked with a key: its own mode if it has one, else everybody's."""
    own = key.documents if key is not None else ""
    return own or str(settings.GRAPHQL_DOCUMENTS)


def find_document(asked: GraphQLRequest, mode: str) -> FoundDocument:
    """Return the request with its text. Raise RefusedError: it is not known, blocked, or not registered."""
    if asked.document_id is not None:
        found = _by_identifier(asked, asked.document_id)
    elif asked.digest is not None:
        found = _by_digest(asked, asked.digest)
    else:
        found = FoundDocument(asked)
    return found if mode == OPEN else _allowed(found, mode)


def refuse_foreign(found: FoundDocument, schema: GraphQLSchema) -> None:
    """Tell nothing of a document that the caller named, and that asks for what ``schema`` does not have.

    It is another's, whose key has a scope: whoever guesses its name learns nothing of what it asks for.

    Raises:
        RefusedError: it is not known here.
    """
    if found.registered is not None and found.request.document_id is not None:
        document = parse(found.request.query, no_location=True)
        if validate(schema, document, max_errors=1):
            raise _unknown()


def _unknown() -> RefusedError:
    message = "No document is known by that documentId: send its text as query."
    return RefusedError(400, Code.DOCUMENT_NOT_FOUND, message)


def _by_identifier(asked: GraphQLRequest, identifier: str) -> FoundDocument:
    known = registry.find(identifier)
    digest = digest_in(identifier)
    text = known.text if known is not None else memory.recall(digest) if digest else None
    if text is None:
        raise _unknown()
    return _with_text(asked, text, known)


def _by_digest(asked: GraphQLRequest, digest: str) -> FoundDocument:
    known = registry.find(PREFIX + digest)
    if asked.query:
        if digest_of(asked.query) != digest:
            message = "sha256Hash is not the SHA-256 of the query in UTF-8."
            raise RefusedError(400, Code.BAD_REQUEST, message)
        note = None if known is not None else lambda _moment: memory.remember(digest, asked.query)
        return replace(_with_text(asked, asked.query, known), note=note)
    text = known.text if known is not None else memory.recall(digest)
    if text is None:
        raise RefusedError(400, Code.PERSISTED_QUERY_NOT_FOUND, NOT_FOUND)
    return _with_text(asked, text, known)


def _with_text(asked: GraphQLRequest, text: str, known: Registered | None) -> FoundDocument:
    if known is not None and known.is_blocked:
        message = "This document has been blocked. Ask whoever runs this gateway."
        raise RefusedError(403, Code.DOCUMENT_NOT_REGISTERED, message)
    return FoundDocument(replace(asked, query=text), known)


def _allowed(found: FoundDocument, mode: str) -> FoundDocument:
    text, digest = found.request.query, digest_of(found.request.query)
    known = found.registered or registry.find(PREFIX + digest)
    if known is not None and known.is_registered:
        return replace(found, registered=known)
    if mode == REGISTERED_ONLY:
        message = (
            "Only registered documents are answered. Have this one registered, and ask by its documentId."
        )
        raise RefusedError(403, Code.DOCUMENT_NOT_REGISTERED, message)
    if known is not None:
        return replace(found, registered=known)
    return replace(found, note=lambda moment: registry.note_unregistered(digest, text, name_of(text), moment))
