"""Asks the gateway from within this process, as somebody without a key, a cookie or a grant.

Whoever serves something else than GraphQL, such as a calendar, learns here what the public may know, and
nowhere else. Answers are kept, and given again while they are true, as those of everybody are.
"""

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

from graphql_api.context import GatewayContext, request_id_of
from graphql_api.errors import InvalidInputError
from graphql_api.http.answers import text_of
from graphql_api.http.callers import caller_of
from graphql_api.http.kept import asking
from graphql_api.http.requests import GraphQLRequest
from graphql_api.schema import schema
from graphql_api.visibility import Visibility


class OwnDocumentError(Exception):
    """The gateway refused a document of our own: a fault of ours."""


class NothingSuchError(OwnDocumentError):
    """What was asked for is nothing: a place in a list that is none, or a site while there is none."""


@dataclass(frozen=True)
class Told:
    """What the gateway answered: its JSON, read only when somebody looks inside."""

    text: str

    @cached_property
    def data(self) -> dict[str, Any]:
        """What was asked for."""
        data: dict[str, Any] = json.loads(self.text)["data"]
        return data


@dataclass(frozen=True)
class Asker:
    """Who asks: anybody, unless with a gate of his own. Nothing of what only one may see is kept."""

    moment: datetime = field(default_factory=timezone.now)
    gate: Visibility | None = None
    is_personal: bool = False

    def context(self, request: HttpRequest) -> GatewayContext:
        """Return what the gateway is to know of the request."""
        memory: dict[str, Any] = {"is_personal": self.is_personal or self.gate is not None}
        context = GatewayContext(Anybody(request), request_id_of(request), self.moment, memory=memory)
        if self.gate is None:
            return context
        memory["visibility"] = self.gate
        return replace(context, asked=self.gate.asked)


def ask_inside(request: HttpRequest, document: str, asker: Asker | None = None, **variables: Any) -> Told:
    """Return the answer to ``document``, with addresses of the host that ``request`` asks.

    Raises:
        NothingSuchError: the variables, or the host, name nothing that there is.
        OwnDocumentError: it was refused for another reason.
    """
    asked = GraphQLRequest(query=document, variables=variables)
    context = (asker or Asker()).context(request)

    def execute(context: GatewayContext) -> ExecutionResult:
        return schema.execute_sync(
            asked.query,
            variable_values=asked.variables,
            context_value=context,
            allowed_operation_types={OperationType.QUERY},
        )

    kept = asking(context.request, asked, context)
    with override(settings.LANGUAGE_CODE):
        result, entry, _version = kept.answer(execute) if kept else (execute(context), None, None)
    if result.errors:
        first = result.errors[0]
        kind = NothingSuchError if isinstance(first.original_error, InvalidInputError) else OwnDocumentError
        raise kind(first.message) from first.original_error
    return Told(entry.answer.text if entry is not None else text_of(result.data, result.extensions))


def send_inside(request: HttpRequest, document: str, **variables: Any) -> Told:
    """Return what came of a mutation that whoever sent ``request`` asks for; nothing of it is kept.

    Callers are held to the same rates as those who send it to the gateway themselves.

    Raises:
        OwnDocumentError: it was refused.
    """
    context = Asker(is_personal=True).context(request)
    context.memory["caller"] = caller_of(request)
    with override(settings.LANGUAGE_CODE):
        result = schema.execute_sync(
            document,
            variable_values=variables,
            context_value=context,
            allowed_operation_types={OperationType.MUTATION},
        )
    if result.errors:
        raise OwnDocumentError(result.errors[0].message) from result.errors[0].original_error
    return Told(text_of(result.data, result.extensions))


class Anybody(HttpRequest):
    """A request to the same host that brings nothing by which anybody is known or let in."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__()
        self.user = AnonymousUser()
        self.method = "GET"
        self.META = {
            "HTTP_HOST": request.get_host(),
            "SERVER_NAME": request.META.get("SERVER_NAME", ""),
            "SERVER_PORT": request.get_port(),
        }
        self._own_scheme = request.scheme or "http"

    def _get_scheme(self) -> str:
        return self._own_scheme
