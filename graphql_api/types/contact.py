"""Whom to ask, and who prepares an edition."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import strawberry

from forums_pages.fields import words as words_in
from graphql_api.enums import Sector, WorkingGroupRole
from graphql_api.loading.peers import peers_of
from graphql_api.models import Scope
from graphql_api.types.fields import computed, computed_within
from graphql_api.types.organisation import OrganisationType, named_organisation_of
from graphql_api.types.person import PersonType, person_name, person_of


def _name(contact: Any) -> str | None:
    person = person_of(contact)
    return contact.name or (person_name(person) if person else None)


def _sector(member: Any) -> str | None:
    organisation = named_organisation_of(member)
    return member.sector or organisation.sector or None


def shown_contacts(rows: list[Any]) -> list[Any]:
    """Return the contacts of whom something is left to show: a name, a role or a way to reach them."""
    return [row for row in rows if _name(row) or words_in(row.role) or any(_ways_to_reach(row))]


def _ways_to_reach(contact: Any) -> Iterator[str]:
    yield from (contact.public_email, contact.public_phone)
    if Scope.CONTACTS in peers_of(contact).reading.context.scopes:
        yield from (contact.email, contact.phone)


@strawberry.type(name="Contact", description="Whom to ask for further information.")
class ContactType:
    """A ``Contact``: e-mail and telephone for everybody only where they are marked as public."""

    name: str | None = computed(_name, "A person or a desk.")
    person: PersonType | None = computed(person_of, "The person, when it is one of the directory.")
    role: str | None = strawberry.field(description="Such as Press office.")
    email: str | None = computed(lambda row: row.public_email or None, "An e-mail address for the public.")
    phone: str | None = computed(lambda row: row.public_phone or None, "A telephone number for the public.")
    private_email: str | None = computed_within(
        Scope.CONTACTS,
        lambda row: None if row.email_is_public else row.email or None,
        "An e-mail address that is not for the public; null where it is, see email.",
    )
    private_phone: str | None = computed_within(
        Scope.CONTACTS,
        lambda row: None if row.phone_is_public else row.phone or None,
        "A telephone number that is not for the public; null where it is, see phone.",
    )


@strawberry.type(
    name="WorkingGroupMember",
    description="An organisation of the local Working Group that prepares an edition.",
)
class WorkingGroupMemberType:
    """A ``WorkingGroupMember`` that is public."""

    organisation: OrganisationType = computed(named_organisation_of, "The organisation.")
    person: PersonType | None = computed(person_of, "Who speaks for it, when that is public.")
    sector: Sector | None = computed(_sector, "The sector it speaks for.")
    role: WorkingGroupRole = strawberry.field(description="What it does in the group.")
    joined_on: date | None = strawberry.field(description="Its first day; null when unknown.")
    left_on: date | None = strawberry.field(
        description="Its last day; null while it is a member or when unknown."
    )
