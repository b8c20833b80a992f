"""schedule.xml, as frab invented it and c3voc describes it (https://c3voc.de/wiki/schedule)."""

# Nothing is parsed here: the tree is written.
from xml.etree.ElementTree import Element, SubElement, tostring

from django.utils.translation import override

from cms.feeds.days import Day, Schedule, clock_length, number_of, theme_slug
from cms.feeds.facts import Edition, Room, Session
from cms.feeds.schedule_json import GENERATOR
from cms.feeds.sentences import status_words


def schedule_xml(edition: Edition) -> bytes:
    """Return the schedule of an edition that has a day at least.

    A session that is not sure says so in its subtitle; what has no time is left out.
    """
    with override(edition.locale):
        schedule = Schedule(edition)
        root = Element("schedule")
        SubElement(root, "generator", name=GENERATOR)
        _add(root, "url", edition.feeds["scheduleXml"])
        _add(root, "version", schedule.version)
        root.append(_conference(schedule))
        for day in schedule.days:
            root.append(_day(day, schedule))
        text: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
        return text


def _conference(schedule: Schedule) -> Element:
    edition, days = schedule.edition, schedule.days
    conference = Element("conference")
    _add(conference, "title", edition.title)
    _add(conference, "acronym", schedule.acronym)
    _add(conference, "start", days[0].date.isoformat())
    _add(conference, "end", days[-1].date.isoformat())
    _add(conference, "days", str(len(days)))
    _add(conference, "timeslot_duration", "00:05")
    if edition.url:
        _add(conference, "url", edition.url)
    _add(conference, "time_zone_name", edition.zone)
    for theme in schedule.themes:
        told = {"name": theme.title, "slug": theme_slug(theme)} | (
            {"color": theme.colour} if theme.colour else {}
        )
        SubElement(conference, "track", told)
    return conference


def _day(day: Day, schedule: Schedule) -> Element:
    element = Element(
        "day",
        date=day.date.isoformat(),
        start=day.starts.isoformat(),
        end=day.ends.isoformat(),
        index=str(day.index),
    )
    for room, sessions in day.rooms.items():
        of_room = SubElement(element, "room", name=room.name, guid=room.guid)
        for session in sessions:
            of_room.append(_event(session, room, schedule))
    return element


def _event(session: Session, room: Room, schedule: Schedule) -> Element:
    event = Element("event", id=str(number_of(session)), guid=session.guid, code=session.code)
    starts = session.starts
    for name, text in (
        ("room", room.name),
        ("title", session.title),
        ("subtitle", status_words(session.status)),
        ("type", session.kind.lower()),
        ("date", starts.isoformat() if starts else ""),
        ("start", f"{starts:%H:%M}" if starts else ""),
        ("duration", clock_length(session)),
        ("abstract", session.abstract),
        ("slug", schedule.slug_of(session)),
        ("track", session.themes[0].title if session.themes else ""),
        ("language", schedule.language_of(session)),
        ("url", session.url),
    ):
        _add(event, name, text)
    persons = SubElement(event, "persons")
    for speaker in session.speakers:
        _add(persons, "person", speaker.name, guid=speaker.guid)
    links = SubElement(event, "links")
    for replay in session.replays:
        _add(links, "link", session.title, href=replay)
    return event


def _add(parent: Element, name: str, text: str, **attributes: str) -> None:
    SubElement(parent, name, attributes).text = text
