"""Answers that are given again, without executing anything, for as long as they are true."""

import json
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest
from strawberry.types import ExecutionResult

from graphql_api.cache.entries import Entry
from graphql_api.cache.store import store
from graphql_api.context import GatewayContext
from graphql_api.documents.digests import digest_of
from graphql_api.documents.registry import TRUSTED_FOR
from graphql_api.http.answers import text_of
from graphql_api.http.documents import OPEN, FoundDocument, mode_for
from graphql_api.http.requests import GraphQLRequest
from graphql_api.keys.known import KnownKey
from graphql_api.keys.usage import operation_in

# Where, in the environment of WSGI, the view tells what it gave, and whether its document was looked up.
SLOT = "graphql_api.given"
Execute = Callable[[GatewayContext], ExecutionResult]


@dataclass(frozen=True)
class KeptAnswer:
    """The JSON of an answer, and what it cost."""

    text: str
    cost: int


@dataclass(frozen=True)
class Asking:
    """A request whose answer may be kept, with the name under which it is."""

    key: Hashable
    context: GatewayContext

    def answer(self, execute: Execute) -> tuple[ExecutionResult, Entry | None, int]:
        """Return what is kept and true, beside an empty result; else what ``execute`` returns.

        What is kept of that comes with it: nothing of errors, and of what is one reader's own. Last comes up
        to which version it holds everything.
        """
        entry, version = self._find()
        if entry is None:
            with store.turns.taken(self.key) as is_first:
                if not is_first:
                    entry, version = self._find()
                if entry is None:
                    return *self._make(execute), version
        return ExecutionResult(data=None, errors=None), entry, version

    def _find(self) -> tuple[Entry | None, int]:
        number = store.number()
        # Before anything is compared with what has changed until then.
        version = store.journal.version
        return store.find(self.key, self.context.moment, number), version

    def _make(self, execute: Execute) -> tuple[ExecutionResult, Entry | None]:
        with store.making(self.key, self.context.moment) as making:
            result = execute(replace(self.context, moment=making.recorder.moment))
        if result.errors or result.data is None or self.context.memory.get("is_personal"):
            return result, None
        cost = (result.extensions or {}).get("cost", {}).get("actual", 0)
        return result, making.keep(KeptAnswer(text_of(result.data, result.extensions), cost))


def asking(request: HttpRequest, asked: GraphQLRequest, context: GatewayContext) -> Asking | None:
    """Return how the answer is kept; None where none is, or for what is no plain query of everybody's."""
    if not settings.GRAPHQL_CACHE or context.memory["is_personal"] or "mutation" in asked.query:
        return None
    # Answers hold addresses with scheme and host.
    return Asking((request.scheme, request.get_host(), *_name_of(asked)), context)


@dataclass(frozen=True, slots=True)
class Told:
    """What the view tells whoever stands in front of it of an answer that is kept."""

    entry: Entry
    # For how long caches in front are told to keep it; None if that is said already, or to no one but them.
    kept_for: int | None
    # Until when, on the clock that only goes forward, nobody need look whether the caller may still ask so.
    trusted_until: float
    # The key that it was asked with, and what for: each answer is counted.
    key: KnownKey | None = None
    operation: str = ""


def tell_front(
    request: HttpRequest, entry: Entry, found: FoundDocument, context: GatewayContext, kept_for: int | None
) -> None:
    """Let whoever stands in front of Django give the answer again by itself, to be kept for as long.

    A document that is looked up in the registry may be blocked there, and a key may be revoked: both are
    looked up again soon.
    """
    slot = request.environ.get(SLOT) if isinstance(request, WSGIRequest) else None
    if slot is None:
        return
    asked, key = found.request, context.key
    trusted_until = float("inf")
    if asked.document_id is not None or asked.digest is not None or mode_for(key) != OPEN:
        trusted_until = monotonic() + TRUSTED_FOR
    if key is None:
        slot.append(Told(entry, kept_for, trusted_until))
        return
    trusted_until = min(trusted_until, key.trusted_until(context.moment))
    operation = operation_in(asked.query, asked.operation_name)
    slot.append(Told(entry, None, trusted_until, key, operation))


def _name_of(asked: GraphQLRequest) -> tuple[Any, ...]:
    variables = json.dumps(asked.variables, sort_keys=True) if asked.variables else ""
    return digest_of(asked.query), variables, asked.operation_name
