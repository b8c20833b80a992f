"""schedule.xml, as frab invented it; read with every trick of XML refused."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from forums_pages.programme.importing.reading.documents import Place
from forums_pages.programme.importing.reading.programme import (
    Event,
    Programme,
    Speaker,
    Track,
    length_in_minutes,
)
from forums_pages.programme.importing.reading.schedule_json import OURS
from forums_pages.programme.importing.told import FileRefusedError

LINE = "line of the file"


class _Lines(DefusedXMLParser):
    """Notes for each element in which line it begins."""

    def __init__(self) -> None:
        super().__init__(target=TreeBuilder(), forbid_dtd=True)
        self.parser.StartElementHandler = self._begin(self.parser.StartElementHandler)

    def _begin(self, handler: Any) -> Callable[[str, list[str]], Element]:
        def begin(tag: str, attributes: list[str]) -> Element:
            element: Element = handler(tag, attributes)
            element.set(LINE, str(self.parser.CurrentLineNumber))
            return element

        return begin


def read_schedule_xml(data: bytes) -> Programme:
    """Return the programme that a schedule tells.

    Raises:
        FileRefusedError: it is no XML, declares entities, or is no schedule; with the line.
    """
    root = _root(data)
    if root.tag != "schedule":
        raise FileRefusedError("not_a_schedule")
    conference = root.find("conference")
    if conference is None:
        raise FileRefusedError("missing_entry", path="conference")
    generator = root.find("generator")
    name = generator.get("name", "") if generator is not None else ""
    address = _text(root, "url")
    host = urlsplit(_text(root, "base_url") or _text(conference, "base_url")).hostname or ""
    return Programme(
        title=_text(conference, "title"),
        first_day=_text(conference, "start")[:10],
        last_day=_text(conference, "end")[:10],
        zone=_text(conference, "time_zone_name"),
        acronym=_text(conference, "acronym"),
        url=_text(conference, "url"),
        address=address,
        source=f"{name.lower() or 'frab'} {host}".strip()[:120],
        is_ours=name == OURS,
        tracks=tuple(
            Track(each.get("slug", ""), each.get("name", "") or (each.text or ""), each.get("color", ""))
            for each in conference.findall("track")
        ),
        rooms=tuple(dict.fromkeys(_rooms(root))),
        events=tuple(_events(root)),
    )


def _root(data: bytes) -> Element:
    parser = _Lines()
    try:
        parser.feed(data)
        root: Element = parser.close()
    except ParseError as error:
        line, column = error.position
        raise FileRefusedError("broken_xml", line=line, column=column + 1) from None
    except DefusedXmlException:
        raise FileRefusedError("unsafe_xml") from None
    except (LookupError, ValueError):
        raise FileRefusedError("broken_xml", line=1, column=1) from None
    return root


def _rooms(root: Element) -> Iterator[tuple[str, str, int | None]]:
    for room in root.iterfind("day/room"):
        yield room.get("name", ""), room.get("guid", ""), None


def _events(root: Element) -> Iterator[Event]:
    for room in root.iterfind("day/room"):
        for event in room.findall("event"):
            yield _event(event, room.get("name", ""))


def _event(event: Element, room: str) -> Event:
    line = int(event.get(LINE, "0"))
    place = Place(f"event ({line})")
    told = _text(event, "date")
    try:
        starts = datetime.fromisoformat(told) if told else None
    except ValueError:
        raise FileRefusedError("not_a_moment", path=place.path, text=told[:60]) from None
    minutes = length_in_minutes(_text(event, "duration"), place)
    return Event(
        place=place.path,
        guid=event.get("guid", ""),
        code=event.get("code", ""),
        number=event.get("id", ""),
        title=_text(event, "title"),
        subtitle=_text(event, "subtitle"),
        abstract=_abstract(event),
        kind=_text(event, "type"),
        language=_text(event, "language"),
        track=_text(event, "track"),
        room=_text(event, "room") or room,
        starts=starts,
        ends=starts + timedelta(minutes=minutes) if starts is not None and minutes else None,
        url=_text(event, "url"),
        people=tuple(_people(event)),
        replays=tuple(each.get("href", "") for each in event.iterfind("links/link")),
        line=line,
    )


def _abstract(event: Element) -> str:
    parts = (_text(event, "abstract"), _text(event, "description"))
    return "\n\n".join(dict.fromkeys(each for each in parts if each))


def _people(event: Element) -> Iterable[Speaker]:
    for person in event.iterfind("persons/person"):
        number = person.get("code", "") or person.get("id", "")
        yield Speaker(person.get("guid", ""), number, " ".join((person.text or "").split()))


def _text(parent: Element, name: str) -> str:
    found = parent.find(name)
    text = found.text if found is not None else None
    return (text or "").replace("\r\n", "\n").strip()
