"""By what organisations and their partnerships may be narrowed."""

from typing import Any

import strawberry
from django.db.models import QuerySet

from graphql_api.enums import PartnerKind, Sector
from graphql_api.filters.subjects import OfEditions, editions_wanted
from graphql_api.filters.values import country_codes
from graphql_api.visibility import Visibility


@strawberry.input(
    description="Narrows a list of organisations. Of several values, any suffices; fields add up: with "
    "partnerKind and edition, partners of that kind in that edition. Editions and forums are those that they "
    "support."
)
class OrganisationFilter(OfEditions):
    """Every field names a public fact."""

    sector: list[Sector] | None = strawberry.field(default=None, description="Of these sectors.")
    country: list[str] | None = strawberry.field(default=None, description="ISO 3166-1 alpha-2.")
    partner_kind: list[PartnerKind] | None = strawberry.field(
        default=None, description="Partners of these kinds in some edition."
    )


@strawberry.input(
    description="Narrows a list of partnerships. Of several values, any suffices; fields add up."
)
class PartnershipFilter(OfEditions):
    """Every field names a public fact."""

    kind: list[PartnerKind] | None = strawberry.field(default=None, description="Of these kinds.")


def narrow_organisations(
    rows: QuerySet[Any], wanted: OrganisationFilter | None, gate: Visibility
) -> QuerySet[Any]:
    """Return the organisations among ``rows`` that ``wanted`` describes."""
    if wanted is None:
        return rows
    if wanted.sector is not None:
        rows = rows.filter(sector__in=wanted.sector)
    if wanted.country is not None:
        rows = rows.filter(country__in=country_codes(wanted.country))
    support = PartnershipFilter(kind=wanted.partner_kind, edition=wanted.edition, forum=wanted.forum)
    if support != PartnershipFilter():
        partnerships = narrow_partnerships(gate.partnerships(), support, gate).order_by()
        rows = rows.filter(pk__in=partnerships.values("organisation"))
    return rows


def narrow_partnerships(
    rows: QuerySet[Any], wanted: PartnershipFilter | None, gate: Visibility
) -> QuerySet[Any]:
    """Return the partnerships among ``rows``, of visible editions, that ``wanted`` describes."""
    wanted = wanted or PartnershipFilter()
    if wanted.kind is not None:
        rows = rows.filter(level__kind__in=wanted.kind)
    return rows.filter(level__page__in=editions_wanted(wanted, gate))
