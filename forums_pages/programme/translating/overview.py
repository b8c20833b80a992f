"""All that an edition shows, and how it stands in every language."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.functional import cached_property
from wagtail.models import Locale

from forums_pages.models import EditionPage
from forums_pages.programme.translating.pages import page_rows
from forums_pages.programme.translating.records import record_rows
from forums_pages.programme.translating.states import LanguageSum, Row, sums_of


@dataclass(frozen=True)
class Overview:
    """The rows of an edition, pages first, and the languages that are their columns."""

    edition: EditionPage
    locales: list[Locale]
    rows: list[Row]

    @cached_property
    def sums(self) -> list[LanguageSum]:
        """How much is done in each language."""
        return sums_of(self.rows, self.locales)


def overview_of(edition: EditionPage, user: Any) -> Overview:
    """Return what ``user`` may see of the translations of the edition, in a constant number of statements."""
    facts: EditionPage = edition.source
    locales = languages_in_order()
    pages = page_rows(facts, user, locales)
    records = record_rows(facts, [(row.kind, row.record) for row in pages], locales)
    return Overview(facts, locales, [*pages, *records])


def languages_in_order() -> list[Locale]:
    """Return the languages of the site, as its settings name them."""
    order = [code for code, _name in settings.LANGUAGES]
    return sorted(Locale.objects.all(), key=lambda locale: order.index(locale.language_code))
