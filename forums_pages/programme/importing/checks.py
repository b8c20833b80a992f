"""What must hold of a programme before any of it is written; nothing here knows a table."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from forums_pages.clock import last_day
from forums_pages.programme.importing.plan import Action, Step, values_after
from forums_pages.programme.importing.told import (
    EDITION,
    ORGANISATION,
    PERSON,
    ROOM,
    SESSION,
    THEME,
    Problem,
)
from forums_pages.programme.importing.values import Dates

# What something new cannot do without.
REQUIRED = {
    **dict.fromkeys((ORGANISATION, ROOM), "name"),
    **dict.fromkeys((THEME, EDITION, SESSION), "title"),
    PERSON: "family_name",
}
CODES = ("languages", "interpretation", "goals", "pillars")
NIGHT = timedelta(days=1)

Check = Callable[[Step], Problem | None]


def make_checks(known_codes: Mapping[str, frozenset[str]], dates: Dates | None) -> Check:
    """Return what finds a step's fault: ``known_codes`` by field, the edition's ``dates`` if it has any."""

    def check(step: Step) -> Problem | None:
        if step.action == Action.NEW:
            needed = REQUIRED[step.row.kind]
            if not values_after(step).get(needed):
                return Problem("needs", {"column": needed})
        return _unknown_codes(step, known_codes) or _outside(step, dates)

    return check


def _unknown_codes(step: Step, known: Mapping[str, frozenset[str]]) -> Problem | None:
    for change in step.changes:
        if change.field in CODES:
            names = [each for each in change.new if each not in known[change.field]]
            if names:
                return Problem("not_known", {"column": change.field, "names": ", ".join(names)})
    return None


def _outside(step: Step, dates: Dates | None) -> Problem | None:
    """Return that a session lies outside its edition; in the night after its last day it does not."""
    if step.row.kind != SESSION or dates is None or not step.changes:
        return None
    values: Mapping[str, Any] = values_after(step)
    day: date | None = values.get("day")
    if day is None:
        return None
    last = last_day(dates.end or dates.start, dates.precision)
    in_the_night = values.get("start_time") is not None and values["start_time"].hour < 4
    if day < dates.start or day > last + (NIGHT if in_the_night else timedelta()):
        return Problem("outside_edition")
    return None
