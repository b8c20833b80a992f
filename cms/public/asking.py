"""Asks the gateway, in this process, without a key: all that the public pages know comes from here."""

import json
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import override
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from cms.public.documents import document
from graphql_api.context import GatewayContext, request_id_of
from graphql_api.errors import InvalidInputError
from graphql_api.http.answers import text_of
from graphql_api.http.kept import asking
from graphql_api.http.requests import GraphQLRequest
from graphql_api.schema import schema
from graphql_api.visibility import Visibility


class GatewayError(Exception):
    """The gateway refused one of our own documents: a fault of ours, which the log tells."""


class InputRefusedError(GatewayError):
    """What was asked for is nothing: a place in a list that is none, or a site while there is none."""


@dataclass(frozen=True)
class Told:
    """What the gateway answered: the JSON as it is kept, read only when somebody looks inside."""

    text: str

    @cached_property
    def data(self) -> dict[str, Any]:
        """What was asked for."""
        data: dict[str, Any] = json.loads(self.text)["data"]
        return data


@dataclass(frozen=True)
class Gateway:
    """The gateway for one visitor at one moment."""

    request: HttpRequest
    # The visitor's own gate, of somebody who was let past what others are not; else everybody's.
    gate: Visibility | None = None
    moment: datetime = field(default_factory=timezone.now)

    @property
    def is_personal(self) -> bool:
        """Whether the answers are for this visitor only."""
        return self.gate is not None

    def opened(self, lifted: frozenset[int]) -> "Gateway":
        """Return the gateway for a visitor who was let past these restrictions, if any."""
        return replace(self, gate=Visibility(self.moment, lifted) if lifted else None)

    def ask(self, name: str, *, is_personal: bool = False, **variables: Any) -> Told:
        """Return the answer to one of our documents, kept like everybody's unless it is personal.

        Raises:
            InputRefusedError: the variables, or the address, name nothing that there is.
            GatewayError: it was refused for another reason.
        """
        asked = GraphQLRequest(query=document(name), variables=variables)
        context = self._context(is_personal or self.is_personal)
        kept = asking(context.request, asked, context)

        def execute(context: GatewayContext) -> ExecutionResult:
            return schema.execute_sync(
                asked.query,
                variable_values=asked.variables,
                context_value=context,
                allowed_operation_types={OperationType.QUERY},
            )

        with override(settings.LANGUAGE_CODE):
            result, entry, _version = kept.answer(execute) if kept else (execute(context), None, None)
        if result.errors:
            first = result.errors[0]
            kind = InputRefusedError if isinstance(first.original_error, InvalidInputError) else GatewayError
            raise kind(f"{name}: {first.message}") from first.original_error
        if entry is not None:
            return Told(entry.answer.text)
        return Told(text_of(result.data, result.extensions))

    def _context(self, is_personal: bool) -> GatewayContext:
        visitor = _Visitor(self.request)
        memory: dict[str, Any] = {"is_personal": is_personal}
        context = GatewayContext(visitor, request_id_of(self.request), self.moment, memory=memory)
        if self.gate is not None:
            memory["visibility"] = self.gate
            return replace(context, asked=self.gate.asked)
        return context


class _Visitor(HttpRequest):
    """Somebody without a key, a cookie or a grant, who asks at the address that was asked."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__()
        self.user = AnonymousUser()
        self.method = "GET"
        self.own_scheme = request.scheme or "http"
        host = request.get_host()
        self.META.update(HTTP_HOST=host, SERVER_NAME=host.partition(":")[0], SERVER_PORT=request.get_port())

    def _get_scheme(self) -> str:
        return self.own_scheme
