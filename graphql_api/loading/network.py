"""The figures of the whole network, each in one statement through the gate."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from forums_pages.enums import EditionStatus, FigureKind, FigureQualifier
from forums_pages.models import KeyFigure
from graphql_api.visibility import Visibility

# Only of these is it known how many people came.
HELD = (EditionStatus.ONGOING, EditionStatus.PAST)


@dataclass(frozen=True)
class Tally:
    """How many things have a value in common, such as a status or the code of a country."""

    key: Any
    count: int


@dataclass(frozen=True)
class CountryTally:
    """How many forums a country has part in, and how many editions these have had."""

    code: str
    forum_count: int
    edition_count: int


@dataclass(frozen=True)
class Sum:
    """A sum of figures, as exact as they are: ``value`` is None where none is known."""

    value: int | None
    qualifier: FigureQualifier
    counted: int
    unknown: int


def countries(gate: Visibility) -> list[CountryTally]:
    """Return the countries of the visible forums, further ones included, by code."""
    held = dict(gate.editions().order_by().values_list("forum").annotate(Count("pk")))
    forums, editions = Counter[str](), Counter[str]()
    for pk, country, further in gate.forums().order_by().values_list("pk", "country", "further_countries"):
        for code in {country, *further.split(",")} - {""}:
            forums[code] += 1
            editions[code] += held.get(pk, 0)
    return [CountryTally(code, forums[code], editions[code]) for code in sorted(forums)]


def editions_by_status(gate: Visibility) -> list[Tally]:
    """Return how many editions are in each status now."""
    rows = gate.editions().with_status(gate.moment).order_by()
    found = dict(rows.values_list("status_now").annotate(Count("pk")))
    return [Tally(status, found.get(status, 0)) for status in EditionStatus]


def speaker_count(gate: Visibility) -> int:
    """Return how many people take part in sessions, each counted once."""
    sessions = gate.sessions().not_cancelled().order_by().values("pk")
    rows = gate.participations().filter(page__in=sessions).order_by()
    return rows.values("person").distinct().count()


def organisations_by(gate: Visibility, name: str) -> list[Tally]:
    """Return how many organisations have each value of the column ``name``; without one, under None."""
    rows = gate.organisations().order_by().values_list(name).annotate(Count("pk"))
    return sorted((Tally(key or None, count) for key, count in rows), key=lambda each: each.key or "~")


def participants(gate: Visibility) -> Sum:
    """Return how many people took part in the editions that were held: the largest figure of each."""
    editions = gate.editions().in_status(*HELD, moment=gate.moment).order_by()
    figures = KeyFigure.objects.filter(page__in=editions.values("pk"), kind=FigureKind.PARTICIPANTS)
    known: dict[int, tuple[int, str]] = {}
    for page, value, qualifier in figures.filter(value__isnull=False).values_list(
        "page_id", "value", "qualifier"
    ):
        known[page] = max(known.get(page, (0, qualifier)), (value, qualifier))
    return sum_of(known.values(), editions.count() - len(known))


def sum_of(figures: Iterable[tuple[int, str]], unknown: int) -> Sum:
    """Return the sum of ``figures`` (number and qualifier) where ``unknown`` more are not known.

    One figure that is about right makes the sum about right; one that is too small, or not known, makes
    it too small.
    """
    numbers = list(figures)
    qualifiers = {qualifier for _value, qualifier in numbers}
    qualifier = FigureQualifier.EXACTLY
    if FigureQualifier.ABOUT in qualifiers:
        qualifier = FigureQualifier.ABOUT
    elif unknown or FigureQualifier.MORE_THAN in qualifiers:
        qualifier = FigureQualifier.MORE_THAN
    value = sum(value for value, _qualifier in numbers) if numbers else None
    return Sum(value, qualifier, len(numbers), unknown)
