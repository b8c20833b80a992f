"""The figures of all forums side by side: what each published edition was, and who took part."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django_countries import countries

from forums_pages.enums import FigureKind, FigureQualifier, Sector
from forums_pages.models import EditionPage, KeyFigure, Organisation, Participation, Partnership, SessionPage


@dataclass(frozen=True)
class EditionFigures:
    """One edition in numbers. What nobody knows, or has entered yet, is None, never 0."""

    edition: EditionPage
    sessions: int | None
    people: int | None
    organisations: int | None
    participants: int | None
    qualifier: str

    @property
    def name(self) -> str:
        """The title, with the year where it does not say it."""
        is_said = self.year is None or str(self.year) in self.edition.title
        return self.edition.title if is_said else f"{self.edition.title}, {self.year}"

    @property
    def year(self) -> int | None:
        """The year in which it begins."""
        return self.edition.start_date.year if self.edition.start_date else None


@dataclass(frozen=True)
class Share:
    """How many of a kind there are, and how long its bar is beside the longest, in per cent."""

    label: str
    count: int
    per_cent: int


def figures_of_editions() -> list[EditionFigures]:
    """Return the published editions of all forums, by forum, the latest first; five statements in all.

    Cancelled sessions, and people and partners who are not confirmed, do not count.
    """
    editions = EditionPage.objects.sources().filter(live=True).select_related("forum").latest_first()
    rows = sorted(editions.defer_streamfields(), key=lambda each: str(each.forum or "").casefold())
    sessions = SessionPage.objects.sources().not_cancelled().filter(live=True)
    people = Participation.objects.filter(confirmed=True, page__in=sessions.values("pk"))
    partners = Partnership.objects.filter(confirmed=True)
    sessions_of = _counted(sessions, "edition", "pk")
    people_of = _counted(people, "page__edition", "person")
    partners_of = _counted(partners, "level__page", "organisation")
    told = _participants(rows)
    return [
        EditionFigures(
            edition=edition,
            sessions=sessions_of.get(edition.pk),
            people=people_of.get(edition.pk),
            organisations=partners_of.get(edition.pk),
            participants=told[edition.pk][0] if edition.pk in told else None,
            qualifier=told[edition.pk][1] if edition.pk in told else "",
        )
        for edition in rows
    ]


def organisations_by_sector() -> list[Share]:
    """Return how many organisations of the directory each sector has, the most first."""
    return _shares("sector", {each.value: str(each.label) for each in Sector})


def organisations_by_country() -> list[Share]:
    """Return how many organisations of the directory each country has, the most first."""
    return _shares("country", dict(countries))


def bars(values: Iterable[tuple[str, int]]) -> list[Share]:
    """Return shares of the longest, in the order given."""
    known = list(values)
    longest = max((count for _label, count in known), default=0)
    return [Share(label, count, round(100 * count / longest) if longest else 0) for label, count in known]


def _counted(rows: QuerySet[Any], key: str, what: str) -> dict[int, int]:
    totals = rows.order_by().values(key).annotate(total=Count(what, distinct=True))
    return dict(totals.values_list(key, "total"))


def _participants(editions: list[EditionPage]) -> dict[int, tuple[int | None, str]]:
    found = KeyFigure.objects.filter(
        page__in=[each.pk for each in editions], kind=FigureKind.PARTICIPANTS, value__isnull=False
    )
    labels = dict(FigureQualifier.choices)
    # The first of several is the one that stands at the top of the page.
    return {
        figure.page_id: (
            figure.value,
            "" if figure.qualifier == FigureQualifier.EXACTLY else str(labels[figure.qualifier]),
        )
        for figure in found.order_by("-sort_order", "-pk")
    }


def _shares(field: str, names: dict[str, str]) -> list[Share]:
    known = Organisation.objects.filter(live=True).exclude(**{field: ""})
    totals = known.order_by().values_list(field).annotate(total=Count("pk")).values_list(field, "total")
    named = [(names.get(str(value), str(value)), total) for value, total in totals]
    return bars(sorted(named, key=lambda each: (-each[1], each[0])))
