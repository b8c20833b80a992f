"""The answer of a registered document, as anybody gets it now, which is sent along with a message."""

import json
import logging
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.translation import override
from graphql import OperationDefinitionNode, parse
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


def with_result(webhook: Webhook, payload: str) -> str:
    """Return the message with the answer of the webhook's document as ``result``, if it has one.

    It is asked anew at each attempt: what is not public any more is not sent, however old the message is.

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
    request = HttpRequest()
    request.user = AnonymousUser()
    # Addresses in the answer begin with the site's own.
    request.META.update(
        HTTP_HOST=settings.ALLOWED_HOSTS[0].lstrip("*.") or "localhost", SERVER_NAME="localhost"
    )
    try:
        with override(settings.LANGUAGE_CODE):
            result = schema.execute_sync(
                document,
                variable_values={name: data.get(name) for name in _declared(document)},
                context_value=GatewayContext(request),
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


def _declared(document: str) -> list[str]:
    operations = [each for each in parse(document).definitions if isinstance(each, OperationDefinitionNode)]
    declared = {each.variable.name.value for each in operations[0].variable_definitions or ()}
    return [name for name in VARIABLES if name in declared]
