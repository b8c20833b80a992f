"""Sessions as editors write them: words, times in a grid of rooms, speakers, classification, links."""

import uuid
from collections.abc import Sequence
from datetime import time, timedelta

from benchmarks.cast import Cast
from forums_pages.enums import ParticipationRole, SessionKind
from forums_pages.models import (
    CoOrganiser,
    EditionPage,
    Goal,
    Language,
    Participation,
    Person,
    Pillar,
    Resource,
    Room,
    SessionPage,
    Venue,
)

FIRST_HOUR = 9
SLOTS_A_DAY = 7
KINDS = tuple(SessionKind.values)


def sessions_of(
    edition: EditionPage, venue: Venue, cast: Cast, count: int, speakers: int
) -> list[SessionPage]:
    """Return ``count`` unsaved sessions, each in a room and slot of its own while there are any."""
    rooms = list(venue.rooms.all())
    languages = list(Language.objects.filter(code__in=["en", "fr"]))
    goals, pillars = list(Goal.objects.all()), list(Pillar.objects.all())
    sessions = []
    for number in range(count):
        session = SessionPage(**_words(number), **_when_and_where(edition, number, rooms))
        session.kind = KINDS[number % len(KINDS)]
        session.languages = languages
        session.themes = [cast.themes[number % len(cast.themes)]]
        session.goals = [goals[number % len(goals)], goals[(number + 5) % len(goals)]]
        session.pillars = [pillars[number % len(pillars)]]
        session.participations = _participations(cast.people, number, speakers)
        organiser = cast.organisations[number % len(cast.organisations)]
        session.co_organisers = [CoOrganiser(organisation=organiser, sort_order=0)]
        session.resources = [_resource(number)]
        sessions.append(session)
    return sessions


def _words(number: int) -> dict[str, object]:
    text = "<p>What works, what does not, and who pays for it: a conversation with the hall.</p>"
    paragraph = {"type": "paragraph", "value": text * 3, "id": str(uuid.UUID(int=number + 1))}
    return {
        "title": f"Session {number:04}: ways to the goals",
        "slug": f"session-{number:04}",
        "abstract": "Four people who did it tell how, and answer questions. " * 4,
        "body": [paragraph],
    }


def _when_and_where(edition: EditionPage, number: int, rooms: Sequence[Room]) -> dict[str, object]:
    first, last = edition.start_date, edition.end_date
    if first is None or last is None:
        raise ValueError("The edition has no dates to put sessions on.")
    slot, place = divmod(number, len(rooms))
    day, slot_of_day = divmod(slot, SLOTS_A_DAY)
    starts = time(FIRST_HOUR + slot_of_day)
    return {
        "day": first + timedelta(days=day % ((last - first).days + 1)),
        "start_time": starts,
        "end_time": starts.replace(minute=50),
        "room": rooms[place],
    }


def _participations(people: Sequence[Person], number: int, count: int) -> list[Participation]:
    return [
        Participation(
            person=people[(number * count + place) % len(people)],
            role=ParticipationRole.SPEAKER if place else ParticipationRole.MODERATOR,
            job_title={"en": "Director", "fr": "Directrice"},
            sort_order=place,
        )
        for place in range(count)
    ]


def _resource(number: int) -> Resource:
    return Resource(
        label={"en": "Slides", "fr": "Diapositives"},
        url=f"https://slides.example.org/{number}",
        sort_order=0,
    )
