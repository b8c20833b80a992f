"""Makes rows of a programme: the edition itself, its themes, rooms, people and sessions."""

import base64
import re
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import Any
from urllib.parse import unquote, urlsplit
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.text import slugify

from forums_pages.enums import SessionKind, SessionState
from forums_pages.programme.importing.reading.cells import CellError, one_of, read_address
from forums_pages.programme.importing.reading.programme import Event, Programme, Speaker, Track
from forums_pages.programme.importing.reading.things import person_name
from forums_pages.programme.importing.reading.vocabulary import (
    KINDS,
    MEANINGS,
    ROLES,
    SECOND_KINDS,
    SECOND_NEW,
    SECOND_STATES,
    said_in_any_language,
    states_in_subtitles,
)
from forums_pages.programme.importing.told import (
    EDITION,
    PERSON,
    ROOM,
    SESSION,
    THEME,
    AtLeast,
    Identity,
    InWords,
    Link,
    OneAmong,
    Part,
    Problem,
    Row,
    Speakers,
    folded,
)
from forums_pages.programme.importing.values import Dates

COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")


def rows_of_programme(programme: Programme, zone: ZoneInfo, language: str, new_edition: bool) -> list[Row]:
    """Return what ``programme`` tells, its times as clocks in ``zone`` show them, its words in ``language``.

    With ``new_edition``, what it tells of the edition itself comes along.
    """
    maker = _Maker(programme, zone, language)
    people = [maker.person(each) for each in programme.speakers]
    people += [maker.person(each) for event in programme.events for each in event.people]
    sessions = [maker.session(event) for event in programme.events]
    rows = [*maker.themes(), *maker.rooms(), *_once(people), *sessions]
    return [maker.edition(), *rows] if new_edition else rows


def _once(rows: Iterable[Row]) -> list[Row]:
    """Return each person once, with the biography of whichever row has one."""
    found: dict[Identity, Row] = {}
    for row in rows:
        known = found.get(row.ids[0])
        if known is None or (row.values and not known.values):
            found[row.ids[0]] = row
    return list(found.values())


