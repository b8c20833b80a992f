"""A whole programme taken over from a file of pretalx's: a thousand sessions with twelve hundred people."""

import json
import uuid
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth.models import User

from benchmarks.database import filled, use_copy_of
from benchmarks.measure import Goal, Measurement, Samples, counted_statements
from benchmarks.volume import FIRST_DAY, Volume
from forums_pages.models import EditionPage, Import
from forums_pages.programme.importing.applying import apply
from forums_pages.programme.importing.comparing import compare
from forums_pages.programme.importing.undoing import undo

SESSIONS, PEOPLE, ROOMS, DAYS, SPEAKERS = 1_000, 1_200, 20, 5, 3
GROUP = "Import"


def run() -> Iterator[Measurement]:
    """Measure looking at the plan, applying and undoing, once each: they cannot be done twice."""
    use_copy_of(filled(Volume(sessions=1)))
    content, edition = schedule(SESSIONS, PEOPLE), EditionPage.objects.get()
    first = _uploaded(content, edition)
    told = f"{SESSIONS:,} sessions with {PEOPLE:,} people"
    yield _once(f"Look at what {told} would change", lambda: _look(first), len(content))
    yield _once(f"Apply it: {told}", lambda: apply(first.pk), len(content), Goal(median_ms=60_000))
    again = _uploaded(content, edition)
    yield _once("Look at the same file again", lambda: _look(again), len(content))
    user = User.objects.get(pk=first.user_id or 0)
    yield _once("Undo it", lambda: undo(first.pk, user), len(content))


def schedule(sessions: int, people: int) -> bytes:
    """Return a schedule as pretalx exports it, with sessions in a grid of rooms and days."""
    slots = sessions // (ROOMS * DAYS)
    days = [_day(number, slots, people) for number in range(DAYS)]
    conference = {
        "title": "Large", "acronym": "large", "start": days[0]["date"], "end": days[-1]["date"],
        "daysCount": DAYS, "timeslot_duration": "00:05", "time_zone_name": "Africa/Tunis", "days": days,
    }  # fmt: skip
    return json.dumps({"schedule": {"version": "1", "conference": conference}}).encode()


def _day(number: int, slots: int, people: int) -> dict[str, Any]:
    day = FIRST_DAY + timedelta(days=number)
    rooms = {
        f"Room {room}": [_event(number, room, slot, day, slots, people) for slot in range(slots)]
        for room in range(ROOMS)
    }
    return {"index": number + 1, "date": day.isoformat(), "rooms": rooms}


def _event(number: int, room: int, slot: int, day: date, slots: int, people: int) -> dict[str, Any]:
    place = (number * ROOMS + room) * slots + slot
    starts = datetime.combine(day, datetime.min.time()) + timedelta(hours=9, minutes=40 * slot)
    return {
        "id": place + 1,
        "guid": str(uuid.UUID(int=place + 1)),
        "date": f"{starts.isoformat()}+01:00",
        "start": f"{starts:%H:%M}",
        "duration": "00:30",
        "room": f"Room {room}",
        "title": f"Session {place}: ways to the goals",
        "track": f"Track {place % 8}",
        "type": "Workshop",
        "language": "en",
        "abstract": "Four people who did it tell how, and answer questions. " * 8,
        "persons": [_person((place * SPEAKERS + each) % people) for each in range(SPEAKERS)],
        "links": [],
    }


def _person(number: int) -> dict[str, str]:
    return {
        "code": f"P{number:05}",
        "public_name": f"Given{number} Family{number}",
        "biography": "They have worked on it for years, and tell what they learned. " * 4,
    }


def _uploaded(content: bytes, edition: EditionPage) -> Import:
    imported: Import = Import.objects.create(
        user=User.objects.filter(is_superuser=True).first(),
        target=edition,
        file_name="schedule.json",
        size=len(content),
        content=content,
        format="json",
        kind="programme",
        options={"publish": True},
    )
    return imported


def _look(imported: Import) -> None:
    Import.objects.filter(pk=imported.pk).update(plan_digest=compare(imported).digest)


def _once(name: str, action: Callable[[], Any], size: int, goal: Goal | None = None) -> Measurement:
    samples = Samples([], [])
    with counted_statements() as statements:
        samples.take(action)
    wall, cpu = samples.wall[0] * 1000, samples.cpu[0] * 1000
    met = goal.is_met(wall, cpu, len(statements)) if goal else None
    return Measurement(
        group=GROUP,
        name=name,
        median_ms=round(wall, 1),
        min_ms=round(wall, 1),
        cpu_ms=round(cpu, 1),
        statements=len(statements),
        kilobytes=size / 1000,
        ratio=0.0,
        goal=str(goal or ""),
        met=met,
    )
