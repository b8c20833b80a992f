"""Counts beside rows of several types: one statement per kind of count, however many rows there are."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, QuerySet

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
