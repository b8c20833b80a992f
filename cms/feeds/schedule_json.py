"""schedule.json, in the first version that c3voc describes (https://c3voc.de/wiki/schedule)."""

import json
import re
from typing import Any

from django.utils.translation import override

from cms.feeds.days import Day, Schedule, clock_length, number_of, theme_slug
from cms.feeds.facts import Edition, Session
from cms.feeds.sentences import status_words

SCHEMA = "https://c3voc.de/schedule/schema.json"
GENERATOR = "Forums gateway"
# The zones that both versions allow to be named.
ZONE = re.compile(r"[A-Z][a-z]+/[A-Z][a-z]+|UTC\Z")


def schedule_json(edition: Edition) -> bytes:
    """Return the schedule of an edition that has a day at least.

    A session that is not sure says so in its subtitle; what has no time is left out.
    """
    with override(edition.locale):
        schedule = Schedule(edition)
        days = [_day(each, schedule) for each in schedule.days]
        conference = {
            **conference_of(schedule),
            "start": days[0]["date"],
            "end": days[-1]["date"],
            "daysCount": len(days),
            "timeslot_duration": "00:05",
            "rooms": [
                {"name": room.name, "guid": room.guid, "capacity": room.capacity} for room in schedule.rooms
            ],
            "days": days,
        }
        told = {"url": edition.feeds["scheduleJson"], "version": schedule.version, "conference": conference}
        return written(SCHEMA, told)


def conference_of(schedule: Schedule) -> dict[str, Any]:
    """Return what both versions say of the edition itself."""
    edition = schedule.edition
    told: dict[str, Any] = {"acronym": schedule.acronym, "title": edition.title}
    if edition.summary:
        told["description"] = edition.summary
    if edition.url:
        told["url"] = edition.url
    if ZONE.match(edition.zone):
        told["time_zone_name"] = edition.zone
    told["tracks"] = [
        {"name": each.title, "slug": theme_slug(each)} | ({"color": each.colour} if each.colour else {})
        for each in schedule.themes
    ]
    return told


def written(schema: str, schedule: dict[str, Any]) -> bytes:
    """Return the file, with the address of the schema that it keeps to."""
    told = {"$schema": schema, "generator": {"name": GENERATOR}, "schedule": schedule}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _day(day: Day, schedule: Schedule) -> dict[str, Any]:
    rooms: dict[str, list[dict[str, Any]]] = {}
    for room, sessions in day.rooms.items():
        # Two houses may have a room of the same name.
        rooms.setdefault(room.name, []).extend(_event(each, room.name, schedule) for each in sessions)
    return {
        "index": day.index,
        "date": day.date.isoformat(),
        "day_start": day.starts.isoformat(),
        "day_end": day.ends.isoformat(),
        "rooms": rooms,
    }


def _event(session: Session, room: str, schedule: Schedule) -> dict[str, Any]:
    starts, ends = session.starts, session.ends
    return {
        "id": number_of(session),
        "guid": session.guid,
        "code": session.code,
        "date": starts.isoformat() if starts else "",
        "start": f"{starts:%H:%M}" if starts else "",
        **({"end": ends.isoformat()} if ends else {}),
        "duration": clock_length(session),
        "room": room,
        "slug": schedule.slug_of(session),
        "url": session.url,
        "title": session.title,
        "subtitle": status_words(session.status) or None,
        "track": session.themes[0].title if session.themes else None,
        "type": session.kind.lower(),
        "language": schedule.language_of(session),
        "abstract": session.abstract or None,
        "persons": [{"name": each.name, "guid": each.guid} for each in session.speakers],
        "links": [{"url": each, "title": session.title, "type": "media"} for each in session.replays],
        "attachments": [],
    }
