"""The words in which a page is shown: the reader's language, else the best one there is, and said so."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_info

from cms.public.readable import readable
from cms.public.reader import Reader, content_language, language_of_words, page_language
from forums_pages.fields import words
from forums_pages.models import BasePage


@dataclass(frozen=True, eq=False)
class Worded:
    """A page in a list: its facts, and the row whose words and address the reader is given."""

    facts: Any
    words: Any
    reader: Reader

    @property
    def title(self) -> str:
        """The title."""
        return str(self.words.title)

    @property
    def url(self) -> str:
        """The address, relative to the site; empty where the page has none."""
        return self.words.get_url(self.reader.request) or ""

    @property
    def language(self) -> str:
        """The language that the words are in."""
        return language_of_words(self.words)

    @property
    def marks(self) -> SafeString:
        """The HTML attributes that tell another language than the reader's; empty in the reader's own."""
        return marks(self.language, self.reader.language)


def worded(sources: Iterable[BasePage], reader: Reader) -> list[Worded]:
    """Return the source pages with the best readable words for ``reader``, in the same order.

    One query per type of page, however many pages there are.
    """
    sources = list(sources)
    rows = _rows_by_key(sources, reader)
    return [
        Worded(source, _best([*rows[source.translation_key], source], reader), reader) for source in sources
    ]


def marks(language: str, around: str) -> SafeString:
    """Return ``lang`` and ``dir`` attributes for words in another language than the text around them."""
    if language == around:
        return mark_safe("")
    return format_html(' lang="{}" dir="{}"', language, direction(language))


def direction(language: str) -> str:
    """Return ``rtl`` for a language written from right to left, else ``ltr``."""
    return "rtl" if get_language_info(language)["bidi"] else "ltr"


def said(value: Any) -> SafeString:
    """Return a multilingual label in the active language, or in the nearest one, marked as such."""
    active = content_language(get_language())
    texts = words(value)
    for code in (active, *settings.LOCALE_FALLBACKS.get(active, ()), *texts):
        if code in texts:
            template = "{1}" if code == active else '<bdi lang="{0}">{1}</bdi>'
            return format_html(template, code, texts[code])
    return mark_safe("")


def _rows_by_key(sources: list[BasePage], reader: Reader) -> dict[Any, list[Any]]:
    keys = defaultdict(list)
    for source in sources:
        keys[type(source)].append(source.translation_key)
    rows: dict[Any, list[Any]] = defaultdict(list)
    for model, wanted in keys.items():
        found = model.objects.filter(translation_key__in=wanted, is_source=False).defer_streamfields()
        for row in readable(found, reader):
            rows[row.translation_key].append(row)
    return rows


def _best(rows: list[Any], reader: Reader) -> Any:
    order = {code: rank for rank, code in enumerate(reader.languages)}

    def rank(row: Any) -> tuple[int, bool]:
        return order.get(page_language(row), len(order)), bool(row.alias_of_id)

    return min(rows, key=rank)
