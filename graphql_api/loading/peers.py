"""Rows that were loaded together, and what was looked up for all of them at once."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from graphql_api.loading.reading import Reading
from graphql_api.loading.rows import plainly
from graphql_api.recording.columns import ORIGIN, note_by_row
from graphql_api.recording.parts import note_owners

Found = TypeVar("Found")

# The translated fields of every page.
PAGE_WORDS = ("title", "slug", "seo_title", "search_description")


class Peers:
    """A group of rows. Asking one of them for something loads it for the whole group, once."""

    __slots__ = ("_found", "reading", "rows")

    def __init__(self, reading: Reading, rows: Sequence[Model]) -> None:
        self.reading = reading
        self.rows = rows
        self._found: dict[Hashable, Mapping[Any, Any]] = {}
        for row in rows:
            row.__dict__["_peers"] = self
        if rows and ORIGIN in rows[0].__dict__:
            _note_words(rows, reading.locale)

    def find(
        self, row: Model, name: Hashable, load: Callable[["Peers"], Mapping[Any, Found]]
    ) -> Found | None:
        """Return what ``load`` found for ``row``, by its primary key; None if it found nothing.

        ``load`` is called once for each ``name``, with the whole group.
        """
        if name not in self._found:
            self._found[name] = load(self)
        # The key itself: an answer asks for it thousands of times, and ``pk`` looks twice where it is.
        return self._found[name].get(row.__dict__[row._meta.pk.attname])

    def know(self, name: Hashable, found: Mapping[Any, Any]) -> None:
        """Remember what is known for every row, by its primary key: it is not looked up again."""
        self._found.setdefault(name, found)

    def keys(self, attribute: str = "pk") -> list[Any]:
        """Return the different values of ``attribute`` in the group, None left out."""
        return list({getattr(row, attribute): None for row in self.rows if getattr(row, attribute)})


def _note_words(rows: Sequence[Model], locale: str) -> None:
    """Of pages in another language, the words of a translation may be read: then their own are not."""
    if any(row.__dict__.get("locale_code", locale) != locale for row in rows):
        note_by_row(rows, ("url_path", *PAGE_WORDS, *rows[0].words))  # type: ignore[attr-defined]  # pages


def peers_of(row: Model) -> Peers:
    """Return the group that ``row`` was loaded in."""
    peers: Peers = row.__dict__["_peers"]
    return peers


def load(reading: Reading, rows: Iterable[Model]) -> list[Any]:
    """Run the query and return its rows as one group."""
    loaded = list(plainly(rows) if isinstance(rows, QuerySet) else rows)
    Peers(reading, loaded)
    return loaded


def load_of(owners: Peers, attribute: str, rows: Iterable[Model]) -> list[Any]:
    """Run the query for what belongs to ``owners`` by the foreign key ``attribute`` (such as ``page_id``).

    The way back is known from then on: asked for its owner, a row gives the one that it was found through.
    """
    loaded = load(owners.reading, rows)
    if loaded:
        note_owners(loaded, attribute)
        by_key = {owner.pk: owner for owner in owners.rows}
        peers_of(loaded[0]).know(attribute, {row.pk: by_key[getattr(row, attribute)] for row in loaded})
    return loaded
