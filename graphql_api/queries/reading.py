"""How a root field begins to read."""

from typing import Any

import strawberry
from django.conf import settings
from django.db.models import QuerySet

from graphql_api.context import GatewayContext
from graphql_api.enums import LocaleCode
from graphql_api.errors import InvalidInputError
from graphql_api.loading.peers import load
from graphql_api.loading.reading import Reading
from graphql_api.nodes import KIND_BY_NAME, read_identifier


def reading_in(info: strawberry.Info[GatewayContext, None], locale: LocaleCode | None) -> Reading:
    """Return how to read in ``locale``, or in the site's first language."""
    return Reading(info.context, str(locale.value) if locale is not None else settings.LANGUAGE_CODE)


def only_row(reading: Reading, rows: QuerySet[Any]) -> Any:
    """Return the first of the visible rows, or None."""
    found = load(reading, rows[:1])
    return found[0] if found else None


def page_identified(reading: Reading, rows: QuerySet[Any], kind: str, identifier: str) -> Any:
    """Return that of the visible pages ``rows`` which an id or uid names, or None.

    Raises:
        InvalidInputError: it names something of another type than ``kind``.
    """
    key = read_identifier(identifier)
    if key is None:
        return None
    if key.kind is not KIND_BY_NAME[kind]:
        raise InvalidInputError(f"This is the id of another type, {key.kind.name}: ask node for it.")
    return only_row(reading, rows.filter(translation_key=key.key))
