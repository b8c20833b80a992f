"""What a listing reads for all its rows at once: the sources of translations, and each page's languages."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.conf import settings
from wagtail.models import Page

from forums_pages.models import BasePage
from forums_pages.translations import outdated_languages


@dataclass(frozen=True, slots=True)
class PageLanguage:
    """A language in which a page exists; ``is_outdated`` when its readers miss words of the source."""

    code: str
    is_live: bool
    is_outdated: bool = False


def attach_facts(rows: Iterable[Any]) -> None:
    """Let ``facts`` of every row be the page that holds its facts; one query per type that has translations.

    Rows that are sources are their own ``facts``.
    """
    pages = [row for row in rows if isinstance(row, BasePage)]
    for row in pages:
        row.facts = row
    translations = sorted((row for row in pages if not row.is_source), key=lambda row: type(row).__name__)
    model: Any
    for model, group in groupby(translations, key=type):
        waiting = list(group)
        keys = {row.translation_key for row in waiting}
        found = model._default_manager.filter(is_source=True, translation_key__in=keys)
        by_key = {source.translation_key: source for source in found.defer_streamfields()}
        for row in waiting:
            row.facts = by_key.get(row.translation_key, row)


def attach_parents(rows: Iterable[Any]) -> None:
    """Let ``get_parent`` of every row answer without a statement of its own."""
    pages = [row for row in rows if row.depth > 1]
    paths = {row.path[: -row.steplen] for row in pages}
    parents = {parent.path: parent for parent in Page.objects.filter(path__in=paths)}
    for row in pages:
        # Where treebeard keeps the parent once it was read.
        row._cached_parent_obj = parents.get(row.path[: -row.steplen])


def attach_languages(rows: Iterable[Any]) -> None:
    """Let ``languages_written`` of every row be the languages in which the page exists, in three queries."""
    pages = [row for row in rows if isinstance(row, BasePage)]
    order = {code: number for number, (code, _name) in enumerate(settings.LANGUAGES)}
    written: dict[Any, list[PageLanguage]] = defaultdict(list)
    keys = {row.translation_key for row in pages}
    versions = Page.objects.filter(translation_key__in=keys, alias_of__isnull=True)
    outdated = outdated_languages(keys)
    for key, code, is_live in versions.values_list("translation_key", "locale__language_code", "live"):
        written[key].append(PageLanguage(code, is_live, is_live and (key, code) in outdated))
    for row in pages:
        row.languages_written = sorted(
            written[row.translation_key], key=lambda each: (order.get(each.code, len(order)), each.code)
        )
