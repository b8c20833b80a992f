"""Fetches what the programme is computed from, in a number of statements that does not grow with it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import tzinfo
from typing import Any

from forums_pages.clock import NonexistentTimeError, clock_range
from forums_pages.enums import SessionState
from forums_pages.models import EditionPage, Participation, SessionPage
from forums_pages.programme.clashes import Clash, Slot, clashes_with, find_clashes
from forums_pages.programme.drafted import drafts_of

FACTS = ("pk", "day", "start_time", "end_time", "room_id", "state")


def slots_of(edition: EditionPage) -> list[Slot]:
    """Return when the edition's sessions take which rooms and people: three statements at the most.

    A published session counts as it is published and, where it was changed since, as its latest draft has
    it: either may be what comes true. One that was never published counts as its latest draft has it.
    """
    facts = edition.source
    sessions = list(
        SessionPage.objects.of_edition(facts.pk).values(
            *FACTS, "live", "has_unpublished_changes", "latest_revision_id"
        )
    )
    drafts = drafts_of(each for each in sessions if each["has_unpublished_changes"])
    people = people_of(facts)
    slots = [
        make_slot(each, people[each["pk"]], facts.time_zone)
        for each in sessions
        if each["live"] or each["pk"] not in drafts
    ]
    slots += [make_slot(draft, draft["people"], facts.time_zone) for draft in drafts.values()]
    return list(dict.fromkeys(slots))


def slot_of(session: SessionPage) -> Slot | None:
    """Return when the session, as it is held in memory, takes which room and people; None on translations."""
    if not session.is_source or session.edition is None:
        return None
    facts = {name: getattr(session, name) for name in FACTS}
    people = (each.person_id for each in session.participations.all())
    return make_slot(facts, people, session.edition.time_zone)


def make_slot(facts: Mapping[str, Any], people: Iterable[int | None], zone: tzinfo) -> Slot:
    """Return the slot of a session from its facts, people's keys and zone.

    Everybody on it counts, moderators and interpreters included, confirmed or not. A time that the zone's
    clocks skip is unknown.
    """
    try:
        starts, ends = clock_range(facts["day"], facts["start_time"], facts["end_time"], zone)
    except NonexistentTimeError:
        starts = ends = None
    return Slot(
        session=facts["pk"],
        starts=starts,
        ends=ends,
        room=facts["room_id"],
        people=frozenset(person for person in people if person is not None),
        is_cancelled=facts["state"] == SessionState.CANCELLED,
    )


def clashes_in(edition: EditionPage) -> list[Clash]:
    """Return every clash of the edition's programme, published and drafted."""
    return find_clashes(slots_of(edition))


def clashes_of(session: SessionPage) -> list[Clash]:
    """Return what the session, as it is held in memory, clashes with in its edition."""
    slot = slot_of(session)
    if slot is None or not slot.is_placed or session.edition is None:
        return []
    return clashes_with(slot, slots_of(session.edition))


def people_of(edition: EditionPage, **which: Any) -> dict[int, list[int]]:
    """Return the keys of the people on each session of a source edition, as their rows have them.

    ``which`` narrows the sessions, in Django's words.
    """
    people: dict[int, list[int]] = defaultdict(list)
    rows = Participation.objects.filter(page__edition=edition, page__is_source=True)
    rows = rows.filter(**{f"page__{name}": value for name, value in which.items()})
    for session, person in rows.values_list("page_id", "person_id"):
        people[session].append(person)
    return people
