"""The programme of an edition as its page shows it: by day and time, narrowed as the reader chose."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

Session = dict[str, Any]
# What sessions are narrowed by, in the order of the form.
NAMES = ("day", "room", "theme", "language")


@dataclass(frozen=True)
class Choice:
    """Something that sessions can be narrowed to."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class Filter:
    """A way to narrow the programme, with what there is to choose."""

    name: str
    label: str
    choices: list[Choice]


@dataclass(frozen=True)
class Day:
    """A day of the programme; ``day`` is None for what has no day yet."""

    day: date | None
    sessions: list[Session]

    @property
    def anchor(self) -> str:
        """The name by which an address leads to it."""
        return f"day-{self.day.isoformat()}" if self.day else "day-open"


@dataclass(frozen=True)
class Programme:
    """What is shown of the programme."""

    days: list[Day]
    filters: list[Filter]
    count: int
    total: int
    is_narrowed: bool


def chosen_in(parameters: Mapping[str, str]) -> dict[str, str]:
    """Return what an address narrows the programme to; empty choices, and whatever else it says, left out."""
    return {name: parameters[name] for name in NAMES if parameters.get(name)}


def programme_of(sessions: list[Session], chosen: Mapping[str, str]) -> Programme:
    """Return the programme with the sessions that agree with every choice.

    Within a day those without a time come last; the others are in the order in which the gateway has them.
    """
    values = dict(zip(NAMES, (_days, _rooms, _themes, _languages), strict=True))
    shown = [
        each for each in sessions if all(value in dict(values[name](each)) for name, value in chosen.items())
    ]
    shown.sort(key=_place)
    days = [Day(_date(day), list(found)) for day, found in groupby(shown, key=lambda each: each["day"])]
    filters = [_filter(name, values[name], sessions, chosen.get(name)) for name in NAMES]
    useful = [each for each in filters if len(each.choices) > 1 or each.name in chosen]
    return Programme(days, useful, len(shown), len(sessions), bool(chosen))


def _place(session: Session) -> tuple[bool, str, bool, str]:
    day, start = session["day"], session["startTime"]
    return day is None, day or "", start is None, session["startsAt"] or start or ""


def _filter(
    name: str, values: Callable[[Session], Iterable[tuple[str, str]]], sessions: list[Session], chosen: Any
) -> Filter:
    found: dict[str, str] = {}
    for session in sessions:
        found.update((value, label) for value, label in values(session) if value not in found)
    in_order = sorted(found.items(), key=lambda each: each[0 if name == "day" else 1].casefold())
    labels = {"day": _("Day"), "room": _("Room"), "theme": _("Theme"), "language": _("Language")}
    return Filter(name, labels[name], [Choice(value, label, value == chosen) for value, label in in_order])


def _date(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None


def _days(session: Session) -> Iterator[tuple[str, str]]:
    if session["day"]:
        yield session["day"], date_format(date.fromisoformat(session["day"]), "l j F")


def _rooms(session: Session) -> Iterator[tuple[str, str]]:
    if session["room"]:
        yield session["room"]["guid"], session["room"]["name"] or ""


def _themes(session: Session) -> Iterator[tuple[str, str]]:
    yield from ((each["slug"], each["title"]) for each in session["themes"])


def _languages(session: Session) -> Iterator[tuple[str, str]]:
    spoken = (*session["languages"], *session["interpretationLanguages"])
    yield from ((each["code"], each["name"] or each["code"]) for each in spoken)
