"""Reads the programme of an edition as those who plan it see it: each session as it was last saved.

What was drafted counts, whether it is public yet or not; where the two differ, both are known. The number of
statements is the same for two sessions and for a thousand.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import Revision, WorkflowState

from forums_pages.enums import EventFormat, SessionKind, SessionState
from forums_pages.models import EditionPage, Room, SessionPage
from forums_pages.programme.clashes import Slot
from forums_pages.programme.drafted import drafts_of
from forums_pages.programme.queries import make_slot, people_of

FACTS = ("kind", "day", "start_time", "end_time", "room_id", "state", "clash_reason")
ROW = (
    *("pk", *FACTS, "draft_title", "live", "has_unpublished_changes", "owner_id", "locked", "locked_by_id"),
    *("latest_revision_id", "latest_revision__created_at"),
)


@dataclass(frozen=True, slots=True)
class Spot:
    """When and where a session takes place; whatever is unknown is None."""

    day: date | None = None
    starts: time | None = None
    ends: time | None = None
    room: int | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """A session as it was last saved. ``public`` is where readers find it; None if they do not."""

    pk: int
    title: str
    kind: SessionKind
    state: SessionState
    spot: Spot
    slot: Slot
    reason: str
    has_languages: bool
    version: str
    owner: int | None
    is_live: bool
    is_changed: bool
    public: Spot | None = None
    public_slot: Slot | None = None
    locked_by: int | None = None
    is_locked: bool = False
    is_in_moderation: bool = False
    is_scheduled: bool = False

    @property
    def is_cancelled(self) -> bool:
        """Return whether it does not take place."""
        return self.state == SessionState.CANCELLED


@dataclass(frozen=True, slots=True)
class Plan:
    """The programme of an edition: its sessions by their keys, and its rooms in the venues' order."""

    edition: EditionPage
    sessions: Mapping[int, Planned]
    rooms: list[Room] = field(default_factory=list)

    @property
    def needs_no_rooms(self) -> bool:
        """Return whether all of it takes place online, so that a session without a room lacks nothing."""
        return self.edition.format == EventFormat.ONLINE

    @property
    def slots(self) -> list[Slot]:
        """Return what ``slots_of`` the edition would: sessions as drafted, and as public."""
        public = (session.public_slot for session in self.sessions.values())
        return [*(session.slot for session in self.sessions.values()), *filter(None, public)]

    def is_placed(self, session: Planned) -> bool:
        """Return whether the session has its place on the grid; the others are still to be given one."""
        spot = session.spot
        has_place = spot.room is not None or self.needs_no_rooms
        return spot.day is not None and spot.starts is not None and has_place


def read_plan(edition: EditionPage) -> Plan:
    """Return the programme of the edition's source as it was last saved; nine statements at the most."""
    facts = edition.source
    sessions = _sessions(facts)
    return Plan(facts, sessions, _rooms(facts, sessions.values()))


def read_again(plan: Plan, session: int) -> Plan:
    """Return the plan with one of its sessions as it is saved now; the others are not looked at."""
    return replace(plan, sessions={**plan.sessions, **_sessions(plan.edition, pk=session)})


def _sessions(edition: EditionPage, **which: Any) -> dict[int, Planned]:
    rows = list(SessionPage.objects.of_edition(edition.pk).filter(**which).order_by("pk").values(*ROW))
    drafts = drafts_of(row for row in rows if row["has_unpublished_changes"])
    people, spoken = people_of(edition, **which), _with_languages(edition, **which)
    reviewed, scheduled = _awaiting(rows)
    sessions = {}
    for row in rows:
        own = row | {"people": frozenset(people[row["pk"]]), "languages": row["pk"] in spoken}
        sessions[row["pk"]] = _planned(own, drafts.get(row["pk"]), edition, reviewed, scheduled)
    return sessions


def version_of(revision: int | None, created_at: datetime | None) -> str:
    """Return what tells a saved version from others: an autosave overwrites a revision, and dates it anew."""
    return f"{revision}@{created_at.isoformat()}" if revision and created_at else ""


def _planned(
    row: dict[str, Any],
    draft: Mapping[str, Any] | None,
    edition: EditionPage,
    reviewed: set[str],
    scheduled: set[str],
) -> Planned:
    latest = {**row, **(draft or {})}
    is_hidden_change = draft is not None and row["live"]
    return Planned(
        pk=row["pk"],
        title=row["draft_title"],
        kind=SessionKind(latest["kind"]),
        state=SessionState(latest["state"]),
        spot=_spot(latest),
        slot=make_slot(latest, latest["people"], edition.time_zone),
        reason=latest["clash_reason"],
        has_languages=bool(latest["languages"]),
        version=version_of(row["latest_revision_id"], row["latest_revision__created_at"]),
        owner=row["owner_id"],
        is_live=row["live"],
        is_changed=is_hidden_change,
        public=_spot(row) if row["live"] else None,
        public_slot=make_slot(row, row["people"], edition.time_zone) if is_hidden_change else None,
        locked_by=row["locked_by_id"],
        is_locked=row["locked"],
        is_in_moderation=str(row["pk"]) in reviewed,
        is_scheduled=str(row["pk"]) in scheduled,
    )


def _spot(facts: Mapping[str, Any]) -> Spot:
    return Spot(facts["day"], facts["start_time"], facts["end_time"], facts["room_id"])


def _with_languages(edition: EditionPage, **which: Any) -> set[int]:
    narrowed = {f"sessionpage__{name}": value for name, value in which.items()}
    rows = SessionPage.languages.through.objects.filter(sessionpage__edition=edition, **narrowed)
    return set(rows.values_list("sessionpage_id", flat=True))


def _awaiting(rows: Iterable[Mapping[str, Any]]) -> tuple[set[str], set[str]]:
    """Return the keys of sessions in moderation, and of those that are to be published at a time."""
    kind = ContentType.objects.get_for_model(SessionPage)
    keys = {str(row["pk"]) for row in rows}
    states = WorkflowState.objects.active().filter(content_type=kind)
    revisions = Revision.objects.filter(content_type=kind, approved_go_live_at__isnull=False)
    return (
        keys.intersection(states.values_list("object_id", flat=True)),
        keys.intersection(revisions.values_list("object_id", flat=True)),
    )


def _rooms(edition: EditionPage, sessions: Iterable[Planned]) -> list[Room]:
    """Return the rooms of the edition's venues, and those that sessions have kept of others."""
    kept = {session.spot.room for session in sessions} - {None}
    offered = Room.objects.filter(Q(venue__edition_venues__page=edition) | Q(pk__in=kept)).distinct()
    return list(offered.select_related("venue").order_by("venue_id", "sort_order", "pk"))
