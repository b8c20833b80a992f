"""Parts of schema.org's descriptions that several have: people, organisations, places."""

from collections.abc import Mapping
from typing import Any

from forums_pages.models import PersonLink
from graphql_api.loading.peers import peers_of
from graphql_api.loading.relations import to_many
from graphql_api.loading.words import best_text
from graphql_api.types.files import image_of
from graphql_api.types.organisation import organisation_name, organisation_of
from graphql_api.types.person import person_name

Facts = dict[str, Any]


def known(facts: Mapping[str, Any]) -> Facts:
    """Return the facts without those that are not known."""
    return {name: value for name, value in facts.items() if value not in (None, "", [], {})}


def person_facts(person: Any) -> Facts:
    """Return a person as they are today; picture and biography only with consent."""
    reading = peers_of(person).reading
    employer = organisation_of(person)
    portrait = image_of(person, "portrait_id") if person.portrait_consent else None
    links = to_many(person, "person_id", lambda gate: gate.in_order(PersonLink), "links")
    return known(
        {
            "@type": "Person",
            "name": person_name(person),
            "honorificPrefix": best_text(person.honorific, reading),
            "jobTitle": best_text(person.job_title, reading),
            "description": best_text(person.biography, reading) if person.portrait_consent else None,
            "image": reading.context.absolute(portrait.file.url) if portrait is not None else None,
            "worksFor": named_organisation(employer) if employer is not None else None,
            "sameAs": [link.url for link in links],
        }
    )


def named_organisation(organisation: Any) -> Facts:
    """Return an organisation by name and address on the web."""
    return known(
        {
            "@type": "Organization",
            "name": organisation_name(organisation),
            "url": organisation.website,
        }
    )


def venue_facts(venue: Any) -> Facts:
    """Return a venue with its address and its place on the map."""
    reading = peers_of(venue).reading
    address = known(
        {
            "streetAddress": " ".join((best_text(venue.address, reading) or "").split()),
            "addressLocality": best_text(venue.city, reading),
            "addressCountry": venue.country.code if venue.country else None,
        }
    )
    is_on_map = venue.latitude is not None and venue.longitude is not None
    point = {
        "@type": "GeoCoordinates",
        "latitude": float(venue.latitude or 0),
        "longitude": float(venue.longitude or 0),
    }
    return known(
        {
            "@type": "Place",
            "name": best_text(venue.name, reading),
            "address": {"@type": "PostalAddress", **address} if address else None,
            "geo": point if is_on_map else None,
            "hasMap": venue.map_url,
        }
    )
