"""By what calls for contributions may be narrowed."""

import strawberry

from forums_pages.models.call_queries import CallQuerySet
from graphql_api.enums import CallStatus
from graphql_api.filters.editions import editions_identified
from graphql_api.filters.values import Narrowing, forums_named
from graphql_api.visibility import Visibility


@strawberry.input(description="Narrows a list of calls. Of several values, any suffices; fields add up.")
class CallFilter(Narrowing):
    """Every field names a public fact."""

    status: list[CallStatus] | None = strawberry.field(default=None, description="In these statuses now.")
    edition: list[strawberry.ID] | None = strawberry.field(
        default=None, description="Of these editions: ids or uids."
    )
    forum: list[str] | None = strawberry.field(
        default=None, description="Of these forums: slugs in any language, ids or uids."
    )


def narrow_calls(rows: CallQuerySet, wanted: CallFilter | None, gate: Visibility) -> CallQuerySet:
    """Return the calls among ``rows`` that ``wanted`` describes."""
    if wanted is None:
        return rows
    if wanted.status is not None:
        rows = rows.in_status(*wanted.status, moment=gate.moment)
    if wanted.edition is not None:
        rows = rows.filter(edition__in=editions_identified(gate, wanted.edition))
    if wanted.forum is not None:
        rows = rows.filter(edition__forum__in=forums_named(gate, wanted.forum).values("pk"))
    return rows
