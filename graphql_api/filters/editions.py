"""By what editions may be narrowed."""

from datetime import MAXYEAR, MINYEAR
from typing import Any

import strawberry
from django.db.models import Q, QuerySet

from forums_pages.models.edition_queries import EditionQuerySet
from graphql_api.enums import EditionStatus, EventFormat
from graphql_api.filters.texts import is_storable
from graphql_api.visibility import Visibility


@strawberry.input(description="Narrows a list of editions; what is left out does not narrow it.")
class EditionFilter:
    """Every field names a public fact."""

    forum: str | None = strawberry.field(default=None, description="The slug of the forum, in any language.")
    status: list[EditionStatus] | None = strawberry.field(
        default=None, description="In one of these statuses now."
    )
    country: str | None = strawberry.field(
        default=None, description="ISO 3166-1 alpha-2: the forum's country or one of its further countries."
    )
    year: int | None = strawberry.field(default=None, description="Held, even in part, in this year.")
    format: EventFormat | None = strawberry.field(default=None, description="How people take part.")


def narrow_editions(rows: EditionQuerySet, wanted: EditionFilter | None, gate: Visibility) -> EditionQuerySet:
    """Return the editions among ``rows`` that ``wanted`` describes."""
    if wanted is None:
        return rows
    if wanted.forum is not None:
        rows = rows.filter(forum__in=forums_with_slug(gate, wanted.forum).values("pk"))
    if wanted.status is not None:
        rows = rows.in_status(*wanted.status, moment=gate.moment)
    if wanted.country is not None:
        rows = rows.filter(_in_country(wanted.country))
    if wanted.year is not None:
        rows = _in_year(rows, wanted.year)
    if wanted.format is not None:
        rows = rows.filter(format=wanted.format)
    return rows


def forums_with_slug(gate: Visibility, slug: str) -> QuerySet[Any]:
    """Return the visible forums whose slug is ``slug`` in any published language."""
    if not is_storable(slug):
        return gate.forums().none()
    model = gate.forums().model
    translated = gate.translations(model).filter(slug=slug).values("translation_key")
    return gate.forums().filter(Q(slug=slug) | Q(translation_key__in=translated))


def _in_country(code: str) -> Q:
    if len(code) != 2 or not code.isalpha() or not code.isascii():
        return Q(pk__in=[])
    wanted = code.upper()
    return Q(forum__country=wanted) | Q(forum__further_countries__contains=wanted)


def _in_year(rows: EditionQuerySet, year: int) -> EditionQuerySet:
    if not MINYEAR <= year <= MAXYEAR:
        return rows.none()
    last = Q(end_date__isnull=True, start_date__year=year) | Q(end_date__year__gte=year)
    return rows.filter(last, start_date__year__lte=year).exclude(date_precision="unknown")
