"""How what an edition shows stands in each language, and what that sums up to."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Locale


class Standing(TextChoices):
    """How a page stands in a language, and below that, how the labels of a record do."""

    SOURCE = "source", pgettext_lazy("language of a page", "Source")
    MISSING = "missing", pgettext_lazy("translation", "Missing")
    DRAFT = "draft", pgettext_lazy("translation", "Draft")
    READY = "ready", pgettext_lazy("translation", "Ready to publish")
    OUT_OF_DATE = "out_of_date", pgettext_lazy("translation", "Out of date")
    PUBLISHED = "published", pgettext_lazy("translation", "Published")
    PARTLY = "partly", pgettext_lazy("labels", "Partly")
    WHOLE = "whole", pgettext_lazy("labels", "Complete")


# Of these, readers of a language miss nothing.
PUBLIC = (Standing.SOURCE, Standing.PUBLISHED)
LACKING_LABELS = (Standing.MISSING, Standing.PARTLY)


class RowKind(TextChoices):
    """What a row is about, in the order in which rows are shown."""

    FORUM = "forum", _("Forum")
    EDITION = "edition", _("Edition")
    CALL = "call", _("Call")
    SESSION = "session", _("Session")
    ARTICLE = "article", _("Article")
    LABELS = "labels", _("Labels of a page")
    THEME = "theme", _("Theme")
    VENUE = "venue", _("Venue and rooms")
    PERSON = "person", _("Person")
    ORGANISATION = "organisation", _("Organisation")
    IMAGE = "image", _("Alternative text")


PAGE_KINDS = (RowKind.FORUM, RowKind.EDITION, RowKind.CALL, RowKind.SESSION, RowKind.ARTICLE)


@dataclass(frozen=True, slots=True)
class Cell:
    """How a row stands in ``locale``.

    ``record`` is where its words are written: the translation, the record itself, or None while there is
    none. ``waiting`` counts the words still to be translated, None where nobody counts them.
    """

    standing: Standing
    locale: Locale
    record: Any = None
    waiting: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A page or record with its languages; ``record`` is the source page, or the one for all languages."""

    kind: RowKind
    record: Any
    title: str
    cells: tuple[Cell, ...]

    @property
    def is_page(self) -> bool:
        """Return whether it has a page per language."""
        return self.kind in PAGE_KINDS

    def cell(self, locale: Locale) -> Cell:
        """Return how it stands in ``locale``."""
        return next(each for each in self.cells if each.locale == locale)


@dataclass(frozen=True, slots=True)
class LanguageSum:
    """How many of the pages stand how in a language, and of how many records labels are lacking in it."""

    locale: Locale
    total: int
    counts: Counter[Standing]
    lacking_labels: int

    @property
    def public(self) -> int:
        """The pages of which readers of the language miss nothing."""
        return sum(self.counts[each] for each in PUBLIC)

    @property
    def open_ends(self) -> list[tuple[Standing, int]]:
        """What is not public, or not up to date: how many of each."""
        rest = (Standing.OUT_OF_DATE, Standing.READY, Standing.DRAFT, Standing.MISSING)
        return [(each, self.counts[each]) for each in rest if self.counts[each]]

    @property
    def shares(self) -> list[tuple[str, float]]:
        """How much of the bar each standing takes, in per cent of the pages."""
        parts = [("published", self.public), *((each.value, count) for each, count in self.open_ends)]
        return [(name, round(100 * count / self.total, 2)) for name, count in parts if count]


def sums_of(rows: Iterable[Row], locales: Iterable[Locale]) -> list[LanguageSum]:
    """Return the sum of each language, in the order of ``locales``."""
    found = list(rows)
    pages, records = [row for row in found if row.is_page], [row for row in found if not row.is_page]
    return [
        LanguageSum(
            locale=locale,
            total=len(pages),
            counts=Counter(row.cell(locale).standing for row in pages),
            lacking_labels=sum(row.cell(locale).standing in LACKING_LABELS for row in records),
        )
        for locale in locales
    ]
