"""Loads organisations, people, venues and themes."""

from decimal import Decimal
from functools import partial
from typing import Any

from cms.demo.datafiles import DemoData, Record
from cms.demo.loading.media import load_logo, load_portrait
from cms.demo.loading.shelf import Shelf, fixed
from cms.demo.moments import first_day
from forums_pages.models import FormerName, Goal, Organisation, Person, PersonLink, Room, Theme, Venue


def load_organisations(data: DemoData, shelf: Shelf) -> None:
    """Load every organisation with its logos."""
    for record in data.organisations:
        shelf.once(record["key"], Organisation, partial(_organisation, record, shelf))


def load_people(data: DemoData, shelf: Shelf) -> None:
    """Load every person with a portrait, where there is one."""
    for record in data.people:
        shelf.once(record["key"], Person, partial(_person, record, shelf))


def load_venues(data: DemoData, shelf: Shelf) -> None:
    """Load every venue with its rooms; a venue in which nobody named a room gets one of its own name."""
    for record in data.venues:
        venue = shelf.once(record["key"], Venue, partial(_venue, record))
        if venue is None:
            continue
        rooms = list(venue.rooms.all())
        for row, described in zip(rooms, _rooms(record), strict=False):
            shelf.once(described["key"], Room, partial(_itself, row))


def load_themes(data: DemoData, shelf: Shelf) -> None:
    """Load every theme; forums must have been loaded before."""
    for record in data.themes:
        shelf.once(record["key"], Theme, partial(_theme, record, shelf))


def _publish(row: Any) -> Any:
    row.save()
    row.save_revision().publish()
    return row


def _organisation(record: Record, shelf: Shelf) -> Organisation:
    names = record["name"]
    name = names.get("en") or next(iter(names.values()))
    row = Organisation(
        name=name,
        name_in_languages={code: text for code, text in names.items() if text != name},
        acronym=record["acronym"] or "",
        sector=record["sector"] or "",
        country=record["country"] or "",
        website=record["website"] or "",
        description=record["description"],
        logo=load_logo(f"{record['key']}:logo", record["logo"], shelf, on_dark=False),
        logo_for_dark=load_logo(f"{record['key']}:logo-dark", record["logo"], shelf, on_dark=True),
        notes=_notes(record),
    )
    row.former_names = [
        FormerName(
            name=each["name"],
            used_from=first_day(each["used_from"], shelf.today),
            used_until=first_day(each["used_until"], shelf.today),
        )
        for each in record["former_names"]
    ]
    published: Organisation = _publish(row)
    return published


def _person(record: Record, shelf: Shelf) -> Person:
    name = f"{record['given_name']} {record['family_name']}"
    portrait = record["portrait"]
    row = Person(
        given_name=record["given_name"],
        family_name=record["family_name"],
        name_in_scripts=record.get("name_in_scripts") or {},
        honorific=record.get("honorific") or {},
        job_title=record["job_title"],
        organisation=shelf.get(record["organisation"]),
        biography=record["biography"],
        country=record["country"] or "",
        portrait=load_portrait(f"{record['key']}:portrait", portrait, name, shelf),
        portrait_consent=bool(portrait and portrait["consent"]),
        email=record["email"] or "",
    )
    row.links = [PersonLink(label=each["label"], url=each["url"]) for each in record["links"]]
    published: Person = _publish(row)
    return published


def _rooms(record: Record) -> list[Record]:
    own_name = {"key": f"{record['key']}:hall", "name": record["name"], "capacity": None}
    return record["rooms"] or [own_name]


def _venue(record: Record) -> Venue:
    row = Venue(
        name=record["name"],
        address=record["address"],
        city=record["city"],
        country=record.get("country") or "",
        latitude=_degrees(record["latitude"]),
        longitude=_degrees(record["longitude"]),
        map_url=record["map_url"] or "",
        accessibility=record["accessibility"],
    )
    row.rooms = [Room(name=each["name"], capacity=each["capacity"]) for each in _rooms(record)]
    row.save()
    row.save_revision()
    return row


def _itself(room: Room) -> Room:
    return room


def _degrees(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _theme(record: Record, shelf: Shelf) -> Theme:
    row = Theme(
        title=record["title"],
        summary=record["summary"],
        colour=record["colour"] or "",
        forum=shelf.get(record["forum"]),
        pillar_id=record["pillar"],
    )
    row.goals = fixed(Goal, record["goals"])
    published: Theme = _publish(row)
    return published


def _notes(record: Record) -> str:
    sources = ", ".join(record.get("internal_source") or [])
    return "\n".join(
        part for part in (record.get("internal_note"), sources and f"Sources: {sources}") if part
    )
