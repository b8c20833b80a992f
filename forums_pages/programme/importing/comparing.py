"""Makes the plan of an import: what its file says, compared with what is here."""

import hashlib
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from wagtail.models import Page

from forums_pages.models import EditionPage, ForumPage, Goal, Import, Language, Pillar, Venue
from forums_pages.programme.importing.checks import make_checks
from forums_pages.programme.importing.here.directory import MODELS, known_records
from forums_pages.programme.importing.here.editions import known_editions
from forums_pages.programme.importing.here.obstacles import MAY_NOT_ADD, may, rights_on
from forums_pages.programme.importing.here.sessions import elsewhere, known_rooms, known_sessions
from forums_pages.programme.importing.overlapping import Overlaps, overlaps_of
from forums_pages.programme.importing.plan import Plan, make_plan, values_after
from forums_pages.programme.importing.reading.columns import guess_mapping
from forums_pages.programme.importing.reading.files import FileRead, read_file
from forums_pages.programme.importing.reading.programme_rows import rows_of_programme
from forums_pages.programme.importing.reading.schedule_json import zone_named
from forums_pages.programme.importing.reading.table_rows import rows_of_table
from forums_pages.programme.importing.told import (
    EDITION,
    ROOM,
    SESSION,
    FileRefusedError,
    Identity,
    Known,
    Link,
    Part,
    Problem,
    Row,
    Speakers,
)
from forums_pages.programme.importing.values import Dates

PROGRAMME = "programme"


@dataclass(frozen=True)
class Compared:
    """A file, what each of its columns was taken for, what would be done, and what would clash."""

    read: FileRead
    mapping: list[str]
    plan: Plan
    overlaps: Overlaps = field(default_factory=Overlaps)

    @property
    def digest(self) -> str:
        """What two share only if they do the same and clash with the same."""
        told = self.plan.digest + self.overlaps.digest
        return hashlib.sha256(told.encode()).hexdigest()


def compare(imported: Import) -> Compared:
    """Return what applying the import would do now.

    Raises:
        FileRefusedError: the file cannot be read at all, or not into there.
    """
    options = imported.options
    read = read_file(bytes(imported.content or b""), options.get("encoding", ""))
    target = imported.target.specific if imported.target is not None else None
    mapping: list[str] = []
    if read.table is not None:
        mapping = options.get("mapping") or guess_mapping(imported.kind, read.table.header)
        rows = rows_of_table(
            imported.kind, read.table, mapping, _language(imported, target), f"table {imported.kind}"
        )
    else:
        rows = _rows_of_programme(read, target, _language(imported, target))
    plan = plan_of(rows, target, imported.user, frozenset(options.get("left_out", ())))
    return Compared(read, mapping, plan, _overlaps(plan, target, imported))


def plan_of(rows: list[Row], target: Page | None, user: Any, left_out: frozenset[int] = frozenset()) -> Plan:
    """Return what becomes of ``rows`` but those ``left_out`` if ``user`` takes them into ``target``."""
    _check_target(rows, target)
    here, checks = _here(rows, target, user), make_checks(_codes(), _dates(rows, target))
    return make_plan(rows, here, _may_add(target, user), checks, left_out)


def _overlaps(plan: Plan, target: Page | None, imported: Import) -> Overlaps:
    """Return what would clash; readers would find it if the import publishes, and its user may."""
    if not isinstance(target, EditionPage | ForumPage):
        return Overlaps()
    asks = bool(imported.options.get("publish")) and "publish" in rights_on(imported.user, target)
    if isinstance(target, EditionPage):
        return overlaps_of(plan, target.source, target.source.time_zone, asks)
    step = next((each for each in plan.steps if each.row.kind == EDITION), None)
    if step is None:
        return Overlaps()
    edition = EditionPage.objects.get(pk=step.known.key) if step.known is not None else None
    zone = zone_named(str(values_after(step).get("time_zone") or "")) or target.source.time_zone
    return overlaps_of(plan, edition, zone, asks)


def _language(imported: Import, target: Page | None) -> str:
    language: str = imported.options.get("language") or ""
    return language or (target.locale.language_code if target is not None else "en")


def _rows_of_programme(read: FileRead, target: Page | None, language: str) -> list[Row]:
    programme = read.programme
    if programme is None or not isinstance(target, EditionPage | ForumPage):
        raise FileRefusedError("no_edition_here")
    is_new = isinstance(target, ForumPage)
    zone: ZoneInfo = target.source.time_zone
    if is_new:
        zone = zone_named(programme.zone) or zone
    return rows_of_programme(programme, zone, language, is_new)


def _check_target(rows: list[Row], target: Page | None) -> None:
    kinds = {row.kind for row in rows}
    wants_forum = EDITION in kinds and not isinstance(target, ForumPage)
    wants_edition = SESSION in kinds and EDITION not in kinds and not isinstance(target, EditionPage)
    if wants_forum or wants_edition:
        raise FileRefusedError("no_edition_here")


def _here(rows: list[Row], target: Page | None, user: Any) -> list[Known]:
    found: list[Known] = []
    for kind in MODELS:
        wanted = _wanted(rows, kind)
        found += known_records(kind, wanted, user) if wanted else []
    if isinstance(target, ForumPage):
        found += known_editions(target, user)
    sessions = _wanted(rows, SESSION)
    if sessions:
        edition = target if isinstance(target, EditionPage) else None
        found += known_rooms(edition, _wanted(rows, ROOM), user)
        found += known_sessions(edition, sessions, user) if edition else elsewhere(None, sessions)
    return found


def _wanted(rows: list[Row], kind: str) -> set[Identity]:
    own = {each for row in rows if row.kind == kind for each in row.ids}
    linked = (value for row in rows for value in (*row.values.values(), *row.first.values()))
    return own | {
        each for value in linked for link in _links(value) if link.kind == kind for each in link.ids
    }


def _links(value: Any) -> list[Link]:
    if isinstance(value, Link):
        return [value]
    if isinstance(value, Part):
        return [value.person]
    if isinstance(value, Speakers):
        return [each.person for each in value.parts]
    if isinstance(value, tuple):
        return [link for each in value for link in _links(each)]
    return []


def _may_add(target: Page | None, user: Any) -> dict[str, Problem | None]:
    found: dict[str, Problem | None] = {
        kind: None if may(user, model, "add") else MAY_NOT_ADD for kind, model in MODELS.items()
    }
    found[ROOM] = None if may(user, Venue, "change") else MAY_NOT_ADD
    adds = target is not None and "add" in rights_on(user, target)
    return found | dict.fromkeys((EDITION, SESSION), None if adds else MAY_NOT_ADD)


def _codes() -> dict[str, frozenset[str]]:
    languages = frozenset(Language.objects.values_list("code", flat=True))
    return {
        "languages": languages,
        "interpretation": languages,
        "goals": frozenset(str(each) for each in Goal.objects.values_list("number", flat=True)),
        "pillars": frozenset(Pillar.objects.values_list("key", flat=True)),
    }


def _dates(rows: list[Row], target: Page | None) -> Dates | None:
    if isinstance(target, EditionPage):
        return Dates.known(target.start_date, target.end_date, target.date_precision)
    told = next((row.values.get("dates") for row in rows if row.kind == EDITION), None)
    is_one = sum(row.kind == EDITION for row in rows) == 1
    return told if is_one and isinstance(told, Dates) else None
