"""The whole network in figures."""

from typing import Any

import strawberry

from graphql_api.enums import EditionStatus, FigureQualifier, Sector
from graphql_api.loading import network
from graphql_api.loading.reading import Reading
from graphql_api.types.fields import computed
from graphql_api.types.place import Country, CountryRow


@strawberry.type(description="How many editions are in a status now.")
class EditionsInStatus:
    """A ``Tally`` by status."""

    status: EditionStatus = computed(lambda tally: tally.key, "The status.")
    count: int = strawberry.field(description="How many editions.")


@strawberry.type(description="How many organisations are of a sector.")
class OrganisationsInSector:
    """A ``Tally`` by sector."""

    sector: Sector | None = computed(lambda tally: tally.key, "The sector; null for those without one.")
    count: int = strawberry.field(description="How many organisations.")


@strawberry.type(description="How many organisations are of a country.")
class OrganisationsInCountry:
    """A country, None for none, and a ``Tally`` by it."""

    country: Country | None = computed(lambda row: row[0], "The country; null for those without one.")
    count: int = computed(lambda row: row[1].count, "How many organisations.")


@strawberry.type(description="A country that takes part in forums.")
class NetworkCountry:
    """A country and its ``CountryTally``."""

    country: Country = computed(lambda row: row[0], "The country.")
    forum_count: int = computed(lambda row: row[1].forum_count, "In how many forums it takes part.")
    edition_count: int = computed(lambda row: row[1].edition_count, "How many editions these forums have.")


@strawberry.type(description="A sum of key figures, as exact as they are.")
class SummedFigure:
    """A ``Sum``."""

    value: int | None = strawberry.field(description="The sum of what is known; null when nothing is.")
    qualifier: FigureQualifier = strawberry.field(
        description="How exact the sum is: MORE_THAN also when editions are missing in it."
    )
    counted: int = strawberry.field(description="How many editions are in the sum.")
    unknown: int = strawberry.field(description="How many editions were held of which it is not known.")


def _country(reading: Reading, code: str | None) -> CountryRow | None:
    return CountryRow(code, reading.country_name(code)) if code else None


def _countries(reading: Any) -> list[Any]:
    return [(_country(reading, each.code), each) for each in network.countries(reading.gate)]


def _organisations_by_country(reading: Any) -> list[Any]:
    found = network.organisations_by(reading.gate, "country")
    return [(_country(reading, tally.key), tally) for tally in found]


@strawberry.type(name="Network", description="The whole network in figures, as far as it is public.")
class NetworkType:
    """A ``Reading``: each figure is looked up when it is asked for."""

    forum_count: int = computed(lambda reading: reading.gate.forums().count(), "How many forums there are.")
    countries: list[NetworkCountry] = computed(
        _countries, "The countries of all forums, further ones included.", size=50
    )
    editions_by_status: list[EditionsInStatus] = computed(
        lambda reading: network.editions_by_status(reading.gate),
        "How many editions are in each status now.",
        size=5,
    )
    session_count: int = computed(
        lambda reading: reading.gate.sessions().not_cancelled().count(),
        "How many sessions there are in all programmes, cancelled ones left out.",
    )
    speaker_count: int = computed(
        lambda reading: network.speaker_count(reading.gate),
        "How many people take part in these sessions, in whatever role.",
    )
    participants: SummedFigure = computed(
        lambda reading: network.participants(reading.gate),
        "How many participants the editions had that were held: of each, the largest public figure.",
    )
    organisation_count: int = computed(
        lambda reading: reading.gate.organisations().count(), "How many organisations are in the directory."
    )
    organisations_by_sector: list[OrganisationsInSector] = computed(
        lambda reading: network.organisations_by(reading.gate, "sector"),
        "How many of them are of each sector.",
        size=7,
    )
    organisations_by_country: list[OrganisationsInCountry] = computed(
        _organisations_by_country, "How many of them are of each country.", size=50
    )
