"""By what themes may be narrowed."""

from typing import Any

import strawberry
from django.db.models import Q, QuerySet

from graphql_api.enums import PillarKey
from graphql_api.filters.values import Narrowing, chosen, forums_named, goal_numbers, pillar_keys
from graphql_api.visibility import Visibility


@strawberry.input(description="Narrows a list of themes. Of several values, any suffices; fields add up.")
class ThemeFilter(Narrowing):
    """Every field names a public fact."""

    forum: list[str] | None = strawberry.field(
        default=None, description="Of these forums: slugs in any language, ids or uids."
    )
    goal: list[int] | None = strawberry.field(default=None, description="Towards these goals, 1 to 17.")
    pillar: list[PillarKey] | None = strawberry.field(default=None, description="Towards these pillars.")


def narrow_themes(rows: QuerySet[Any], wanted: ThemeFilter | None, gate: Visibility) -> QuerySet[Any]:
    """Return the themes among ``rows`` that ``wanted`` describes."""
    if wanted is None:
        return rows
    if wanted.forum is not None:
        rows = rows.filter(forum__in=forums_named(gate, wanted.forum).values("pk"))
    if wanted.goal is not None:
        rows = rows.filter(chosen(rows, Q(goals__in=goal_numbers(wanted.goal))))
    if wanted.pillar is not None:
        rows = rows.filter(pillar__in=pillar_keys(wanted.pillar))
    return rows
