"""An edition whose programme has one of every case that formats stumble over."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from forums_pages.enums import EventFormat, ParticipationRole, SessionKind, SessionState
from forums_pages.models import EditionPage, Participation, SessionPage
from forums_pages.models.edition_parts import EditionVenue
from graphql_api.nodes import node_uid
from tests.factories import (
    make_edition,
    make_forum,
    make_person,
    make_session,
    make_theme,
    make_venue,
    publish,
    translate,
)

FIRST, LAST = date(2030, 5, 14), date(2030, 5, 15)
# With characters that XML cannot hold, and others that it writes otherwise.
ARABIC = "جلسة\x0b افتتاحية\x1b <&> ]]>"
LONG = "A title that is longer than a line of a calendar may be, with accents: économie, coopération, équité"


@dataclass(frozen=True)
class Stage:
    """An edition, and its sessions by the case that each is."""

    edition: EditionPage
    sessions: dict[str, SessionPage]

    @property
    def uid(self) -> str:
        """The identifier in its addresses."""
        return node_uid(self.edition)


def set_stage(zone: str = "Africa/Tunis", **fields: Any) -> Stage:
    """Return an edition with sessions that are usual, cancelled, at night, without a time and so on."""
    forum = make_forum("Exampleland", time_zone=zone)
    venue = make_venue("Palace of Examples; east, wing", ("Great hall", "Room B"))
    edition = make_edition(
        forum, "Forum 2030", time_zone=zone, format=EventFormat.HYBRID, live=False, **fields
    )
    edition.venues = [EditionVenue(venue=venue)]
    edition.summary = "Two days of work, “together”."
    edition = publish(edition)
    hall, room = venue.rooms.all()
    theme = make_theme("Fair cities", colour="#0a7f3f")
    speakers = [(make_person("Ada", "Example"), ParticipationRole.SPEAKER)]
    speakers += [(make_person("Amel", "Ben Salah"), ParticipationRole.MODERATOR)]
    speakers += [(make_person("Ines", "Unheard"), ParticipationRole.INTERPRETER)]

    def add(title: str, people: list[Any] | None = None, **facts: Any) -> SessionPage:
        session = make_session(edition, title, live=False, **facts)
        session.participations = [
            Participation(person=person, role=role, confirmed=True) for person, role in people or []
        ]
        session.themes = [theme] if people else []
        return publish(session)

    sessions = {
        "usual": add(
            LONG, speakers, day=FIRST, start_time=time(9), end_time=time(10, 30), room=hall,
            kind=SessionKind.PANEL, abstract="First line, with a comma; and more.\nSecond \\ line.",
        ),
        "cancelled": add(
            "Workshop", day=FIRST, start_time=time(11), end_time=time(12), room=room,
            state=SessionState.CANCELLED,
        ),
        "proposed": add(
            "Agora", day=FIRST, start_time=time(11), end_time=time(12), room=hall,
            state=SessionState.PROPOSED,
        ),
        "at night": add("Concert", day=LAST, start_time=time(23, 30), end_time=time(1, 15), room=hall),
        "after midnight": add("Film", day=LAST, start_time=time(0, 30), end_time=time(2), room=hall),
        "arabic": add(ARABIC, speakers, day=LAST, start_time=time(9), end_time=time(10)),
        "online": add("Webinar", day=LAST, start_time=time(14), end_time=time(15), is_online=True),
        "without end": add("Open house", day=LAST, start_time=time(16), room=room),
        "without time": add("Field trip", day=LAST),
        "without day": add("To be placed"),
    }  # fmt: skip
    return Stage(edition, sessions)


def in_french(stage: Stage) -> None:
    """Translate the edition and its usual session."""
    translate(stage.edition, "fr", title="Forum 2030 en français")
    translate(stage.sessions["usual"], "fr", title="Économie équitable")
