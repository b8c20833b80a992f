"""A programme as the formats for schedules tell it, before it is compared with anything."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from forums_pages.programme.importing.reading.documents import Place
from forums_pages.programme.importing.told import FileRefusedError

CLOCK_LENGTH = re.compile(r"(?:(\d+):)?(\d{1,3}):(\d{2})\Z")
ISO_LENGTH = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:\d+S)?)?\Z")


@dataclass(frozen=True)
class Track:
    """A theme of the programme; its colour is ``#rrggbb`` or empty."""

    slug: str
    name: str
    colour: str


@dataclass(frozen=True)
class Speaker:
    """Who takes part."""

    guid: str
    number: str
    name: str
    biography: str = ""
    role: str = ""
    given_name: str = ""
    family_name: str = ""
    job_title: str = ""


@dataclass(frozen=True)
class Event:
    """A session, with the place in the file that tells of it (a path or a line)."""

    place: str
    guid: str
    code: str
    number: str
    title: str
    subtitle: str
    abstract: str
    kind: str
    language: str
    track: str
    room: str
    starts: datetime | None
    ends: datetime | None
    url: str
    people: tuple[Speaker, ...]
    replays: tuple[str, ...] = ()
    state: str = ""
    is_second: bool = False
    line: int | None = None


@dataclass(frozen=True)
class Programme:
    """What a schedule tells; ``source`` names whose numbers its sessions and people have."""

    title: str
    first_day: str
    last_day: str
    zone: str
    source: str
    events: tuple[Event, ...]
    summary: str = ""
    acronym: str = ""
    url: str = ""
    address: str = ""
    is_ours: bool = False
    tracks: tuple[Track, ...] = ()
    rooms: tuple[tuple[str, str, int | None], ...] = ()
    speakers: tuple[Speaker, ...] = field(default=())


def length_in_minutes(text: str, place: Place) -> int:
    """Return how many minutes 01:30, 1:01:30 (a day) or PT1H30M are; 0 where nobody knows."""
    if not text:
        return 0
    found = CLOCK_LENGTH.match(text) or ISO_LENGTH.match(text)
    if found is None:
        raise FileRefusedError("not_a_length", path=place.path, text=text[:60])
    days, hours, minutes = (int(each or 0) for each in found.groups())
    return (days * 24 + hours) * 60 + minutes
