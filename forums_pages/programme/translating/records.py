"""The labels that an edition shows, one record for all languages, where words of a language are lacking.

A label that nobody wrote in any language lacks nothing. Names of people, organisations and cities are not
among them: they are written per language only where they differ.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import Locale

from forums_pages.fields import words
from forums_pages.models import (
    CallPage,
    EditionPage,
    Organisation,
    Participation,
    Person,
    SessionPage,
    Theme,
    Venue,
)
from forums_pages.programme.translating.labels import labels_of_pages
from forums_pages.programme.translating.states import Cell, Row, RowKind, Standing
from media.models import CustomImage

# What is told of a record.
LABELS: Mapping[RowKind, tuple[str, ...]] = {
    RowKind.THEME: ("title", "summary"),
    RowKind.VENUE: ("name", "accessibility"),
    RowKind.PERSON: ("job_title", "biography"),
    RowKind.ORGANISATION: ("description",),
    RowKind.IMAGE: ("alt_text",),
}


def record_rows(
    edition: EditionPage, pages: Iterable[tuple[RowKind, Any]], locales: Iterable[Locale]
) -> list[Row]:
    """Return a row for each of ``pages``, and each record shown with the edition, whose labels lack words.

    The number of statements does not grow with the programme.
    """
    columns, own = list(locales), list(pages)
    texts = labels_of_pages(own)
    found = [(RowKind.LABELS, page, page.get_admin_display_title(), texts[page.pk]) for _kind, page in own]
    for kind, rows in records_of(edition).items():
        found += [(kind, row, _title(row), list(_texts(kind, row))) for row in rows]
    made = [Row(kind, record, title, cells_of(record, said, columns)) for kind, record, title, said in found]
    return [row for row in made if any(cell.standing != Standing.WHOLE for cell in row.cells)]


def records_of(edition: EditionPage) -> dict[RowKind, QuerySet[Any]]:
    """Return the records that the edition shows, in its programme and beside it."""
    sessions = SessionPage.objects.of_edition(edition.pk).not_cancelled().order_by().values("pk")
    calls = CallPage.objects.sources().filter(edition=edition.pk).values("pk")
    parts = Participation.objects.filter(page__in=sessions).order_by()
    shown = Q(pk__in=parts.values("person")) | Q(
        working_group_memberships__page=edition.pk, working_group_memberships__is_public=True
    )
    people = Person.objects.filter(shown).distinct()
    confirmed = parts.filter(confirmed=True).values("person")
    portraits = Person.objects.filter(pk__in=confirmed, portrait_consent=True)
    pictures = Q(pk__in=portraits.exclude(portrait=None).values("portrait")) | Q(pk=edition.cover_id)
    venues = Venue.objects.filter(edition_venues__page=edition.pk).distinct()
    themes = Q(editions=edition.pk) | Q(sessions__in=sessions) | Q(calls__in=calls)
    partners = Q(partnerships__level__page=edition.pk, partnerships__confirmed=True)
    return {
        RowKind.THEME: Theme.objects.filter(themes).distinct().order_by("pk"),
        RowKind.VENUE: venues.order_by("pk").prefetch_related("rooms"),
        RowKind.PERSON: people.order_by("family_name", "given_name", "pk"),
        RowKind.ORGANISATION: Organisation.objects.filter(partners).distinct().order_by("name", "pk"),
        RowKind.IMAGE: CustomImage.objects.filter(pictures, is_decorative=False).order_by("title", "pk"),
    }


def cells_of(record: Any, texts: Iterable[Any], locales: Iterable[Locale]) -> tuple[Cell, ...]:
    """Return how the labels stand in each language; those that say nothing in any do not count."""
    said = [set(each) for each in map(words, texts) if each]
    return tuple(_cell(record, said, locale) for locale in locales)


def _cell(record: Any, said: list[set[str]], locale: Locale) -> Cell:
    lacking = sum(locale.language_code not in each for each in said)
    if not lacking:
        return Cell(Standing.WHOLE, locale, record)
    standing = Standing.MISSING if lacking == len(said) else Standing.PARTLY
    return Cell(standing, locale, record, lacking)


def _texts(kind: RowKind, record: Any) -> Iterator[Any]:
    for name in LABELS[kind]:
        yield getattr(record, name)
    if kind == RowKind.VENUE:
        yield from (room.name for room in record.rooms.all())


def _title(record: Any) -> str:
    return str(record.title if isinstance(record, CustomImage) else record)
