"""Sessionize's JSON (“All data” of its API): sessions and speakers that name each other by number."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from forums_pages.programme.importing.reading.documents import Place, entry, text_of
from forums_pages.programme.importing.reading.programme import Event, Programme, Speaker

SOURCE = "sessionize"


def is_sessionize(data: Any) -> bool:
    """Return whether the document is Sessionize's."""
    return isinstance(data, dict) and {"sessions", "speakers"} <= set(data)


def read_sessionize(data: Mapping[str, Any]) -> Programme:
    """Return the programme. Its times are as clocks there show them, unless they have an offset.

    Raises:
        FileRefusedError: something in it is not what Sessionize writes.
    """
    top = Place("", data)
    speakers = dict(_speakers(top))
    rooms = {str(each.get("id")): str(each.get("name") or "") for each in _objects(top, "rooms")}
    tracks = _tracks(top)
    events = [
        _event(top.at(f"sessions[{number}]", each, dict), speakers, rooms, tracks)
        for number, each in enumerate(entry(data, "sessions", list, top))
    ]
    days = sorted(each.starts.date().isoformat() for each in events if each.starts is not None)
    return Programme(
        title="",
        first_day=days[0] if days else "",
        last_day=days[-1] if days else "",
        zone="",
        source=SOURCE,
        events=tuple(events),
        rooms=tuple((name, "", None) for name in rooms.values()),
        speakers=tuple(speakers.values()),
    )


def _objects(top: Place, name: str) -> list[Mapping[str, Any]]:
    found = entry(top.value, name, list, top, default=[])
    return [top.at(f"{name}[{number}]", each, dict).value for number, each in enumerate(found)]


def _speakers(top: Place) -> Iterable[tuple[str, Speaker]]:
    for number, told in enumerate(_objects(top, "speakers")):
        place = Place(f"speakers[{number}]", told)
        given, family = text_of(told, "firstName", place), text_of(told, "lastName", place)
        whole = text_of(told, "fullName", place) or f"{given} {family}".strip()
        yield (
            str(told.get("id")),
            Speaker(
                guid="",
                number=str(told.get("id")),
                name=whole,
                biography=text_of(told, "bio", place),
                given_name=given if family else "",
                family_name=family,
                job_title=text_of(told, "tagLine", place)[:255],
            ),
        )


def _tracks(top: Place) -> dict[str, str]:
    """Return the items of the category that is called Track, by their number."""
    found = {}
    for category in _objects(top, "categories"):
        if str(category.get("title") or "").casefold() in {"track", "theme", "thème"}:
            for item in category.get("items") or []:
                found[str(item.get("id"))] = str(item.get("name") or "")
    return found


def _event(
    place: Place, speakers: Mapping[str, Speaker], rooms: Mapping[str, str], tracks: Mapping[str, str]
) -> Event:
    told = place.value
    starts, ends = place.moment("startsAt"), place.moment("endsAt")
    items = [str(each) for each in entry(told, "categoryItems", list, place, default=[])]
    recording = text_of(told, "recordingUrl", place)
    return Event(
        place=place.path,
        guid="",
        code="",
        number=str(told.get("id") or ""),
        title=text_of(told, "title", place),
        subtitle="",
        abstract=text_of(told, "description", place),
        kind="break" if told.get("isServiceSession") else "",
        language="",
        track=next((tracks[each] for each in items if each in tracks), ""),
        room=rooms.get(str(told.get("roomId")), ""),
        starts=starts,
        ends=_later(ends, starts),
        url="",
        people=tuple(
            speakers[str(each)]
            for each in entry(told, "speakers", list, place, default=[])
            if str(each) in speakers
        ),
        replays=(recording,) if recording else (),
    )


def _later(ends: datetime | None, starts: datetime | None) -> datetime | None:
    return None if ends is None or ends == starts else ends
