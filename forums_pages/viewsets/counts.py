"""Counts beside rows of several types: one statement per kind of count, however many rows there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy

from forums_pages.models import EditionPage, ForumPage, Participation, SessionPage


def attach_counts(pages: Iterable[Any]) -> None:
    """Let forums know their number of editions, editions their sessions, sessions their people."""
    rows = list(pages)
    _attach(rows, ForumPage, "edition_count", EditionPage.objects.sources(), "forum", "pk")
    _attach(rows, EditionPage, "session_count", SessionPage.objects.sources(), "edition", "pk")
    _attach(rows, SessionPage, "speaker_count", Participation.objects.all(), "page", "person")


def _attach(
    rows: list[Any], model: type[Any], name: str, counted: QuerySet[Any], key: str, what: str
) -> None:
    wanted = [row for row in rows if isinstance(row, model)]
    if not wanted:
        return
    grouped = counted.filter(**{f"{key}__in": [row.pk for row in wanted]}).order_by().values(key)
    totals = dict(grouped.annotate(total=Count(what, distinct=True)).values_list(key, "total"))
    for row in wanted:
        setattr(row, name, totals.get(row.pk, 0))


@dataclass(frozen=True, slots=True)
class Gap:
    """How many sessions of an edition lack something, and the filter of the listing that shows them."""

    filter: str
    label: str
    count: int


GAPS = (
    ("without_time", gettext_lazy("without time")),
    ("without_room", gettext_lazy("without room")),
    ("without_speaker", gettext_lazy("without speaker")),
)


def gaps_of(editions: Iterable[EditionPage]) -> dict[int, list[Gap]]:
    """Return what sessions of each edition lack, by the edition's key; one statement per kind of gap."""
    keys = [edition.pk for edition in editions]
    found: dict[int, list[Gap]] = {key: [] for key in keys}
    for name, label in GAPS:
        lacking = getattr(SessionPage.objects.sources().filter(edition__in=keys), name)()
        totals = lacking.order_by().values("edition").annotate(total=Count("pk", distinct=True))
        for key, total in totals.values_list("edition", "total"):
            found[key].append(Gap(name, str(label), total))
    return found
