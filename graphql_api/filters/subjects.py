"""What several filters have in common: the editions that something belongs to, and what it is about."""

from typing import Any

import strawberry
from django.db.models import Q, QuerySet

from graphql_api.enums import PillarKey
from graphql_api.filters.values import (
    Narrowing,
    chosen,
    forums_named,
    goal_numbers,
    named,
    pages_identified,
    pillar_keys,
)
from graphql_api.visibility import Visibility


@strawberry.input
class OfEditions(Narrowing):
    """The part of a filter that names editions, by themselves or by their forums."""

    edition: list[strawberry.ID] | None = strawberry.field(
        default=None, description="Of these editions: ids or uids."
    )
    forum: list[str] | None = strawberry.field(
        default=None, description="Of these forums: slugs in any language, ids or uids."
    )


@strawberry.input
class AboutSubjects(Narrowing):
    """The part of a filter that names subjects."""

    theme: list[str] | None = strawberry.field(
        default=None, description="With these themes: slugs, ids or uids."
    )
    goal: list[int] | None = strawberry.field(default=None, description="Towards these goals, 1 to 17.")
    pillar: list[PillarKey] | None = strawberry.field(default=None, description="Towards these pillars.")


def narrow_by_subject(rows: Any, wanted: AboutSubjects, gate: Visibility) -> Any:
    """Return those of ``rows`` that name one of each kind of subject that ``wanted`` lists."""
    if wanted.theme is not None:
        rows = rows.filter(chosen(rows, Q(themes__in=named(gate.themes(), wanted.theme))))
    if wanted.goal is not None:
        rows = rows.filter(chosen(rows, Q(goals__in=goal_numbers(wanted.goal))))
    if wanted.pillar is not None:
        rows = rows.filter(chosen(rows, Q(pillars__in=pillar_keys(wanted.pillar))))
    return rows


def editions_identified(gate: Visibility, identifiers: list[Any]) -> QuerySet[Any]:
    """Return the keys of the visible editions that have one of ``identifiers``.

    Raises:
        InvalidInputError: one of them does not identify an edition.
    """
    return pages_identified(gate.editions(), identifiers, "an edition")


def narrow_to_editions(rows: Any, wanted: OfEditions, gate: Visibility) -> Any:
    """Return those of ``rows``, each of an ``edition``, that belong to the editions and forums named."""
    if wanted.edition is not None:
        rows = rows.filter(edition__in=editions_identified(gate, wanted.edition))
    if wanted.forum is not None:
        rows = rows.filter(edition__forum__in=forums_named(gate, wanted.forum).values("pk"))
    return rows


def editions_wanted(wanted: OfEditions, gate: Visibility) -> QuerySet[Any]:
    """Return the keys of the visible editions that ``wanted`` names; of all when it names none."""
    editions = gate.editions().order_by()
    if wanted.edition is not None:
        editions = editions.filter(pk__in=editions_identified(gate, wanted.edition))
    if wanted.forum is not None:
        editions = editions.filter(forum__in=forums_named(gate, wanted.forum).values("pk"))
    return editions.values("pk")
