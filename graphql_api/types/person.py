"""People."""

from typing import Any

import strawberry
from django.db.models import F, QuerySet

from forums_pages import models
from graphql_api.loading.peers import Peers, peers_of
from graphql_api.loading.relations import each_once, to_many, to_one
from graphql_api.loading.words import best_text
from graphql_api.models import Scope
from graphql_api.types.fields import computed, computed_within
from graphql_api.types.files import ImageType, image_of
from graphql_api.types.lists import Participations, Sessions, participations_by, sessions_by
from graphql_api.types.node import Localised, Node
from graphql_api.types.organisation import OrganisationType, organisation_of
from graphql_api.types.place import Country, country_of
from graphql_api.types.public_page import public_url
from graphql_api.visibility import Visibility


def person_of(row: Any) -> Any:
    """Return the person that ``row`` names, if they may be seen."""
    return to_one(row, "person_id", lambda gate: gate.people())


def person_name(person: Any) -> str:
    """Return the name as it is written in the requested language."""
    return str(person.full_name(peers_of(person).reading.locale))


def _biography(person: Any) -> str | None:
    return best_text(person.biography, peers_of(person).reading) if person.portrait_consent else None


def _portrait(person: Any) -> Any:
    return image_of(person, "portrait_id") if person.portrait_consent else None


def _private_email(person: Any) -> str | None:
    return peers_of(person).find(person, "private_email", _private_emails)


def _private_emails(peers: Peers) -> dict[int, str]:
    """Return the addresses that there are: rows are read without them, so that none is shown by mistake."""
    rows = peers.reading.gate.people().filter(pk__in=peers.keys()).exclude(email="")
    return dict(rows.order_by().values_list("pk", "email"))


def _sessions(gate: Visibility) -> QuerySet[Any]:
    """Return the sessions in which people take part, once for each person, whatever their roles."""
    rows = gate.sessions().annotate(
        participation=F("participations"), of_person=F("participations__person_id")
    )
    return rows.filter(participation__in=each_once(gate.participations(), "page", "person").values("pk"))


@strawberry.type(description="A public address of a person.")
class PersonLink:
    """A ``PersonLink``."""

    label: str | None = strawberry.field(description="What to show; null: show the site's name.")
    url: str = strawberry.field(description="The address.")


@strawberry.type(
    name="Person", description="A person as they are today; see Participation for what they were then."
)
class PersonType(Node, Localised):
    """A ``Person``."""

    slug: str = strawberry.field(description="The last part of their address; it may change.")
    url: str | None = public_url("person")
    name: str = computed(
        person_name, "The full name, in the script of the requested language if it is known."
    )
    given_name: str | None = strawberry.field(description="The given name.")
    family_name: str = strawberry.field(description="The family name, or a single name.")
    honorific: str | None = strawberry.field(description="Such as Dr.")
    job_title: str | None = strawberry.field(description="What they do today.")
    organisation: OrganisationType | None = computed(organisation_of, "Where they work today.")
    biography: str | None = computed(_biography, "Two to five sentences; null without the person's consent.")
    portrait: ImageType | None = computed(_portrait, "A portrait; null without the person's consent.")
    country: Country | None = computed(country_of, "The country.")
    links: list[PersonLink] = computed(
        lambda row: to_many(row, "person_id", lambda gate: gate.in_order(models.PersonLink), "links"),
        "Their own addresses.",
    )
    private_email: str | None = computed_within(
        Scope.CONTACTS, _private_email, "Their e-mail address, which is never public."
    )
    participations: Participations = participations_by(
        "person_id", "What they did in sessions, the latest first."
    )
    sessions: Sessions = sessions_by("of_person", _sessions, "The sessions they take part in.")
