"""Organisations."""

from datetime import date
from typing import Any

import strawberry
from django.db.models import F, QuerySet

from forums_pages import models
from forums_pages.fields import words as words_in
from graphql_api.enums import Sector
from graphql_api.loading.peers import peers_of
from graphql_api.loading.relations import each_once, joined, to_many, to_one
from graphql_api.types.fields import computed
from graphql_api.types.lists import (
    Editions,
    Partnerships,
    People,
    editions_by,
    partnerships_by,
    people_by,
)
from graphql_api.types.node import Localised, Node
from graphql_api.types.place import Country, country_of
from graphql_api.types.public_page import public_url
from graphql_api.visibility import Visibility


def organisation_of(row: Any) -> Any:
    """Return the organisation that ``row`` names, if it may be seen."""
    return to_one(row, "organisation_id", lambda gate: gate.organisations())


def named_organisation_of(row: Any) -> Any:
    """Return the organisation of a row that the gate shows only together with it."""
    return joined(row, "organisation")


def organisation_name(organisation: Any) -> str:
    """Return the name in the first language of the chain that has one of its own, else as entered."""
    names = words_in(organisation.name_in_languages)
    own = names.get(peers_of(organisation).reading.locale)
    return own or str(organisation.name)


def _editions(gate: Visibility) -> QuerySet[Any]:
    """Return the editions that organisations support, once for each, whatever their levels."""
    rows = gate.editions().annotate(
        partnership=F("partner_levels__partnerships"),
        of_partner=F("partner_levels__partnerships__organisation_id"),
    )
    once = each_once(gate.partnerships(), "level__page", "organisation")
    return rows.filter(partnership__in=once.values("pk"))


@strawberry.type(description="A name that an organisation bore earlier.")
class FormerName:
    """A ``FormerName``."""

    name: str = strawberry.field(description="The name.")
    used_from: date | None = strawberry.field(description="The first day; null when unknown.")
    used_until: date | None = strawberry.field(description="The last day; null when unknown.")


@strawberry.type(
    name="Organisation",
    description="A partner, host, co-organiser or employer. Its logo is offered where its use was approved: "
    "see Partnership.",
)
class OrganisationType(Node, Localised):
    """An ``Organisation``."""

    slug: str = strawberry.field(description="The last part of its address; it may change.")
    url: str | None = public_url("organisation")
    name: str = computed(organisation_name, "Its name, in the requested language where it has one there.")
    acronym: str | None = strawberry.field(description="Such as UNDP.")
    sector: Sector | None = strawberry.field(description="The kind of actor it is.")
    country: Country | None = computed(country_of, "The country.")
    website: str | None = strawberry.field(description="Its address on the web.")
    description: str | None = strawberry.field(description="One to three sentences.")
    former_names: list[FormerName] = computed(
        lambda row: to_many(
            row, "organisation_id", lambda gate: gate.in_order(models.FormerName), "former_names"
        ),
        "Names that it bore earlier.",
    )
    partnerships: Partnerships = partnerships_by(
        "organisation_id", "How it supports editions, those of the latest edition first."
    )
    editions: Editions = editions_by("of_partner", _editions, "The editions that it supports.")
    people: People = people_by("organisation_id", lambda gate: gate.people(), "Who works there today.")
