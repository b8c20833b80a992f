"""What feeds say of editions and sessions: plain facts, made of the gateway's answers and of nothing else.

Every feed is written from these, so that title, start, end, zone, room, speakers and status are the same
in all of them.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from graphql_api.nodes import read_identifier

# What XML 1.0 cannot hold at all, and no format needs.
UNWRITABLE = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Of a page that was never published through Wagtail; older than the programme.
LONG_AGO = datetime(2017, 1, 1, tzinfo=UTC)
# Who interprets does not speak for themselves.
INTERPRETER = "INTERPRETER"


class Status(StrEnum):
    """Whether a session takes place at the time that is told."""

    CONFIRMED = "confirmed"
    PROPOSED = "proposed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"

    @property
    def is_off(self) -> bool:
        """Whether nobody should come."""
        return self in {Status.POSTPONED, Status.CANCELLED}


@dataclass(frozen=True)
class Room:
    """Where a session takes place."""

    guid: str
    name: str
    venue: str
    address: str
    city: str
    capacity: int | None


@dataclass(frozen=True)
class Theme:
    """What a session is about; ``colour`` is ``#rrggbb`` or empty."""

    slug: str
    title: str
    colour: str


@dataclass(frozen=True)
class Speaker:
    """Who takes part, as what; ``role`` is a name of ``ParticipationRole``."""

    guid: str
    name: str
    role: str


@dataclass(frozen=True)
class Session:
    """A session of the programme; instants are in the edition's zone."""

    guid: str
    code: str
    locale: str
    title: str
    abstract: str
    kind: str
    status: Status
    sequence: int
    url: str
    ical: str
    updated: datetime
    # When the session itself was last published, whatever its edition says since.
    changed: datetime
    day: date | None
    starts: datetime | None
    ends: datetime | None
    zone: str
    room: Room | None
    is_online: bool
    languages: tuple[str, ...]
    themes: tuple[Theme, ...]
    speakers: tuple[Speaker, ...]
    replays: tuple[str, ...]


@dataclass(frozen=True)
class Edition:
    """An edition with its sessions in the programme's order."""

    guid: str
    uid: str
    locale: str
    title: str
    summary: str
    url: str
    status: str
    reason: str
    # The days, where they are known to the day.
    first_day: date | None
    last_day: date | None
    # The days that it was postponed from.
    former_first_day: date | None
    former_last_day: date | None
    ends: datetime | None
    zone: str
    city: str
    venues: tuple[str, ...]
    is_online: bool
    online_url: str
    ordinal: int | None
    forum: str
    country: str
    languages: tuple[str, ...]
    themes: tuple[Theme, ...]
    feeds: dict[str, str]
    updated: datetime
    sessions: tuple[Session, ...]

    @property
    def days(self) -> tuple[date, date] | None:
        """Return its first and last day; of what is postponed, those that were announced and are off."""
        first, last = self.first_day, self.last_day
        if first is None and self.status == "POSTPONED":
            first, last = self.former_first_day, self.former_last_day
        return (first, last or first) if first else None

    def is_over(self, moment: datetime) -> bool:
        """Return whether its last day is over at ``moment``; never while that is not known."""
        return self.ends is not None and self.ends <= moment


def text(words: str | None) -> str:
    """Return words as every format can write them; empty for none."""
    return UNWRITABLE.sub("", (words or "").replace("\r\n", "\n").replace("\r", "\n")).strip()


def key_of(uid: str) -> str:
    """Return what a ``uid`` of the gateway names its thing by."""
    key = read_identifier(uid)
    if key is None:
        raise ValueError(f"{uid} is no identifier of the gateway's.")
    return key.key


def moment(told: str | None) -> datetime | None:
    """Return an instant as the gateway tells it."""
    return datetime.fromisoformat(told) if told else None


