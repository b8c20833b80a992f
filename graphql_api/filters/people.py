"""By what people and what they did may be narrowed."""

from typing import Any

import strawberry
from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Concat, Lower

from graphql_api.enums import ParticipationRole
from graphql_api.filters.sessions import SessionFilter, narrow_sessions
from graphql_api.filters.subjects import OfEditions
from graphql_api.filters.values import country_codes, named, storable
from graphql_api.models import Scope
from graphql_api.scopes import within
from graphql_api.visibility import Visibility


@strawberry.input(
    description="Narrows a list of people. Of several values, any suffices; fields add up: with role and "
    "edition, people who had that role in that edition. Editions and forums are those in whose programme "
    "they are."
)
class PersonFilter(OfEditions):
    """Every field names a public fact, but for what a scope lets ask."""

    organisation: list[str] | None = strawberry.field(
        default=None, description="Working at these organisations today: slugs, ids or uids."
    )
    country: list[str] | None = strawberry.field(default=None, description="ISO 3166-1 alpha-2.")
    name_prefix: str | None = strawberry.field(
        default=None,
        description="Whose family name, given name or whole name begins so; case does not matter. For lists "
        "from A to Z; to find somebody, use `search`.",
    )
    role: list[ParticipationRole] | None = strawberry.field(
        default=None, description="In one of these roles in a session that was not cancelled."
    )
    private_email: list[str] | None = strawberry.field(
        default=None,
        description="With one of these e-mail addresses, which are never public; case does not matter.",
        metadata=within(Scope.CONTACTS),
    )


@strawberry.input(
    description="Narrows a list of participations. Of several values, any suffices; fields add up."
)
class ParticipationFilter(OfEditions):
    """Every field names a public fact."""

    role: list[ParticipationRole] | None = strawberry.field(default=None, description="In these roles.")


def narrow_people(rows: QuerySet[Any], wanted: PersonFilter | None, gate: Visibility) -> QuerySet[Any]:
    """Return the people among ``rows`` that ``wanted`` describes."""
    if wanted is None:
        return rows
    if wanted.organisation is not None:
        rows = rows.filter(organisation__in=named(gate.organisations(), wanted.organisation))
    if wanted.country is not None:
        rows = rows.filter(country__in=country_codes(wanted.country))
    if wanted.name_prefix is not None:
        rows = rows.filter(pk__in=_called(rows, wanted.name_prefix))
    if wanted.private_email is not None:
        rows = rows.filter(pk__in=_reached_at(rows, wanted.private_email))
    deeds = ParticipationFilter(role=wanted.role, edition=wanted.edition, forum=wanted.forum)
    if deeds != ParticipationFilter():
        taking_part = narrow_participations(gate.participations(), deeds, gate).order_by()
        rows = rows.filter(pk__in=taking_part.values("person"))
    return rows


def narrow_participations(
    rows: QuerySet[Any], wanted: ParticipationFilter | None, gate: Visibility
) -> QuerySet[Any]:
    """Return the participations among ``rows``, in visible sessions, that ``wanted`` describes.

    Cancelled sessions are left out: nobody took part in them.
    """
    programme = SessionFilter()
    if wanted is not None:
        programme = SessionFilter(edition=wanted.edition, forum=wanted.forum)
        if wanted.role is not None:
            rows = rows.filter(role__in=wanted.role)
    sessions = narrow_sessions(gate.sessions(), programme, gate).order_by()
    return rows.filter(page__in=sessions.values("pk"))


def _reached_at(rows: QuerySet[Any], addresses: list[str]) -> QuerySet[Any]:
    """Return the keys of the people with one of these e-mail addresses."""
    written = [text.lower() for text in filter(None, storable([each.strip() for each in addresses]))]
    people = rows.model._default_manager.annotate(address=Lower("email"))
    return people.filter(address__in=written).order_by().values("pk")


def _called(rows: QuerySet[Any], prefix: str) -> QuerySet[Any]:
    """Return the keys of the people whose name begins with ``prefix``."""
    begins = Q(pk__in=[])
    for text in filter(None, storable([" ".join(prefix.split())])):
        # SQLite ignores the case of a to z only.
        for spelling in {text, text.lower(), text.upper(), text.title()}:
            for name in ("family_name", "given_name", "whole_name"):
                begins |= Q(**{f"{name}__istartswith": spelling})
    people = rows.model._default_manager.annotate(
        whole_name=Concat(F("given_name"), Value(" "), F("family_name"))
    )
    return people.filter(begins).order_by().values("pk")
