"""Asks the gateway from within this process, as somebody without a key, a cookie or a grant.

Whoever serves something else than GraphQL, such as a calendar, learns here what the public may know, and
nowhere else. Answers are kept, and given again while they are true, as those of everybody are.
"""

import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.translation import override
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from graphql_api.context import GatewayContext, request_id_of
from graphql_api.http.answers import text_of
from graphql_api.http.kept import asking
from graphql_api.http.requests import GraphQLRequest
from graphql_api.schema import schema


class OwnDocumentError(Exception):
    """The gateway refused a document of our own: a fault of ours."""


@dataclass(frozen=True)
class Told:
    """What the gateway answered: its JSON, read only when somebody looks inside."""

    text: str

    @cached_property
    def data(self) -> dict[str, Any]:
        """What was asked for."""
        data: dict[str, Any] = json.loads(self.text)["data"]
        return data


def ask_inside(request: HttpRequest, document: str, **variables: Any) -> Told:
    """Return the answer to ``document``, with addresses of the host that ``request`` asks.

    Raises:
        OwnDocumentError: it was refused.
    """
    asked = GraphQLRequest(query=document, variables=variables)
    memory = {"is_personal": False}
    context = GatewayContext(_Anybody(request), request_id_of(request), memory=memory)

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
        raise OwnDocumentError(result.errors[0].message) from result.errors[0].original_error
    return Told(entry.answer.text if entry is not None else text_of(result.data, result.extensions))


class _Anybody(HttpRequest):
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
