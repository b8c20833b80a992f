"""Countries, venues and rooms."""

from dataclasses import dataclass
from typing import Annotated, Any

import strawberry

from forums_pages.models import Room, Venue
from graphql_api.loading.peers import peers_of
from graphql_api.loading.relations import to_many, to_one
from graphql_api.types.fields import computed
from graphql_api.types.node import Localised


@strawberry.type(description="A country or territory.")
class Country:
    """See ``CountryRow``, its source object."""

    code: str = strawberry.field(description="ISO 3166-1 alpha-2, such as TN. XX is a fictional country.")
    name: str | None = strawberry.field(description="Its name in the requested language.")


@dataclass(frozen=True)
class CountryRow:
    """A country with its name in the language asked for."""

    code: str
    name: str | None


def country_of(row: Any) -> CountryRow | None:
    """Return the country of ``row``, or None."""
    return _country(row, row.country.code) if row.country else None


def countries_of(row: Any) -> list[CountryRow]:
    """Return the further countries of ``row``."""
    return [_country(row, country.code) for country in row.further_countries]


def _country(row: Any, code: str) -> CountryRow:
    return CountryRow(code, peers_of(row).reading.country_name(code))


@strawberry.type(name="Room", description="A room of a venue.")
class RoomType(Localised):
    """A ``Room``."""

    guid: strawberry.ID = strawberry.field(description="A UUID that never changes.")
    name: str | None = strawberry.field(description="Its name.")
    capacity: int | None = strawberry.field(description="Seats; null when unknown.")
    # Whoever may see a room may see where it is.
    venue: Annotated["VenueType", strawberry.lazy("graphql_api.types.place")] = computed(
        lambda row: to_one(row, "venue_id", lambda _gate: Venue.objects.all()), "The venue that it is in."
    )


@strawberry.type(description="A point on the Earth, in WGS 84.")
class GeoPoint:
    """Both of a venue's coordinates."""

    latitude: float = strawberry.field(description="Degrees north.")
    longitude: float = strawberry.field(description="Degrees east.")


@dataclass(frozen=True)
class PointRow:
    """The source object of ``GeoPoint``."""

    latitude: float
    longitude: float


def _point(venue: Any) -> PointRow | None:
    if venue.latitude is None or venue.longitude is None:
        return None
    return PointRow(float(venue.latitude), float(venue.longitude))


@strawberry.type(name="Venue", description="A place where an edition is held.")
class VenueType(Localised):
    """A ``Venue``."""

    name: str | None = strawberry.field(description="Its name.")
    address: str | None = strawberry.field(description="Street and town, on one or more lines.")
    city: str | None = strawberry.field(description="The city, as it is called in the language served.")
    country: Country | None = computed(country_of, "The country.")
    location: GeoPoint | None = computed(_point, "Where it is; null when unknown.")
    map_url: str | None = strawberry.field(description="The address of a map.")
    accessibility: str | None = strawberry.field(
        description="Step-free access, induction loops and the like."
    )
    rooms: list[RoomType] = computed(
        lambda row: to_many(row, "venue_id", lambda gate: gate.in_order(Room), "rooms"),
        "Its rooms, in order.",
    )
