"""The answer of a registered document, as anybody gets it now, which is sent along with a message."""

import json
import logging
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.translation import override
from graphql import NonNullTypeNode, OperationDefinitionNode, VariableDefinitionNode, parse
from graphql.language import OperationType as Operation
from strawberry.types.graphql import OperationType

from cms.webhooks.messages import written
from cms.webhooks.models import Webhook
from graphql_api.context import GatewayContext
from graphql_api.models import DocumentStatus
from graphql_api.schema import schema

logger = logging.getLogger("cms.webhooks")
# What a document may ask to be told of the change, as variables of these names.
VARIABLES = ("uid", "id", "path", "locale")


class DocumentError(Exception):
    """There is no answer."""


def is_answerable(document: str) -> bool:
    """Return whether it can be sent along: one query, which needs no variable that we do not know."""
    operations = _operations(document)
    needed = {
        each.variable.name.value for each in operations[0].variable_definitions or () if _is_needed(each)
    }
    is_query = len(operations) == 1 and operations[0].operation is Operation.QUERY
    return is_query and needed.issubset(VARIABLES)


def with_result(webhook: Webhook, payload: str) -> str:
    """Return the message with the answer of the webhook's document as ``result``, if it has one.

    It is asked anew at each attempt: what is not public any more is not sent, however old the message is.
    Of what lacks a variable that the document needs, as a menu lacks a ``uid``, the result is null.

    Raises:
        DocumentError: it cannot be answered.
    """
    if webhook.document is None:
        return payload
    if webhook.document.status == DocumentStatus.BLOCKED:
        raise DocumentError
    message = json.loads(payload)
    message["data"]["result"] = _answer(webhook.document.document, message["data"])
    return written(message)


def _answer(document: str, data: dict[str, Any]) -> Any:
    declared = _operations(document)[0].variable_definitions or ()
    values = {each.variable.name.value: data.get(each.variable.name.value) for each in declared}
    if any(_is_needed(each) and values[each.variable.name.value] is None for each in declared):
        return None
    try:
        with override(settings.LANGUAGE_CODE):
            result = schema.execute_sync(
                document,
                variable_values={name: value for name, value in values.items() if name in VARIABLES},
                context_value=GatewayContext(_Anybody()),
                allowed_operation_types={OperationType.QUERY},
            )
    except Exception as error:
        logger.exception("webhook_document_failed")
        raise DocumentError from error
    if result.errors:
        # A session that was deleted is null, not an error; this is a document that asks what it may not.
        logger.warning("webhook_document_refused error=%s", result.errors[0].message)
        raise DocumentError
    return result.data


class _Anybody(HttpRequest):
    """Somebody without a key who asks the site by its own address, with which those in the answer begin."""

    def __init__(self) -> None:
        super().__init__()
        self.user = AnonymousUser()
        self.own = urlsplit(settings.WAGTAILADMIN_BASE_URL)
        self.META.update(HTTP_HOST=self.own.netloc, SERVER_NAME=self.own.hostname or "")

    def _get_scheme(self) -> str:
        return str(self.own.scheme)


def _operations(document: str) -> list[OperationDefinitionNode]:
    return [each for each in parse(document).definitions if isinstance(each, OperationDefinitionNode)]


def _is_needed(variable: VariableDefinitionNode) -> bool:
    return isinstance(variable.type, NonNullTypeNode) and variable.default_value is None
