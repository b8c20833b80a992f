"""By what calls for contributions may be narrowed."""

import strawberry

from forums_pages.models.call_queries import CallQuerySet
from graphql_api.enums import CallStatus
from graphql_api.filters.subjects import OfEditions, narrow_to_editions
from graphql_api.visibility import Visibility


@strawberry.input(description="Narrows a list of calls. Of several values, any suffices; fields add up.")
class CallFilter(OfEditions):
    """Every field names a public fact."""

    status: list[CallStatus] | None = strawberry.field(default=None, description="In these statuses now.")


def narrow_calls(rows: CallQuerySet, wanted: CallFilter | None, gate: Visibility) -> CallQuerySet:
    """Return the calls among ``rows`` that ``wanted`` describes."""
    if wanted is None:
        return rows
    if wanted.status is not None:
        rows = rows.in_status(*wanted.status, moment=gate.moment)
    return narrow_to_editions(rows, wanted, gate)
