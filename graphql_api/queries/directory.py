"""Root fields of people, organisations, themes and fixed data."""

from typing import Annotated, Any

import strawberry
from django.db.models import QuerySet

from forums_pages.models import Goal, Pillar
from graphql_api.enums import PillarKey
from graphql_api.filters.orders import (
    ORGANISATION_ORDERS,
    PERSON_ORDERS,
    THEME_ORDERS,
    OrganisationOrder,
    PersonOrder,
    ThemeOrder,
)
from graphql_api.filters.organisations import OrganisationFilter, narrow_organisations
from graphql_api.filters.people import PersonFilter, narrow_people
from graphql_api.filters.themes import ThemeFilter, narrow_themes
from graphql_api.filters.values import storable
from graphql_api.loading.paging import Range, slice_of
from graphql_api.loading.peers import load
from graphql_api.loading.reading import Reading
from graphql_api.loading.relations import Rows
from graphql_api.queries.reading import only_row, reading_in
from graphql_api.types.arguments import After, Before, First, Last, Locale, Slug
from graphql_api.types.connection import Connection
from graphql_api.types.fields import priced
from graphql_api.types.fixed import GoalType, PillarType
from graphql_api.types.organisation import OrganisationType
from graphql_api.types.person import PersonType
from graphql_api.types.theme import ThemeType


def people(
    info: strawberry.Info,
    wanted: Annotated[
        PersonFilter | None, strawberry.argument(name="filter", description="Which people.")
    ] = None,
    order_by: Annotated[
        PersonOrder, strawberry.argument(description="In which order.")
    ] = PersonOrder.FAMILY_NAME,
    locale: Locale = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
) -> Connection[PersonType]:
    """Return the people whose record is published."""
    window = Range(first, after, last, before)
    reading = reading_in(info, locale)
    rows: Rows = lambda gate: narrow_people(gate.people(), wanted, gate)  # noqa: E731
    return slice_of(reading, rows, PERSON_ORDERS[order_by], window)


def person(info: strawberry.Info, slug: Slug, locale: Locale = None) -> PersonType | None:
    """Return the person with that slug."""
    reading = reading_in(info, locale)
    return _with_slug(reading, reading.gate.people(), slug)


def organisations(
    info: strawberry.Info,
    wanted: Annotated[
        OrganisationFilter | None, strawberry.argument(name="filter", description="Which organisations.")
    ] = None,
    order_by: Annotated[
        OrganisationOrder, strawberry.argument(description="In which order.")
    ] = OrganisationOrder.NAME,
    locale: Locale = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
) -> Connection[OrganisationType]:
    """Return the organisations whose record is published."""
    window = Range(first, after, last, before)
    reading = reading_in(info, locale)
    rows: Rows = lambda gate: narrow_organisations(gate.organisations(), wanted, gate)  # noqa: E731
    return slice_of(reading, rows, ORGANISATION_ORDERS[order_by], window)


def organisation(info: strawberry.Info, slug: Slug, locale: Locale = None) -> OrganisationType | None:
    """Return the organisation with that slug."""
    reading = reading_in(info, locale)
    return _with_slug(reading, reading.gate.organisations(), slug)


def themes(
    info: strawberry.Info,
    wanted: Annotated[
        ThemeFilter | None, strawberry.argument(name="filter", description="Which themes.")
    ] = None,
    order_by: Annotated[ThemeOrder, strawberry.argument(description="In which order.")] = ThemeOrder.ARRANGED,
    locale: Locale = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
) -> Connection[ThemeType]:
    """Return the published themes of the programme and of visible forums."""
    window = Range(first, after, last, before)
    reading = reading_in(info, locale)
    rows: Rows = lambda gate: narrow_themes(gate.themes(), wanted, gate)  # noqa: E731
    return slice_of(reading, rows, THEME_ORDERS[order_by], window)


def theme(info: strawberry.Info, slug: Slug, locale: Locale = None) -> ThemeType | None:
    """Return the theme with that slug."""
    reading = reading_in(info, locale)
    return _with_slug(reading, reading.gate.themes(), slug)


def goals(info: strawberry.Info, locale: Locale = None) -> list[GoalType]:
    """Return the seventeen goals."""
    reading = reading_in(info, locale)
    return load(reading, reading.gate.every(Goal))


def goal(
    info: strawberry.Info,
    number: Annotated[int, strawberry.argument(description="1 to 17.")],
    locale: Locale = None,
) -> GoalType | None:
    """Return the goal with that number."""
    reading = reading_in(info, locale)
    return only_row(reading, reading.gate.every(Goal).filter(number=number))


def pillars(info: strawberry.Info, locale: Locale = None) -> list[PillarType]:
    """Return the three Zeros."""
    reading = reading_in(info, locale)
    return load(reading, reading.gate.every(Pillar))


def pillar(
    info: strawberry.Info,
    key: Annotated[PillarKey, strawberry.argument(description="Which one.")],
    locale: Locale = None,
) -> PillarType | None:
    """Return one of the three Zeros."""
    reading = reading_in(info, locale)
    return only_row(reading, reading.gate.every(Pillar).filter(key=key.value))


def _with_slug(reading: Reading, rows: QuerySet[Any], slug: str) -> Any:
    return only_row(reading, rows.filter(slug__in=storable([slug])))


@strawberry.type
class DirectoryQueries:
    """People, organisations, themes and fixed data."""

    people: Connection[PersonType] = strawberry.field(
        resolver=people, description="The people: speakers, moderators, contacts and others."
    )
    person: PersonType | None = strawberry.field(
        resolver=person, description="One person; null when there is none."
    )
    organisations: Connection[OrganisationType] = strawberry.field(
        resolver=organisations, description="The organisations: partners, hosts, employers."
    )
    organisation: OrganisationType | None = strawberry.field(
        resolver=organisation, description="One organisation; null when there is none."
    )
    themes: Connection[ThemeType] = strawberry.field(
        resolver=themes, description="The themes of all forums and of the programme."
    )
    theme: ThemeType | None = strawberry.field(
        resolver=theme, description="One theme; null when there is none."
    )
    goals: list[GoalType] = strawberry.field(
        resolver=goals, description="The Sustainable Development Goals, 1 to 17.", metadata=priced(size=17)
    )
    goal: GoalType | None = strawberry.field(resolver=goal, description="One goal; null when there is none.")
    pillars: list[PillarType] = strawberry.field(
        resolver=pillars, description="The three Zeros.", metadata=priced(size=3)
    )
    pillar: PillarType | None = strawberry.field(resolver=pillar, description="One of the three Zeros.")
