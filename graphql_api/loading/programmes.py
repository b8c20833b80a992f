"""What lists of sessions show that follow an edition's programme: found for all of them in two statements."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from forums_pages.enums import SessionKind
from forums_pages.models import EditionPage, SessionPage
from graphql_api.loading.peers import load
from graphql_api.loading.stored import choice_from, date_from, items_from, key_from
from graphql_api.loading.targets import Targets

MOST_SESSIONS = 100


@dataclass(frozen=True)
class Programme:
    """The sessions of an edition, or those of a day or of a kind."""

    edition: int
    day: date | None
    kind: SessionKind | None

    def holds(self, day: date | None, kind: str) -> bool:
        """Return whether a session of the edition belongs here."""
        return self.day in (None, day) and self.kind in (None, kind)


def chosen_sessions(fields: Mapping[str, Any], targets: Targets) -> list[Any]:
    """Return the visible sessions that a list of sessions names, in its order."""
    found = (targets.page(key_from(item)) for item in items_from(fields.get("sessions")))
    return [page for page in found if isinstance(page, SessionPage)]


def chosen_edition(fields: Mapping[str, Any], targets: Targets) -> Any:
    """Return the visible edition that a block names; None without one."""
    page = targets.page(key_from(fields.get("edition")))
    return page if isinstance(page, EditionPage) else None


def listed_sessions(fields: Mapping[str, Any], targets: Targets) -> list[Any]:
    """Return what a list of sessions shows: those it names, else up to 100 of its edition's, by time."""
    chosen = chosen_sessions(fields, targets)
    programme = None if chosen else _programme(fields, targets)
    if programme is None:
        return chosen
    found: Mapping[Programme, list[Any]] = targets.once("programmes", lambda: _load(targets))
    return found.get(programme, [])


def _programme(fields: Mapping[str, Any], targets: Targets) -> Programme | None:
    edition = chosen_edition(fields, targets)
    if edition is None:
        return None
    return Programme(edition.pk, date_from(fields.get("day")), choice_from(fields.get("kind"), SessionKind))


def _load(targets: Targets) -> dict[Programme, list[Any]]:
    """Return the sessions by programme: first all their keys, which are light, then what is shown."""
    lists = targets.blocks("session_list")
    programmes = {each for fields in lists if (each := _programme(fields, targets)) is not None}
    sessions = targets.reading.gate.sessions().filter(edition__in={each.edition for each in programmes})
    keys: dict[Programme, list[int]] = defaultdict(list)
    by_edition: dict[int, list[Programme]] = defaultdict(list)
    for each in programmes:
        by_edition[each.edition].append(each)
    columns = ("pk", "edition_id", "day", "kind")
    for pk, edition, day, kind in sessions.not_cancelled().in_programme_order().values_list(*columns):
        for each in by_edition[edition]:
            if each.holds(day, kind) and len(keys[each]) < MOST_SESSIONS:
                keys[each].append(pk)
    wanted = {pk for found in keys.values() for pk in found}
    rows = load(targets.reading, targets.reading.gate.sessions().filter(pk__in=wanted)) if wanted else []
    by_key = {row.pk: row for row in rows}
    return {each: [by_key[pk] for pk in found] for each, found in keys.items()}
