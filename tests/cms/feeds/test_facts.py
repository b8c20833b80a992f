"""Seven facts are the same wherever a session is told: title, start, end, zone, room, speakers, status."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from html import unescape
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring
from django.test import Client
from icalendar import Calendar

from forums_pages.enums import Lifecycle
from forums_pages.models import SessionPage
from tests.cms.feeds.stage import Stage
from tests.factories import publish

# What each surface calls them. Where a format knows fewer states, it tells as much as it can.
ICAL = {"CONFIRMED": "confirmed", "TENTATIVE": "proposed", "CANCELLED": "cancelled"}
XML = {
    "": "confirmed",
    "Proposed, not confirmed yet": "proposed",
    "Cancelled": "cancelled",
    "Postponed": "postponed",
}
JSON_2 = {"CONFIRMED": "confirmed", "ACCEPTED": "proposed", "CANCELED": "cancelled", "DELAYED": "postponed"}
# schema.org has no word for what is proposed.
JSON_LD = {"EventScheduled": "confirmed", "EventCancelled": "cancelled", "EventPostponed": "postponed"}
NO_ROOM = ("Room not known yet", "Online")


@dataclass(frozen=True)
class Facts:
    """What is compared; instants in UTC, speakers in their order."""

    title: str
    start: datetime | None
    end: datetime | None
    zone: str
    room: str
    speakers: tuple[str, ...]
    status: str


def by_graphql(client: Client, stage: Stage) -> dict[str, Facts]:
    query = """{ sessions(filter: { includeCancelled: true }, first: 100) { nodes {
      guid title startsAt endsAt timeZone state room { name } edition { status }
      participations { role person { name } }
    } } }"""
    nodes = client.get("/graphql/", {"query": query}).json()["data"]["sessions"]["nodes"]
    return {
        each["guid"]: Facts(
            _clean(each["title"]),
            _utc(each["startsAt"]),
            _utc(each["endsAt"]),
            each["timeZone"],
            (each["room"] or {"name": ""})["name"],
            tuple(one["person"]["name"] for one in each["participations"] if one["role"] != "INTERPRETER"),
            each["edition"]["status"].lower()
            if each["edition"]["status"] in ("CANCELLED", "POSTPONED") and each["state"] != "CANCELLED"
            else each["state"].lower(),
        )
        for each in nodes
    }


def by_calendar(client: Client, stage: Stage) -> dict[str, Facts]:
    body = client.get(f"/feeds/en/editions/{stage.uid}/programme.ics").content
    return {str(each["uid"]): _of_event(each) for each in Calendar.from_ical(body).events}


def by_calendars_of_sessions(client: Client, stage: Stage) -> dict[str, Facts]:
    found = {}
    for session in stage.sessions.values():
        body = client.get(f"/feeds/en/sessions/{session.code}.ics").content
        found |= {str(each["uid"]): _of_event(each) for each in Calendar.from_ical(body).events}
    return found


def _of_event(event: Any) -> Facts:
    start, end = event["dtstart"], event.get("dtend")
    is_timed = isinstance(start.dt, datetime)
    described = re.search(r"^With (.*)$", str(event["description"]), re.MULTILINE)
    place = str(event.get("location", ""))
    return Facts(
        str(event["summary"]),
        start.dt.astimezone(UTC) if is_timed else None,
        end.dt.astimezone(UTC) if is_timed and end is not None else None,
        start.params.get("TZID", "Africa/Tunis" if not is_timed else ""),
        next((room for room in ("Great hall", "Room B") if place.startswith(room)), ""),
        tuple(described[1].split(", ")) if described else (),
        ICAL[str(event["status"])],
    )


def by_xml(client: Client, stage: Stage) -> dict[str, Facts]:
    root = fromstring(client.get(f"/feeds/en/editions/{stage.uid}/schedule.xml").content)
    zone = root.findtext("conference/time_zone_name") or ""
    found = {}
    for event in root.iter("event"):
        start = datetime.fromisoformat(event.findtext("date") or "")
        room = event.findtext("room") or ""
        found[event.get("guid", "")] = Facts(
            event.findtext("title") or "",
            start.astimezone(UTC),
            _after(start, event.findtext("duration") or ""),
            zone,
            "" if room in NO_ROOM else room,
            tuple(each.text or "" for each in event.iter("person")),
            XML[event.findtext("subtitle") or ""],
        )
    return found


def by_json(client: Client, stage: Stage) -> dict[str, Facts]:
    schedule = client.get(f"/feeds/en/editions/{stage.uid}/schedule.json").json()["schedule"]
    conference = schedule["conference"]
    events = [each for day in conference["days"] for room in day["rooms"].values() for each in room]
    return {
        each["guid"]: Facts(
            each["title"],
            _utc(each["date"]),
            _utc(each.get("end")),
            conference["time_zone_name"],
            "" if each["room"] in NO_ROOM else each["room"],
            tuple(one["name"] for one in each["persons"]),
            XML[each["subtitle"] or ""],
        )
        for each in events
    }


def by_json_2(client: Client, stage: Stage) -> dict[str, Facts]:
    schedule = client.get(f"/feeds/en/editions/{stage.uid}/schedule2.json").json()["schedule"]
    return {
        each["guid"]: Facts(
            each["title"],
            _utc(each["start"]),
            _utc(each["end"]) if "duration" in each else None,
            schedule["conference"]["time_zone_name"],
            "" if each["room"]["name"] in NO_ROOM else each["room"]["name"],
            tuple(one["name"] for one in each["participants"]),
            JSON_2[each["state"]],
        )
        for each in schedule["events"]
    }


def by_json_ld(client: Client, stage: Stage) -> dict[str, Facts]:
    query = """{ sessions(filter: { includeCancelled: true }, first: 100) {
      nodes { guid timeZone seo { jsonLd } } } }"""
    nodes = client.get("/graphql/", {"query": query}).json()["data"]["sessions"]["nodes"]
    found = {}
    for each in nodes:
        event = json.loads(each["seo"]["jsonLd"])["@graph"][0]
        rooms = [place["name"] for place in event["location"] if "containedInPlace" in place]
        start = event.get("startDate", "")
        found[each["guid"]] = Facts(
            _clean(event["name"]),
            _utc(start) if "T" in start else None,
            _utc(event.get("endDate")),
            # It has offsets, which are those of the zone.
            each["timeZone"],
            rooms[0] if rooms else "",
            tuple(one["name"] for one in event.get("performer", ())),
            JSON_LD[event["eventStatus"].rpartition("/")[2]],
        )
    return found


SURFACES = {
    "calendar": by_calendar,
    "calendars of sessions": by_calendars_of_sessions,
    "schedule.xml": by_xml,
    "schedule.json": by_json,
    "schedule2.json": by_json_2,
    "JSON-LD": by_json_ld,
}
Surface = Callable[[Client, Stage], dict[str, Facts]]


@pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES)
@pytest.mark.parametrize("lifecycle", [Lifecycle.ANNOUNCED, Lifecycle.POSTPONED, Lifecycle.CANCELLED])
def test_seven_facts_agree(client: Client, stage: Stage, surface: Surface, lifecycle: Lifecycle) -> None:
    stage.edition.lifecycle = lifecycle
    publish(stage.edition)
    told, expected = surface(client, stage), by_graphql(client, stage)

    shown = {str(session.guid) for session in stage.sessions.values() if _is_shown(session, surface)}
    assert set(told) == shown
    assert told == {guid: _as_told(facts, surface) for guid, facts in expected.items() if guid in shown}


def _is_shown(session: SessionPage, surface: Surface) -> bool:
    if surface is by_json_ld:
        return True
    if surface in (by_calendar, by_calendars_of_sessions):
        return session.day is not None
    return session.starts_at is not None


def _as_told(facts: Facts, surface: Surface) -> Facts:
    """Return the facts as a surface can tell them: of states, not every format knows all."""
    if surface is by_json_ld:
        return replace(facts, status=facts.status.replace("proposed", "confirmed"))
    if surface in (by_calendar, by_calendars_of_sessions):
        return replace(facts, status=facts.status.replace("postponed", "cancelled"))
    return facts


def test_the_public_page_tells_them_too(client: Client, stage: Stage) -> None:
    words = {"confirmed": "", "proposed": "Proposed", "cancelled": "Cancelled"}
    for guid, facts in by_graphql(client, stage).items():
        session = next(each for each in stage.sessions.values() if str(each.guid) == guid)
        page = client.get(session.url).content.decode()
        main = page.partition("<main")[2].partition("</main>")[0]
        text = " ".join(unescape(re.sub(r"<[^>]*>", " ", main)).split())
        clocks = [f"{each:%H:%M}" for each in (session.start_time, session.end_time) if each]
        zone = [facts.zone] if facts.start else []
        wanted = [facts.title, *clocks, *zone, facts.room, *facts.speakers, words[facts.status]]
        assert [each for each in wanted if each not in _clean(text)] == []


def _utc(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text).astimezone(UTC) if text else None


def _after(start: datetime, duration: str) -> datetime | None:
    hours, minutes = map(int, duration.split(":"))
    seconds = 3600 * hours + 60 * minutes
    return datetime.fromtimestamp(start.timestamp() + seconds, UTC) if seconds else None


def _clean(text: str) -> str:
    """Return words without what no format can write."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text)
