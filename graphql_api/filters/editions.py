"""By what editions may be narrowed."""

from datetime import MAXYEAR, MINYEAR

import strawberry
from django.db.models import Q

from forums_pages.models.edition_queries import EditionQuerySet
from graphql_api.enums import EditionStatus, EventFormat
from graphql_api.filters.subjects import AboutSubjects, narrow_by_subject
from graphql_api.filters.values import chosen, country_codes, forums_named, language_codes, named
from graphql_api.visibility import Visibility


@strawberry.input(description="Narrows a list of editions. Of several values, any suffices; fields add up.")
class EditionFilter(AboutSubjects):
    """Every field names a public fact."""

    forum: list[str] | None = strawberry.field(
        default=None, description="Of these forums: slugs in any language, ids or uids."
    )
    status: list[EditionStatus] | None = strawberry.field(default=None, description="In these statuses now.")
    country: list[str] | None = strawberry.field(
        default=None, description="ISO 3166-1 alpha-2: the forum's country or one of its further countries."
    )
    year: list[int] | None = strawberry.field(
        default=None, description="Held, even in part, in one of these years."
    )
    format: list[EventFormat] | None = strawberry.field(default=None, description="How people take part.")
    language: list[str] | None = strawberry.field(
        default=None, description="Held in these languages: ISO 639 codes such as fr."
    )
    partner: list[str] | None = strawberry.field(
        default=None, description="Supported by these organisations: slugs, ids or uids."
    )


def narrow_editions(rows: EditionQuerySet, wanted: EditionFilter | None, gate: Visibility) -> EditionQuerySet:
    """Return the editions among ``rows`` that ``wanted`` describes."""
    if wanted is None:
        return rows
    if wanted.forum is not None:
        rows = rows.filter(forum__in=forums_named(gate, wanted.forum).values("pk"))
    if wanted.status is not None:
        rows = rows.in_status(*wanted.status, moment=gate.moment)
    if wanted.country is not None:
        rows = rows.filter(_in_countries(wanted.country))
    if wanted.year is not None:
        rows = rows.filter(_in_years(wanted.year)).exclude(date_precision="unknown")
    if wanted.format is not None:
        rows = rows.filter(format__in=wanted.format)
    return _narrow_by_links(rows, wanted, gate)


def _narrow_by_links(rows: EditionQuerySet, wanted: EditionFilter, gate: Visibility) -> EditionQuerySet:
    if wanted.language is not None:
        rows = rows.filter(chosen(rows, Q(languages__in=language_codes(wanted.language))))
    if wanted.partner is not None:
        partners = named(gate.organisations(), wanted.partner)
        partnerships = gate.partnerships().filter(organisation__in=partners).order_by()
        rows = rows.filter(pk__in=partnerships.values("level__page"))
    return narrow_by_subject(rows, wanted, gate)


def _in_countries(texts: list[str]) -> Q:
    codes = country_codes(texts)
    condition = Q(forum__country__in=codes)
    for code in codes:
        condition |= Q(forum__further_countries__contains=code)
    return condition


def _in_years(years: list[int]) -> Q:
    condition = Q(pk__in=[])
    for year in years:
        if MINYEAR <= year <= MAXYEAR:
            last = Q(end_date__isnull=True, start_date__year=year) | Q(end_date__year__gte=year)
            condition |= last & Q(start_date__year__lte=year)
    return condition
