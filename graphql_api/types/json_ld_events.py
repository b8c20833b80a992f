"""Forums, editions and sessions as schema.org's EventSeries, Event and sub-event."""

from collections.abc import Mapping
from typing import Any

from forums_pages.enums import (
    EventFormat,
    Lifecycle,
    ParticipationRole,
    PartnerKind,
    RegistrationState,
    SessionState,
)
from forums_pages.models import ForumHost, Language, PartnerLevel, Room, Venue
from graphql_api.loading.peers import peers_of
from graphql_api.loading.relations import joined, many_to_many, to_many, to_one
from graphql_api.loading.seo import canonical_of
from graphql_api.loading.words import best_text, served
from graphql_api.types.json_ld_mentions import (
    city_of,
    edition_dates,
    editions_of,
    mention,
    session_times,
    sessions_of,
)
from graphql_api.types.json_ld_parts import Facts, known, named_organisation, person_facts, venue_facts
from graphql_api.types.organisation import organisation_of
from graphql_api.types.place import countries_of, country_of

SCHEMA = "https://schema.org/"
ATTENDANCE: Mapping[str, str] = {
    EventFormat.IN_PERSON: "OfflineEventAttendanceMode",
    EventFormat.ONLINE: "OnlineEventAttendanceMode",
    EventFormat.HYBRID: "MixedEventAttendanceMode",
}
AVAILABILITY: Mapping[str, str] = {RegistrationState.OPEN: "InStock", RegistrationState.FULL: "SoldOut"}
ORGANISING = (PartnerKind.ORGANISER, PartnerKind.CO_ORGANISER)


def forum_facts(forum: Any) -> Facts:
    """Return a forum as a series of its editions."""
    countries = [each for each in (country_of(forum), *countries_of(forum)) if each is not None]
    return {
        "@type": "EventSeries",
        "organizer": _hosts(forum),
        "location": [{"@type": "Country", "name": each.name or each.code} for each in countries],
        "subEvent": editions_of(forum),
    }


def edition_facts(edition: Any) -> Facts:
    """Return an edition with the leading sessions of its programme; each session names its edition, too."""
    forum = to_one(edition, "forum_id", lambda gate: gate.forums())
    return {
        "@type": "Event",
        **edition_dates(edition),
        "eventStatus": SCHEMA + _edition_status(edition),
        "eventAttendanceMode": _attendance(edition.format),
        "location": _places(edition),
        "organizer": _each_once([*_organisers(edition), *(_hosts(forum) if forum is not None else [])]),
        "offers": _offers(edition),
        "inLanguage": _languages(edition),
        "superEvent": mention(forum, {}, "EventSeries") if forum is not None else None,
        "subEvent": sessions_of(edition),
    }


def session_facts(session: Any) -> Facts:
    """Return a session as a part of its edition."""
    edition = to_one(session, "edition_id", lambda gate: gate.editions())
    participations = to_many(
        session, "page_id", lambda gate: gate.participations().select_related("person"), "participations"
    )
    replays = to_many(session, "page_id", lambda gate: gate.replays(), "replays")
    title = served(session).words["title"]
    return {
        "@type": "Event",
        **session_times(session, edition),
        "eventStatus": SCHEMA + _session_status(session),
        "eventAttendanceMode": _attendance(_format(session, edition)),
        "location": _room(session, edition) or _places(edition),
        "organizer": _each_once(_organisers(edition)),
        # Who interprets does not speak for themselves.
        "performer": _each_once(
            [
                person_facts(joined(each, "person"))
                for each in participations
                if each.role != ParticipationRole.INTERPRETER
            ]
        ),
        "inLanguage": _languages(session),
        "superEvent": mention(edition, {**edition_dates(edition), "location": city_of(edition)}),
        "recordedIn": [{"@type": "VideoObject", "name": title, "url": each.url} for each in replays],
    }


def _edition_status(edition: Any) -> str:
    if edition.lifecycle == Lifecycle.CANCELLED:
        return "EventCancelled"
    if edition.lifecycle == Lifecycle.POSTPONED:
        return "EventPostponed"
    return "EventRescheduled" if edition.previous_start_date is not None else "EventScheduled"


def _session_status(session: Any) -> str:
    if session.state == SessionState.CANCELLED:
        return "EventCancelled"
    edition = to_one(session, "edition_id", lambda gate: gate.editions())
    status = _edition_status(edition)
    return status if status in ("EventCancelled", "EventPostponed") else "EventScheduled"


def _attendance(how: str) -> str | None:
    mode = ATTENDANCE.get(how)
    return SCHEMA + mode if mode is not None else None


def _format(session: Any, edition: Any) -> str:
    is_in_the_hall = edition.format == EventFormat.HYBRID and not session.is_online
    return EventFormat.IN_PERSON if is_in_the_hall else str(edition.format)


def _places(edition: Any) -> list[Facts]:
    """Return the venues, else the city; and where to follow it online."""
    links = to_many(edition, "page_id", lambda gate: gate.venues(), "venues")
    places = [venue_facts(joined(link, "venue")) for link in links]
    city = city_of(edition)
    if not places and city is not None:
        places = [city]
    if edition.format in (EventFormat.ONLINE, EventFormat.HYBRID):
        places.append(known({"@type": "VirtualLocation", "url": edition.online_url or canonical_of(edition)}))
    return places


def _room(session: Any, edition: Any) -> list[Facts]:
    if edition.format == EventFormat.ONLINE:
        return []
    room = to_one(session, "room_id", lambda gate: gate.every(Room))
    name = best_text(room.name, peers_of(room).reading) if room is not None else None
    if not name:
        return []
    venue = venue_facts(to_one(room, "venue_id", lambda gate: gate.every(Venue)))
    return [{"@type": "Place", "name": name, "containedInPlace": venue}]


def _each_once(facts: list[Facts]) -> list[Facts]:
    """Return facts without those that were told already: a host may organise, a speaker may moderate."""
    return [each for number, each in enumerate(facts) if each not in facts[:number]]


def _hosts(forum: Any) -> list[Facts]:
    links = to_many(forum, "page_id", lambda gate: gate.organisation_links(ForumHost), "hosts")
    return [named_organisation(organisation_of(link)) for link in links]


def _organisers(edition: Any) -> list[Facts]:
    levels = to_many(edition, "page_id", lambda gate: gate.in_order(PartnerLevel), "partner_levels")
    return [
        named_organisation(joined(partnership, "organisation"))
        for level in levels
        if level.kind in ORGANISING
        for partnership in to_many(level, "level_id", lambda gate: gate.partnerships(), "partnerships")
    ]


def _offers(edition: Any) -> Facts | None:
    if not edition.registration_url:
        return None
    state = AVAILABILITY.get(edition.registration_state)
    opens = edition.registration_opens
    return known(
        {
            "@type": "Offer",
            "url": edition.registration_url,
            "availability": SCHEMA + state if state else None,
            "validFrom": opens.isoformat() if opens is not None else None,
        }
    )


def _languages(row: Any) -> list[str]:
    return [each.code for each in many_to_many(row, "languages", lambda gate: gate.every(Language))]
