"""Where pages are shown, without a statement for any of them: in the reader's language, or the nearest."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from forums_pages.models import BasePage
from graphql_api.loading.asking import values_of
from graphql_api.loading.nearest import looked_at, note_nearest
from graphql_api.loading.peers import Peers, peers_of
from graphql_api.loading.sites import Address, Sites
from graphql_api.prepared import among
from graphql_api.visibility import Visibility


def address_of(page: BasePage) -> Address | None:
    """Return where ``page`` is shown to the reader; None where no site shows it.

    Where the reader's language has a place for the page, that is it, be it only a mirror of another language:
    whoever follows the address goes on reading in the same language.
    """
    own, reading = page.__dict__["locale_code"], peers_of(page).reading
    elsewhere = {} if own == reading.locale else _places_of(page)
    nearest = next((code for code in reading.chain if code == own or code in elsewhere), own)
    return Sites.of(reading).address(page.url_path if nearest == own else elsewhere[nearest])


def address_in(page: BasePage, locale: str) -> Address | None:
    """Return where ``page`` is shown in ``locale``; None where it is not."""
    sites = Sites.of(peers_of(page).reading)
    if locale == page.__dict__["locale_code"]:
        return sites.address(page.url_path)
    elsewhere = _places_of(page)
    looked_at(page, "places").named.add(locale)
    return sites.address(elsewhere[locale]) if locale in elsewhere else None


def _places_of(page: BasePage) -> Mapping[str, str]:
    """Return, by language, the ``url_path`` of the visible row that shows ``page`` in it, but for its own."""
    return peers_of(page).find(page, "places", _load_places) or {}


def _load_places(peers: Peers) -> dict[int, dict[str, str]]:
    model: Any = type(peers.rows[0])

    def build(gate: Visibility, keys: Any) -> QuerySet[Any]:
        rows = gate.versions(model).filter(among("translation_key", keys))
        return rows.values_list("pk", "translation_key", "locale__language_code", "url_path")

    found: dict[object, dict[str, str]] = {}
    rows = values_of(peers.reading, build, peers.keys("translation_key"))
    note_nearest(peers, rows, "places", (1, 2, 3))
    for _pk, key, code, url_path in rows:
        found.setdefault(key, {})[code] = url_path
    return {row.pk: found.get(getattr(row, "translation_key", None), {}) for row in peers.rows}
