"""How a root field begins to read."""

from typing import Any

import strawberry
from django.conf import settings
from django.db.models import QuerySet

from graphql_api.context import GatewayContext
from graphql_api.enums import LocaleCode
from graphql_api.loading.peers import load
from graphql_api.loading.reading import Reading


def reading_in(info: strawberry.Info[GatewayContext, None], locale: LocaleCode | None) -> Reading:
    """Return how to read in ``locale``, or in the site's first language."""
    return Reading(info.context, str(locale.value) if locale is not None else settings.LANGUAGE_CODE)


def only_row(reading: Reading, rows: QuerySet[Any]) -> Any:
    """Return the first of the visible rows, or None."""
    found = load(reading, rows[:1])
    return found[0] if found else None
