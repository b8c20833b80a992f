"""schedule.json in its second version (https://c3voc.de/schema/schedule2): with a state for each session."""

from typing import Any

from django.utils.translation import override

from cms.feeds.days import Schedule, length_of, theme_slug
from cms.feeds.facts import Edition, Session, Speaker, Status
from cms.feeds.schedule_json import conference_of, written

SCHEMA = "https://c3voc.de/schema/schedule2"
STATES = {
    Status.CONFIRMED: "CONFIRMED",
    Status.PROPOSED: "ACCEPTED",
    Status.POSTPONED: "DELAYED",
    Status.CANCELLED: "CANCELED",
}
# The types that the format knows; every other session is a talk or something else.
TYPES = {
    **dict.fromkeys(("OPENING", "PLENARY", "KEYNOTE", "CONFERENCE", "STUDY_PRESENTATION"), "TALK"),
    **dict.fromkeys(("ROUND_TABLE", "PANEL", "AGORA"), "DISCUSSION"),
    "WORKSHOP": "WORKSHOP",
    "NETWORKING": "MEETING",
}
ROLES = {"MODERATOR": "MODERATOR", "HOST": "HOST", "RAPPORTEUR": "CONTRIBUTOR", "JUROR": "CONTRIBUTOR"}


def schedule2_json(edition: Edition) -> bytes:
    """Return the schedule of an edition that has a day at least; what has no time is left out."""
    with override(edition.locale):
        schedule = Schedule(edition)
        days = [
            {
                "index": day.index,
                "date": day.date.isoformat(),
                "start": day.starts.isoformat(),
                "end": day.ends.isoformat(),
            }
            for day in schedule.days
        ]
        conference = {
            **conference_of(schedule),
            "start": days[0]["start"],
            "end": days[-1]["end"],
            "timeslot_duration": "PT5M",
            "rooms": [
                {"name": room.name, "guid": room.guid, "capacity": room.capacity} for room in schedule.rooms
            ],
            "days": days,
        }
        conference["tracks"] += _kinds(schedule)
        events = [_event(each, schedule) for each in schedule.sessions]
        told: dict[str, Any] = {"url": edition.feeds["schedule2Json"], "version": schedule.version}
        told |= {"conference": conference, "events": events}
        return written(SCHEMA, told)


def _event(session: Session, schedule: Schedule) -> dict[str, Any]:
    room = schedule.room_of(session)
    starts = session.starts.isoformat() if session.starts else ""
    return {
        "guid": session.guid,
        "code": session.code,
        "start": starts,
        # Who does not know the end is told the beginning, and no length.
        "end": session.ends.isoformat() if session.ends else starts,
        **({"duration": _length(session)} if session.ends else {}),
        "room": {"name": room.name, "guid": room.guid},
        "slug": schedule.slug_of(session),
        "url": session.url,
        "title": session.title,
        "subtitle": None,
        "track": {"slug": theme_slug(session.themes[0]) if session.themes else _kind(session)},
        "type": TYPES.get(session.kind, "OTHER"),
        "language": schedule.language_of(session),
        "abstract": session.abstract or None,
        "participants": [_participant(each) for each in session.speakers],
        "links": [{"url": each, "title": session.title, "type": "MEDIA"} for each in session.replays],
        "attachments": [],
        "state": STATES[session.status],
    }


def _participant(speaker: Speaker) -> dict[str, str]:
    return {"guid": speaker.guid, "name": speaker.name, "role": ROLES.get(speaker.role, "SPEAKER")}


def _kinds(schedule: Schedule) -> list[dict[str, str]]:
    """Return the tracks of what has no theme, since the format wants one of everything: its kind."""
    slugs = {_kind(each): each.kind for each in schedule.sessions if not each.themes}
    return [{"slug": slug, "name": kind.replace("_", " ").capitalize()} for slug, kind in slugs.items()]


def _kind(session: Session) -> str:
    return f"kind-{session.kind.lower().replace('_', '-')}"


def _length(session: Session) -> str:
    hours, rest = divmod(int(length_of(session).total_seconds() // 60), 60)
    return f"PT{hours}H{rest}M"
