"""Words in the language that was asked for, or in the nearest one that has been published.

Pages are read from their source rows; the words of the best visible translation are laid over, in one
statement for a group. Directory records and labels carry their words per language inside.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Model, QuerySet
from i18nfield.strings import LazyI18nString

from forums_pages.fields import words as words_in
from forums_pages.models import BasePage
from graphql_api.loading.asking import values_of
from graphql_api.loading.peers import Peers, peers_of
from graphql_api.loading.reading import Reading
from graphql_api.prepared import among
from graphql_api.recording.columns import NotedValues, noted_in
from graphql_api.visibility import Visibility

PAGE_WORDS = ("title", "slug", "seo_title", "search_description")
# What was recorded of a group's translations, by the name under which the group knows it.
RECORDED = "recorded translations"
# Long: read apart, and only when they are asked for; or no part of the schema.
UNREAD = ("body", "confirmation_text")


@dataclass(frozen=True)
class BestTranslations:
    """Leaves one row for each page, in the first language of the chain, if that is before the page's own.

    Rows begin with key, translation key and language; how a database writes a translation key differs.
    """

    chain: tuple[str, ...]
    own: Mapping[Any, str]

    def __call__(self, rows: Sequence[Sequence[Any]]) -> list[Sequence[Any]]:
        found: dict[Any, Sequence[Any]] = {}
        for row in sorted((row for row in rows if row[2] in self.chain), key=self._rank):
            found.setdefault(row[1], row)
        return [row for row in found.values() if self._rank(row) < self._rank_of_own(row[1])]

    def _rank(self, row: Sequence[Any]) -> int:
        return self.chain.index(row[2])

    def _rank_of_own(self, key: Any) -> int:
        own = self.own.get(key if isinstance(key, UUID) else UUID(hex=key))
        return self.chain.index(own) if own in self.chain else len(self.chain)


class Words(Mapping[str, Any]):
    """The words of a row, which are read of it when they are asked for."""

    __slots__ = ("_row",)

    def __init__(self, row: BasePage) -> None:
        self._row = row

    def __getitem__(self, name: str) -> Any:
        if name not in word_names(type(self._row)):
            raise KeyError(name)
        return getattr(self._row, name)

    def __iter__(self) -> Iterator[str]:
        return iter(word_names(type(self._row)))

    def __len__(self) -> int:
        return len(word_names(type(self._row)))


@dataclass(frozen=True)
class Wording:
    """The words of a page in one language, and the key of the row that holds them."""

    pk: int
    locale: str
    words: Mapping[str, Any]


def _word_names(model: type[BasePage]) -> tuple[str, ...]:
    """Return the names of the translated fields that the schema offers."""
    return (*PAGE_WORDS, *(name for name in model.words if name not in UNREAD))


word_names: Callable[[type[BasePage]], tuple[str, ...]] = cache(_word_names)  # type: ignore[assignment]  # a page's class is hashable


def best_text(value: LazyI18nString | str | None, reading: Reading) -> str | None:
    """Return the text in the first language of the chain that has one; None without any."""
    data = getattr(value, "data", None)
    texts = data if isinstance(data, dict) else words_in(value)
    for code in reading.chain:
        if texts.get(code):
            text: str = texts[code]
            return text
    return None


def served(page: BasePage) -> Wording:
    """Return the words that ``page`` is served with, chosen once for the row."""
    chosen: Wording | None = page.__dict__.get("_served")
    if chosen is None:
        candidates = _candidates(page) if _needs_translation(page) else [_own(page)]
        chosen = page.__dict__["_served"] = best(candidates, peers_of(page).reading)
    return chosen


def best(candidates: list[Wording], reading: Reading) -> Wording:
    """Return the first of the chain; outside it, the first candidate, which is the source."""
    by_locale = {wording.locale: wording for wording in candidates}
    return next((by_locale[code] for code in reading.chain if code in by_locale), candidates[0])


def wordings(page: BasePage) -> list[Wording]:
    """Return the words of ``page`` in every published language: the source's first, then by LANGUAGES."""
    found = _candidates(page)
    recorded: Any = peers_of(page).find(page, RECORDED, lambda _peers: {})
    if recorded is not None:
        recorded.reduce = None
    return found


def _candidates(page: BasePage) -> list[Wording]:
    """Return ``wordings``, of which no more is looked at than the best one."""
    return [_own(page), *(peers_of(page).find(page, "translations", _load_translations) or [])]


def _needs_translation(page: BasePage) -> bool:
    return page.__dict__["locale_code"] != peers_of(page).reading.locale


def _own(page: BasePage) -> Wording:
    return Wording(page.pk, page.__dict__["locale_code"], Words(page))


def _load_translations(peers: Peers) -> dict[int, list[Wording]]:
    model: type[BasePage] = type(peers.rows[0])  # type: ignore[assignment]  # only pages have translations
    names = word_names(model)

    def build(gate: Visibility, keys: Any) -> QuerySet[Any]:
        rows = gate.translations(model).filter(among("translation_key", keys))
        return rows.values_list("pk", "translation_key", "locale__language_code", *names)

    found: dict[Any, list[Wording]] = {}
    order = [code for code, _name in settings.LANGUAGES]
    rows = values_of(peers.reading, build, peers.keys("translation_key"))
    if (recorded := getattr(rows, "recorded", None)) is not None:
        own = {row.translation_key: row.__dict__["locale_code"] for row in peers.rows}  # type: ignore[attr-defined]  # pages
        recorded.reduce = BestTranslations(peers.reading.chain, own)
        peers.know(RECORDED, {row.pk: recorded for row in peers.rows})
    noted, places = noted_in(rows, 0, 1, 2), {name: place for place, name in enumerate(names, 3)}
    for row in rows:
        if row[2] in order:
            found.setdefault(row[1], []).append(Wording(row[0], row[2], NotedValues(row, places, noted)))
    for each in found.values():
        each.sort(key=lambda wording: order.index(wording.locale))
    return {row.pk: found.get(_key(row), []) for row in peers.rows}


def _key(row: Model) -> Any:
    return getattr(row, "translation_key", None)


def read_attribute(source: Any, name: str) -> Any:
    """Return what a field of the schema shows of ``source``: words in the right language, null for blank."""
    return reader_of(name)(source)


@cache
def reader_of(name: str) -> Callable[[Any], Any]:
    """Return ``read_attribute`` of one name."""

    def read(source: Any) -> Any:
        if isinstance(source, BasePage) and name in word_names(type(source)):
            return served(source).words[name] or None
        value = getattr(source, name)
        if isinstance(value, LazyI18nString):
            return best_text(value, peers_of(source).reading)
        return None if value == "" else value

    return read
