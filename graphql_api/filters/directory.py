"""By what people, organisations and themes may be narrowed."""

from typing import Any

import strawberry
from django.db.models import Q, QuerySet

from graphql_api.enums import Sector
from graphql_api.filters.editions import forums_with_slug
from graphql_api.filters.texts import is_storable
from graphql_api.visibility import Visibility


@strawberry.input(description="Narrows a list of people; what is left out does not narrow it.")
class PersonFilter:
    """Every field names a public fact."""

    organisation: str | None = strawberry.field(
        default=None, description="The slug of the organisation where they work today."
    )
    country: str | None = strawberry.field(default=None, description="ISO 3166-1 alpha-2.")


@strawberry.input(description="Narrows a list of organisations; what is left out does not narrow it.")
class OrganisationFilter:
    """Every field names a public fact."""

    sector: list[Sector] | None = strawberry.field(default=None, description="Of one of these sectors.")
    country: str | None = strawberry.field(default=None, description="ISO 3166-1 alpha-2.")


@strawberry.input(description="Narrows a list of themes; what is left out does not narrow it.")
class ThemeFilter:
    """Every field names a public fact."""

    forum: str | None = strawberry.field(default=None, description="The slug of the forum, in any language.")
    goal: int | None = strawberry.field(default=None, description="The number of a goal, 1 to 17.")


def narrow_people(rows: QuerySet[Any], wanted: PersonFilter | None, gate: Visibility) -> QuerySet[Any]:
    """Return the people among ``rows`` that ``wanted`` describes."""
    if wanted is not None and wanted.organisation is not None:
        known = gate.organisations()
        named = known.filter(slug=wanted.organisation) if is_storable(wanted.organisation) else known.none()
        rows = rows.filter(organisation__in=named.values("pk"))
    return _in_country(rows, wanted.country if wanted is not None else None)


def narrow_organisations(rows: QuerySet[Any], wanted: OrganisationFilter | None) -> QuerySet[Any]:
    """Return the organisations among ``rows`` that ``wanted`` describes."""
    if wanted is not None and wanted.sector is not None:
        rows = rows.filter(sector__in=wanted.sector)
    return _in_country(rows, wanted.country if wanted is not None else None)


def narrow_themes(rows: QuerySet[Any], wanted: ThemeFilter | None, gate: Visibility) -> QuerySet[Any]:
    """Return the themes among ``rows`` that ``wanted`` describes."""
    if wanted is not None and wanted.forum is not None:
        rows = rows.filter(forum__in=forums_with_slug(gate, wanted.forum).values("pk"))
    if wanted is not None and wanted.goal is not None:
        rows = rows.filter(Q(pk__in=rows.model.objects.filter(goals=wanted.goal).values("pk")))
    return rows


def _in_country(rows: QuerySet[Any], code: str | None) -> QuerySet[Any]:
    if code is None:
        return rows
    return rows.filter(country=code.upper()) if is_storable(code) else rows.none()
