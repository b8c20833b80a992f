"""How a root field begins to read."""

from typing import Any
from uuid import UUID

import strawberry
from django.conf import settings
from django.db.models import QuerySet

from graphql_api.context import GatewayContext
from graphql_api.enums import LocaleCode
from graphql_api.errors import InvalidInputError
from graphql_api.loading.asking import asked
from graphql_api.loading.peers import load
from graphql_api.loading.reading import Reading
from graphql_api.loading.relations import Rows
from graphql_api.nodes import KIND_BY_NAME, read_identifier
from graphql_api.prepared import among
from graphql_api.shapes import Build, Keys


def reading_in(info: strawberry.Info[GatewayContext, None], locale: LocaleCode | None) -> Reading:
    """Return how to read in ``locale``, or in the site's first language."""
    return Reading(info.context, str(locale.value) if locale is not None else settings.LANGUAGE_CODE)


def only_row_of(reading: Reading, build: Build, *keys: Keys) -> Any:
    """Return the first row of the query that ``build`` makes for ``keys``, or None."""
    found = load(reading, asked(reading, lambda gate, *lists: build(gate, *lists)[:1], *keys)())
    return found[0] if found else None


def only_row(reading: Reading, rows: QuerySet[Any]) -> Any:
    """Return the first of the visible rows, or None."""
    found = load(reading, rows[:1])
    return found[0] if found else None


def page_identified(reading: Reading, rows: Rows, kind: str, identifier: str) -> Any:
    """Return that of the visible pages ``rows`` which an id or uid names, or None.

    Raises:
        InvalidInputError: it names something of another type than ``kind``.
    """
    key = read_identifier(identifier)
    if key is None:
        return None
    if key.kind is not KIND_BY_NAME[kind]:
        raise InvalidInputError(f"This is the id of another type, {key.kind.name}: ask node for it.")
    keys = [UUID(key.key)]
    return only_row_of(reading, lambda gate, keys: rows(gate).filter(among("translation_key", keys)), keys)
