"""Words in the language that was asked for, or in the nearest one that has been published.

Pages are read from their source rows; the words of the best visible translation are laid over, in one
statement for a group. Directory records and labels carry their words per language inside.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import Model, QuerySet
from i18nfield.strings import LazyI18nString

from forums_pages.fields import words as words_in
from forums_pages.models import BasePage
from graphql_api.loading.asking import values_of
from graphql_api.loading.nearest import looked_at, note_nearest
from graphql_api.loading.peers import PAGE_WORDS, Peers, peers_of
from graphql_api.loading.reading import Reading
from graphql_api.prepared import among
from graphql_api.recording.columns import NotedValues
from graphql_api.visibility import Visibility

# Long: read apart, and only when they are asked for; or no part of the schema.
UNREAD = ("body", "confirmation_text")


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
    looked_at(page, "translations").is_everything = True
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
    noted = note_nearest(peers, rows, "translations", (0, 1, 2))
    places = {name: place for place, name in enumerate(names, 3)}
    by_language = looked_at(peers.rows[0], "translations").columns
    for row in rows:
        if row[2] in order:
            words = NotedValues(row, places, noted, by_language.setdefault(row[2], set()))
            found.setdefault(row[1], []).append(Wording(row[0], row[2], words))
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