def edition_from(data: dict[str, Any], sessions: list[dict[str, Any]]) -> Edition:
    """Return an edition as the gateway told it."""
    zone = data["timeZone"]
    made = tuple(_session(each, data, ZoneInfo(zone)) for each in sessions)
    updated = moment(data["lastPublishedAt"] or data["firstPublishedAt"]) or LONG_AGO
    return Edition(
        guid=key_of(data["uid"]),
        uid=data["uid"],
        locale=data["locale"].lower(),
        title=text(data["title"]),
        summary=text(data["summary"] or data["slogan"]),
        url=data["url"] or "",
        status=data["status"],
        reason=text(data["statusReason"]),
        first_day=_day(data["startDate"]),
        last_day=_day(data["endDate"]),
        former_first_day=_day(data["previousStartDate"]),
        former_last_day=_day(data["previousEndDate"]),
        ends=moment(data["endsAt"]),
        zone=zone,
        city=text(data["city"]),
        venues=tuple(text(each["venue"]["name"]) for each in data["venues"] if each["venue"]["name"]),
        is_online=data["format"] == "ONLINE",
        online_url=data["onlineUrl"] or "",
        ordinal=data["ordinal"],
        forum=data["forum"]["slug"],
        country=(data["forum"]["country"] or {}).get("code", ""),
        languages=_codes(data),
        themes=_themes(data),
        feeds=data["feeds"],
        updated=max([updated, *(each.updated for each in made)]),
        sessions=made,
    )


def _session(data: dict[str, Any], edition: dict[str, Any], zone: ZoneInfo) -> Session:
    told = moment(data["lastPublishedAt"] or data["firstPublishedAt"]) or LONG_AGO
    of_edition = moment(edition["lastPublishedAt"] or edition["firstPublishedAt"]) or LONG_AGO
    starts, ends = moment(data["startsAt"]), moment(data["endsAt"])
    return Session(
        guid=data["guid"],
        code=data["code"],
        locale=data["locale"].lower(),
        title=text(data["title"]),
        abstract=text(data["abstract"]),
        kind=data["kind"],
        status=_status(data["state"], edition["status"]),
        sequence=data["sequence"],
        # Where no site shows it, its calendar is the one address that it has.
        url=data["url"] or data["ical"],
        ical=data["ical"],
        # What the edition says of it, such as that it is cancelled, is said of it, too.
        updated=max(told, of_edition),
        changed=told,
        day=date.fromisoformat(data["day"]) if data["day"] else None,
        starts=starts.astimezone(zone) if starts else None,
        ends=ends.astimezone(zone) if ends else None,
        zone=str(zone),
        room=_room(data["room"]),
        is_online=data["isOnline"] or edition["format"] == "ONLINE",
        languages=_codes(data),
        themes=_themes(data),
        speakers=tuple(_speaker(each) for each in data["participations"] if each["role"] != INTERPRETER),
        replays=tuple(each["url"] for each in data["replays"]),
    )


def _status(state: str, edition: str) -> Status:
    if "CANCELLED" in (state, edition):
        return Status.CANCELLED
    if edition == "POSTPONED":
        return Status.POSTPONED
    return Status.PROPOSED if state == "PROPOSED" else Status.CONFIRMED


def _room(data: dict[str, Any] | None) -> Room | None:
    if data is None:
        return None
    venue = data["venue"]
    return Room(
        guid=data["guid"],
        name=text(data["name"]),
        venue=text(venue["name"]),
        address=text(venue["address"]),
        city=text(venue["city"]),
        capacity=data["capacity"],
    )


def _themes(data: dict[str, Any]) -> tuple[Theme, ...]:
    return tuple(Theme(each["slug"], text(each["title"]), each["colour"] or "") for each in data["themes"])


def _speaker(data: dict[str, Any]) -> Speaker:
    return Speaker(key_of(data["person"]["uid"]), text(data["person"]["name"]), data["role"])


def _codes(data: dict[str, Any]) -> tuple[str, ...]:
    return tuple(each["code"] for each in data["languages"])


def _day(partial: dict[str, str] | None) -> date | None:
    is_exact = partial is not None and partial["precision"] == "DAY"
    return date.fromisoformat(partial["date"]) if partial and is_exact else None
