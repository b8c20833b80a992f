"""schedule.json: frab's first version, as pretalx, c3voc and we write it, and c3voc's second."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from forums_pages.programme.importing.reading.documents import Place, entry, text_of
from forums_pages.programme.importing.reading.programme import (
    Event,
    Programme,
    Speaker,
    Track,
    length_in_minutes,
)
from forums_pages.programme.importing.told import FileRefusedError

OURS = "Forums gateway"


def is_schedule(data: Any) -> bool:
    """Return whether the document is a schedule of either version."""
    return isinstance(data, dict) and isinstance(data.get("schedule"), dict)


def read_schedule(data: Mapping[str, Any]) -> Programme:
    """Return the programme that a schedule tells.

    Raises:
        FileRefusedError: something in it is not what the format says.
    """
    top = Place("schedule", entry(data, "schedule", dict, Place("")))
    conference = Place("schedule.conference", entry(top.value, "conference", dict, top))
    told = conference.value
    first, last = _days(told, conference)
    is_ours = (data.get("generator") or {}).get("name") == OURS
    return Programme(
        title=text_of(told, "title", conference),
        summary=text_of(told, "description", conference),
        first_day=first,
        last_day=last,
        zone=text_of(told, "time_zone_name", conference),
        acronym=text_of(told, "acronym", conference),
        url=text_of(told, "url", conference),
        address=text_of(top.value, "url", top),
        source=_source(top.value, data),
        is_ours=is_ours,
        tracks=tuple(_tracks(told, conference)),
        rooms=tuple(_rooms(told, conference)),
        events=tuple(_second(top, conference) if "events" in top.value else _first(conference)),
    )


def _days(told: Mapping[str, Any], place: Place) -> tuple[str, str]:
    """Return the first and the last day; a conference may end in the night after it."""
    days = [each for each in entry(told, "days", list, place, default=[]) if isinstance(each, dict)]
    dates = [str(each["date"]) for each in days if each.get("date")]
    ends = text_of(told, "start", place)[:10], text_of(told, "end", place)[:10]
    return (dates[0], dates[-1]) if dates else ends


def _source(schedule: Mapping[str, Any], data: Mapping[str, Any]) -> str:
    """Return whose numbers the file's are: each pretalx counts for itself."""
    generator = str((data.get("generator") or {}).get("name") or "pretalx").lower()
    host = urlsplit(str(schedule.get("base_url") or "")).hostname or ""
    return f"{generator} {host}".strip()[:120]


def _tracks(told: Mapping[str, Any], place: Place) -> Iterable[Track]:
    for each in entry(told, "tracks", list, place, default=[]):
        if isinstance(each, dict):
            yield Track(
                str(each.get("slug") or ""), str(each.get("name") or ""), str(each.get("color") or "")
            )


def _rooms(told: Mapping[str, Any], place: Place) -> Iterable[tuple[str, str, int | None]]:
    for each in entry(told, "rooms", list, place, default=[]):
        if isinstance(each, dict):
            capacity = each.get("capacity")
            seats = capacity if isinstance(capacity, int) and capacity > 0 else None
            yield str(each.get("name") or ""), str(each.get("guid") or ""), seats


def _first(conference: Place) -> Iterable[Event]:
    for number, day in enumerate(entry(conference.value, "days", list, conference)):
        of_day = conference.at(f"days[{number}]", day, dict)
        rooms = entry(day, "rooms", dict, of_day, default={})
        for room, events in rooms.items():
            of_room = of_day.at(f"rooms[{room!r}]", events, list)
            for index, event in enumerate(events):
                yield _event(of_room.at(f"[{index}]", event, dict), room)


def _event(place: Place, room: str) -> Event:
    told = place.value
    starts = place.moment("date")
    minutes = length_in_minutes(text_of(told, "duration", place), place)
    persons = [
        _person(place.at(f"persons[{n}]", each, dict)) for n, each in enumerate(_list(told, "persons", place))
    ]
    return Event(
        place=place.path,
        guid=text_of(told, "guid", place),
        code=text_of(told, "code", place),
        number=str(told.get("id") or ""),
        title=text_of(told, "title", place),
        subtitle=text_of(told, "subtitle", place),
        abstract=_abstract(told, place),
        kind=text_of(told, "type", place),
        language=text_of(told, "language", place),
        track=text_of(told, "track", place),
        room=room,
        starts=starts,
        ends=starts + timedelta(minutes=minutes) if starts is not None and minutes else None,
        url=text_of(told, "url", place),
        people=tuple(persons),
        replays=tuple(_media(told, place, "media")),
    )


def _abstract(told: Mapping[str, Any], place: Place) -> str:
    """Return abstract and description: pretalx keeps a teaser apart from the text."""
    parts = (text_of(told, "abstract", place), text_of(told, "description", place))
    return "\n\n".join(dict.fromkeys(each for each in parts if each))


def _list(told: Mapping[str, Any], name: str, place: Place) -> list[Any]:
    found: list[Any] = entry(told, name, list, place, default=[])
    return found


def _person(place: Place) -> Speaker:
    told = place.value
    name = text_of(told, "public_name", place) or text_of(told, "name", place)
    return Speaker(
        guid=text_of(told, "guid", place),
        number=text_of(told, "code", place) or str(told.get("id") or ""),
        name=name or text_of(told, "full_public_name", place),
        biography=text_of(told, "biography", place),
        role=text_of(told, "role", place),
    )


def _media(told: Mapping[str, Any], place: Place, kind: str) -> Iterable[str]:
    for each in _list(told, "links", place):
        if isinstance(each, dict) and str(each.get("type") or "").lower() == kind:
            yield str(each.get("url") or "")


def _second(top: Place, conference: Place) -> Iterable[Event]:
    names = {guid: name for name, guid, _seats in _rooms(conference.value, conference)}
    zone = text_of(conference.value, "time_zone_name", conference)
    for index, event in enumerate(entry(top.value, "events", list, top)):
        place = top.at(f"events[{index}]", event, dict)
        yield _event_of_second(place, names, zone)


def _event_of_second(place: Place, rooms: Mapping[str, str], _zone: str) -> Event:
    told = place.value
    room = entry(told, "room", dict, place, default={})
    track = entry(told, "track", dict, place, default={})
    people = [
        _person(place.at(f"participants[{n}]", each, dict))
        for n, each in enumerate(_list(told, "participants", place))
    ]
    starts, ends = place.moment("start"), place.moment("end")
    return Event(
        place=place.path,
        guid=text_of(told, "guid", place),
        code=text_of(told, "code", place),
        number="",
        title=text_of(told, "title", place),
        subtitle="",
        abstract=_abstract(told, place),
        kind=text_of(told, "type", place),
        language=text_of(told, "language", place),
        track=str(track.get("slug") or ""),
        room=str(room.get("name") or rooms.get(str(room.get("guid") or ""), "")),
        starts=starts,
        # Who does not know the end says the beginning twice.
        ends=ends if ends != starts else None,
        url=text_of(told, "url", place),
        state=text_of(told, "state", place),
        people=tuple(people),
        replays=tuple(_media(told, place, "media")),
        is_second=True,
    )


def zone_named(name: str) -> ZoneInfo | None:
    """Return the zone that a schedule names, if there is one of that name."""
    try:
        return ZoneInfo(name) if name else None
    except (ValueError, OSError, KeyError):
        raise FileRefusedError("not_a_zone", text=name) from None
