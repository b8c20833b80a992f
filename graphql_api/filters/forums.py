"""By what forums may be narrowed."""

from typing import Any

import strawberry
from django.db.models import Q, QuerySet

from forums_pages.models import ForumHost
from graphql_api.enums import ForumStatus
from graphql_api.filters.values import Narrowing, chosen, country_codes, language_codes, named
from graphql_api.visibility import Visibility


@strawberry.input(description="Narrows a list of forums. Of several values, any suffices; fields add up.")
class ForumFilter(Narrowing):
    """Every field names a public fact."""

    country: list[str] | None = strawberry.field(
        default=None, description="ISO 3166-1 alpha-2: its country or one of its further countries."
    )
    status: list[ForumStatus] | None = strawberry.field(default=None, description="In these statuses.")
    language: list[str] | None = strawberry.field(
        default=None, description="Usually working in these languages: ISO 639 codes such as fr."
    )
    host: list[str] | None = strawberry.field(
        default=None, description="Hosted by these organisations: slugs, ids or uids."
    )


def narrow_forums(rows: QuerySet[Any], wanted: ForumFilter | None, gate: Visibility) -> QuerySet[Any]:
    """Return the forums among ``rows`` that ``wanted`` describes."""
    if wanted is None:
        return rows
    if wanted.country is not None:
        rows = rows.filter(_in_countries(wanted.country))
    if wanted.status is not None:
        rows = rows.filter(status__in=wanted.status)
    if wanted.language is not None:
        rows = rows.filter(chosen(rows, Q(languages__in=language_codes(wanted.language))))
    if wanted.host is not None:
        hosts = gate.organisation_links(ForumHost)
        hosting = hosts.filter(organisation__in=named(gate.organisations(), wanted.host)).order_by()
        rows = rows.filter(pk__in=hosting.values("page"))
    return rows


def _in_countries(texts: list[str]) -> Q:
    codes = country_codes(texts)
    condition = Q(country__in=codes)
    for code in codes:
        condition |= Q(further_countries__contains=code)
    return condition
