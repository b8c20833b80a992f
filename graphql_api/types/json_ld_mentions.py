"""Events that the description of another names: by name, address, time and place, and no more."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from forums_pages.enums import DatePrecision, EventFormat
from graphql_api.loading.peers import peers_of
from graphql_api.loading.relations import joined, to_many
from graphql_api.loading.seo import canonical_of
from graphql_api.loading.words import best_text, served
from graphql_api.types.json_ld_parts import Facts, known

# So many sessions an edition names: a whole programme would weigh more than the page whose head it stands in.
MOST_SESSIONS = 20
# As much of a date as is known, in ISO 8601.
PRECISION: Mapping[str, int] = {DatePrecision.DAY: 10, DatePrecision.MONTH: 7, DatePrecision.YEAR: 4}


def mention(page: Any, facts: Facts, kind: str = "Event") -> Facts:
    """Return a page that has a description of its own by name and address, and those facts of it."""
    url = canonical_of(page)
    title = served(page).words["title"]
    return known({"@type": kind, "@id": url, "name": title, "url": url, **facts})


def editions_of(forum: Any) -> list[Facts]:
    """Return the editions of a forum with their dates and cities."""
    editions = to_many(forum, "forum_id", lambda gate: gate.editions().order_by("path"), "told editions")
    return [mention(each, {**edition_dates(each), "location": city_of(each)}) for each in editions]


def sessions_of(edition: Any) -> list[Facts]:
    """Return up to 20 sessions of an edition in the programme's order, with their times and rooms.

    Of a longer programme, what everybody comes for goes before the rest. One statement for all editions
    that were loaded together, and those for words and places in another language.
    """
    sessions = to_many(
        edition,
        "edition_id",
        lambda gate: gate.sessions().leading(MOST_SESSIONS).select_related("room"),
        "told sessions",
    )
    return [
        mention(each, {**session_times(each, edition), "location": _places(each, edition)})
        for each in sessions
    ]


def edition_dates(edition: Any) -> Facts:
    """Return the first and the last day of an edition, as exactly as they are known."""
    length = PRECISION.get(edition.date_precision)
    return known(
        {
            "startDate": _iso(edition.start_date, length),
            "endDate": _iso(edition.end_date or edition.start_date, length),
            "previousStartDate": _iso(edition.previous_start_date, PRECISION[DatePrecision.DAY]),
        }
    )


def session_times(session: Any, edition: Any) -> Facts:
    """Return when a session begins and ends with the edition's offset from UTC; without a time, its day."""

    def told(moment: Any) -> str | None:
        return moment.astimezone(edition.time_zone).isoformat() if moment is not None else None

    day = session.day.isoformat() if session.day is not None else None
    return known({"startDate": told(session.starts_at) or day, "endDate": told(session.ends_at)})


def city_of(edition: Any) -> Facts | None:
    """Return the city of an edition that people go to; None where nobody has said it."""
    city = best_text(edition.city, peers_of(edition).reading)
    if not city or edition.format == EventFormat.ONLINE:
        return None
    return {"@type": "Place", "name": city, "address": city}


def _places(session: Any, edition: Any) -> list[Facts]:
    """Return the room, else the city, and the page of what is online, as far as they are known."""
    is_online = edition.format == EventFormat.ONLINE
    places = [None if is_online else _hall(session, edition)]
    if is_online or session.is_online:
        places.append(known({"@type": "VirtualLocation", "url": canonical_of(session)}))
    return [place for place in places if place]


def _hall(session: Any, edition: Any) -> Facts | None:
    city, room = city_of(edition), joined(session, "room")
    name = best_text(room.name, peers_of(room).reading) if room is not None else None
    return known({"@type": "Place", "name": name, "address": (city or {}).get("name")}) if name else city


def _iso(day: date | None, length: int | None) -> str | None:
    return day.isoformat()[:length] if day is not None and length is not None else None