class _Maker:
    """Makes the rows of one programme."""

    def __init__(self, programme: Programme, zone: ZoneInfo, language: str) -> None:
        self.programme, self.zone, self.language = programme, zone, language
        self.by_track = {
            name: track for track in programme.tracks for name in (track.slug, track.name) if name
        }
        # Some programs write one guid for all rooms.
        times = Counter(guid for _name, guid, _seats in programme.rooms)
        self.guids = {name: guid for name, guid, _seats in programme.rooms if times[guid] == 1}

    def edition(self) -> Row:
        """Return the edition, with the key that our own addresses tell."""
        told = self.programme
        values: dict[str, Any] = {"title": told.title, "dates": self._dates(), "languages": ()}
        values |= {"summary": told.summary, "time_zone": str(self.zone)}
        values["themes"] = tuple(self._theme_link(each) for each in told.tracks if not _is_kind(each.slug))
        if told.events and all(self._state(each) == "cancelled" for each in told.events):
            values["lifecycle"] = "cancelled"
        elif told.events and all(_is_postponed(each) for each in told.events):
            values["lifecycle"] = "postponed"
        key = _key_in(told.address)
        ids: list[Identity] = [("guid", key)] if key else []
        ids.append(("title", f"{folded(told.title)} {told.first_day[:4]}"))
        kept = {name: value for name, value in values.items() if value not in ("", None)}
        return Row(EDITION, None, told.title, tuple(ids), kept, {"slug": _slug_in(told.url, told)})

    def themes(self) -> list[Row]:
        """Return the themes."""
        named = {each.track for each in self.programme.events if each.track} - set(self.by_track)
        loose = [Track("", name, "") for name in sorted(named)]
        return [self._theme(each) for each in (*self.programme.tracks, *loose) if not _is_kind(each.slug)]

    def rooms(self) -> list[Row]:
        """Return the rooms; what we write where there is none is none."""
        named = dict.fromkeys(each.room for each in self.programme.events if each.room)
        seats = {name: seats for name, _guid, seats in self.programme.rooms}
        return [self._room(name, seats.get(name)) for name in named if not self._is_no_room(name)]

    def person(self, speaker: Speaker) -> Row:
        """Return somebody; their name counts only where they are new, since it comes in one piece."""
        names = person_name(speaker.name)
        if speaker.family_name:
            names = {"given_name": speaker.given_name, "family_name": speaker.family_name}
        values = {"biography": speaker.biography, "job_title": speaker.job_title}
        words = {name: InWords({self.language: text}) for name, text in values.items() if text}
        ids = self._signs_of(speaker)
        return Row(PERSON, None, speaker.name, tuple(ids), words, first=names, is_implied=not words)

    def session(self, event: Event) -> Row:
        """Return a session."""
        problems: list[Problem] = []
        values: dict[str, Any] = {"title": event.title[:255], "abstract": event.abstract}
        values |= self._when(event) | self._kind(event) | self._state_told(event)
        if len(event.language) == 2:
            values["languages"] = AtLeast(event.language.lower())
        if event.track and not _is_kind(event.track):
            track = self.by_track.get(event.track, Track("", event.track, ""))
            values["themes"] = AtLeast(self._theme_link(track))
        if event.room:
            values |= self._where(event.room)
        values["people"] = Speakers(tuple(self._part(each) for each in event.people), MEANINGS)
        replays = tuple(each for each in event.replays if _is_address(each))
        if replays:
            values["replays"] = replays
        kept = {name: value for name, value in values.items() if value not in ("", None)}
        first = {"slug": _slug_in(event.url, self.programme)} | kept.pop("first", {})
        label = event.title or event.place
        return Row(SESSION, event.line, label, self._signs(event), kept, first, tuple(problems))

    def _signs(self, event: Event) -> tuple[Identity, ...]:
        found: list[Identity] = []
        if _is_guid(event.guid):
            found.append(("guid", str(UUID(event.guid))))
        if event.code and self.programme.is_ours:
            found.append(("code", event.code))
        if event.number and not self.programme.is_ours:
            found.append((self.programme.source, f"session {event.number}"))
        if not found:
            day = self._local(event.starts).date() if event.starts else ""
            found.append(("title", f"{folded(event.title)} {day}".strip()))
        return tuple(found)

    def _signs_of(self, speaker: Speaker) -> list[Identity]:
        found: list[Identity] = [("guid", str(UUID(speaker.guid)))] if _is_guid(speaker.guid) else []
        if speaker.number and not self.programme.is_ours:
            found.append((self.programme.source, speaker.number[:120]))
        return [*found, ("name", folded(speaker.name))]

    def _dates(self) -> Dates | None:
        try:
            first, last = (
                date.fromisoformat(each) for each in (self.programme.first_day, self.programme.last_day)
            )
        except ValueError:
            return None
        return Dates(first, None if last == first else last, "day")

    def _local(self, moment: datetime) -> datetime:
        """Return the moment as clocks in the edition's zone show it; without an offset it is that already."""
        return moment if moment.tzinfo is None else moment.astimezone(self.zone)

    def _when(self, event: Event) -> dict[str, Any]:
        if event.starts is None:
            return {}
        starts = self._local(event.starts)
        values: dict[str, Any] = {"day": starts.date(), "start_time": _clock(starts)}
        if event.ends is not None:
            # Clocks may be set meanwhile: lengths are lengths of time.
            ends = event.ends if event.ends.tzinfo is None else event.ends.astimezone(UTC)
            values["end_time"] = _clock(self._local(ends))
        return values

    def _where(self, room: str) -> dict[str, Any]:
        if not self._is_no_room(room):
            return {"room": Link(ROOM, self._room(room, None).ids, label=room)}
        return {"is_online": True} if room in said_in_any_language("Online") else {}

    def _is_no_room(self, name: str) -> bool:
        no_rooms = said_in_any_language("Online") | said_in_any_language("Room not known yet")
        return self.programme.is_ours and name in no_rooms

    def _kind(self, event: Event) -> dict[str, Any]:
        if event.is_second:
            same = SECOND_KINDS.get(event.kind.upper(), SECOND_KINDS["OTHER"])
            track_kind = event.track.removeprefix("kind-").replace("-", "_") if _is_kind(event.track) else ""
            new = (
                track_kind
                if track_kind in SessionKind.values
                else SECOND_NEW.get(event.kind.upper(), same[0])
            )
            return {"kind": OneAmong(new, frozenset(same))}
        try:
            return {"kind": one_of(SessionKind)(event.kind)} if event.kind else {}
        except CellError:
            known = KINDS.get(folded(event.kind))
            return {"first": {"kind": known}} if known else {}

    def _state(self, event: Event) -> str:
        if event.is_second:
            return SECOND_STATES.get(event.state.upper(), "")
        return states_in_subtitles().get(event.subtitle, "") if self.programme.is_ours else ""

    def _state_told(self, event: Event) -> dict[str, Any]:
        state = self._state(event)
        if not state and self.programme.is_ours and not event.is_second and not event.subtitle:
            state = str(SessionState.CONFIRMED)
        return {"state": state} if state else {}

    def _part(self, speaker: Speaker) -> Part:
        role = ROLES.get(speaker.role.upper(), "speaker") if speaker.role else None
        return Part(Link(PERSON, tuple(self._signs_of(speaker)), label=speaker.name), role)

    def _theme(self, track: Track) -> Row:
        ids: list[Identity] = [("slug", track.slug)] if track.slug else []
        ids.append(("title", folded(track.name)))
        first: dict[str, Any] = {"title": InWords({self.language: track.name[:255]})}
        if COLOUR.match(track.colour):
            first["colour"] = track.colour
        return Row(THEME, None, track.name, tuple(ids), first=first, is_implied=True)

    def _theme_link(self, track: Track) -> Link:
        return Link(THEME, self._theme(track).ids, label=track.name)

    def _room(self, name: str, seats: int | None) -> Row:
        guid = self.guids.get(name, "")
        ids: list[Identity] = [("guid", str(UUID(guid)))] if _is_guid(guid) else []
        ids.append(("name", folded(name)))
        first: dict[str, Any] = {"name": InWords({self.language: name[:255]}), "capacity": seats}
        return Row(ROOM, None, name, tuple(ids), first=first, is_implied=True)


def _clock(moment: datetime) -> time:
    return moment.time().replace(second=0, microsecond=0, tzinfo=None)


def _is_guid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _is_address(text: str) -> bool:
    try:
        read_address(text)
    except CellError:
        return False
    return True


def _is_kind(slug: str) -> bool:
    return slug.startswith("kind-")


def _is_postponed(event: Event) -> bool:
    return event.state.upper() == "DELAYED" or states_in_subtitles().get(event.subtitle) == "postponed"


def _slug_in(address: str, programme: Programme) -> str:
    """Return the last part of an address, if we wrote the file; else the title makes one."""
    last = unquote(urlsplit(address).path).rstrip("/").rpartition("/")[2]
    is_slug = programme.is_ours and last and last == slugify(last, allow_unicode=True)
    return last if is_slug and not address.endswith(".ics") else ""


def _key_in(address: str) -> str:
    """Return the key of the edition whose feed has this address; empty if it is none of ours."""
    found = re.search(r"/editions/([\w-]+)/schedule", address)
    try:
        text = base64.urlsafe_b64decode(f"{found[1]}===").decode() if found else ""
    except ValueError:
        return ""
    key = text.rpartition(":")[2]
    return str(UUID(key)) if _is_guid(key) else ""
