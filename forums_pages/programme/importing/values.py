"""Values with rules of their own: dates as far as they are known, and figures as exact as they are known."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from forums_pages.programme.importing.told import Told


@dataclass(frozen=True)
class Dates:
    """When an edition takes place: to the day, month or year. Where nothing is known, there are none."""

    start: date
    end: date | None
    precision: str

    @classmethod
    def known(cls, start: date | None, end: date | None, precision: str) -> "Dates | None":
        """Return the dates with nothing in them beyond their precision; None while they are unknown."""
        if start is None or precision == "unknown":
            return None
        first = _cut(start, precision)
        last = _cut(end, precision) if end is not None else None
        return cls(first, None if last == first else last, precision)


def _cut(day: date, precision: str) -> date:
    if precision == "year":
        return date(day.year, 1, 1)
    return day.replace(day=1) if precision == "month" else day


Figure = tuple[str, str, int]


@dataclass(frozen=True)
class Figures(Told):
    """Some key figures: what each counts, how exact it is, and the number. Others stay."""

    told: tuple[Figure, ...]

    def over(self, here: Any) -> tuple[Figure, ...]:
        """Return all figures, those told in the place of those that count the same."""
        new = {figure[0]: figure for figure in self.told}
        kept: Iterable[Figure] = here or ()
        replaced = [new.pop(figure[0], figure) for figure in kept]
        return (*replaced, *new.values())
