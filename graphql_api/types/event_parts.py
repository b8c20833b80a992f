"""Parts of an edition that are no rows of their own, and its venues."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import strawberry

from graphql_api.enums import RegistrationState
from graphql_api.loading.peers import peers_of
from graphql_api.loading.relations import joined
from graphql_api.loading.words import best_text
from graphql_api.types.fields import computed
from graphql_api.types.place import VenueType


@strawberry.type(name="EditionVenue", description="A venue of an edition.")
class EditionVenueType:
    """An ``EditionVenue``."""

    venue: VenueType = computed(lambda row: joined(row, "venue"), "The venue.")
    note: str | None = strawberry.field(description="Such as Opening evening only.")


@strawberry.type(description="How to get a place.")
class Registration:
    """See ``RegistrationRow``, its source object."""

    state: RegistrationState = strawberry.field(description="Whether a place can be booked.")
    url: str | None = strawberry.field(description="Where to register.")
    opens_on: date | None = strawberry.field(description="The first day; null when unknown.")
    closes_on: date | None = strawberry.field(description="The last day; null when unknown.")
    admission: str | None = strawberry.field(description="Such as Free, registration required.")


@dataclass(frozen=True)
class RegistrationRow:
    """What an edition says about registration."""

    state: str
    url: str
    opens_on: date | None
    closes_on: date | None
    admission: str | None


def registration_of(edition: Any) -> RegistrationRow:
    """Return what ``edition`` says about registration."""
    return RegistrationRow(
        edition.registration_state,
        edition.registration_url,
        edition.registration_opens,
        edition.registration_closes,
        best_text(edition.admission, peers_of(edition).reading),
    )
