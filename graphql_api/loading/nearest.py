"""Rows of several languages, of which those count that were looked at: mostly the nearest to the reader."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Model

from graphql_api.loading.peers import Peers, peers_of
from graphql_api.recording.columns import noted_in

# What rows begin with: their key, translation key and language.
KEYS = 3


@dataclass
class Nearest:
    """Leaves of the rows that show pages elsewhere than their source what was looked at.

    That is of each page the row in the first language of the chain, if that is before the page's own; and
    what was asked for besides. Rows begin with key, translation key and language; how a database writes a
    translation key differs.
    """

    chain: tuple[str, ...]
    own: Mapping[Any, str]
    # Languages that were asked for by name; and whether all of them were.
    named: set[str] = field(default_factory=set)
    is_everything: bool = False
    # The columns that were read of the rows of a language beside ``KEYS``; of one that is not here, all.
    columns: dict[str, set[int]] = field(default_factory=dict)

    def __call__(self, rows: Sequence[Sequence[Any]]) -> list[Sequence[Any]]:
        nearest: dict[Any, int] = {}
        for row in rows:
            nearest[row[1]] = min(self._rank(row[2]), nearest.get(row[1], self._rank_of_own(row[1]) - 1))
        looked_at = (
            self._as_read(row)
            for row in rows
            if self.is_everything or row[2] in self.named or self._rank(row[2]) <= nearest[row[1]]
        )
        # Where the rows stand in the tree says nothing.
        return sorted(looked_at, key=lambda row: (str(row[1]), row[2]))

    def _as_read(self, row: Sequence[Any]) -> Sequence[Any]:
        read = self.columns.get(row[2])
        if read is None:
            return row
        return [value if place < KEYS or place in read else None for place, value in enumerate(row)]

    def _rank(self, language: str | None) -> int:
        return self.chain.index(language) if language in self.chain else len(self.chain)

    def _rank_of_own(self, key: Any) -> int:
        return self._rank(self.own.get(key if isinstance(key, UUID) else UUID(hex=key)))


def note_nearest(peers: Peers, rows: Any, name: str, columns: tuple[int, ...]) -> set[int]:
    """Note that of ``rows``, found for ``peers``, the nearest are looked at; ``looked_at`` tells of more.

    Of these, ``columns`` are read at once. Returns where to note which others are.
    """
    if (recorded := getattr(rows, "recorded", None)) is not None:
        own = {row.translation_key: row.__dict__["locale_code"] for row in peers.rows}  # type: ignore[attr-defined]  # pages
        recorded.reduce = Nearest(peers.reading.chain, own)
        peers.know(("recorded", name), {row.pk: recorded.reduce for row in peers.rows})
    return noted_in(rows, *columns)


def looked_at(page: Model, name: str) -> Nearest:
    """Return where to note what is looked at beside the nearest rows that were found under ``name``."""
    found: Nearest | None = peers_of(page).find(page, ("recorded", name), lambda _peers: {})
    return found if found is not None else Nearest((), {})
