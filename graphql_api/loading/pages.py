"""Pages of several types in one list: a statement for each type, however many pages there are."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from wagtail.models import Page

from forums_pages.models import BasePage
from graphql_api.loading.asking import group_of
from graphql_api.loading.cursors import TREE
from graphql_api.loading.paging import Range, slice_of_each
from graphql_api.loading.peers import Peers, peers_of
from graphql_api.loading.reading import Reading
from graphql_api.prepared import among
from graphql_api.recording.columns import ORIGIN
from graphql_api.tree import Container, Tree
from graphql_api.visible_pages import PAGE_MODELS

# What the rows of a list were found by, beside what they are sorted by.
FOUND_BY = ("below", "sort_path", "sort_pk", ORIGIN)


def parent_of(page: BasePage) -> Any:
    """Return the visible page above ``page``; None at the top."""
    return next(
        iter(peers_of(page).find(page, "parent", lambda peers: _load_above(peers, most=1)) or []), None
    )


def breadcrumbs_of(page: BasePage) -> list[Any]:
    """Return the visible pages above ``page``, from the top down."""
    return (peers_of(page).find(page, "breadcrumbs", _load_above) or [])[::-1]


def children_of(page: BasePage, kinds: Collection[str], window: Range) -> Any:
    """Return a part (``Slice``) of the pages right below ``page``, in whichever language each was written.

    ``kinds`` are keys of ``PAGE_MODELS``; none of them means all.
    """
    peers = peers_of(page)
    tree = peers.reading.gate.tree
    places = {tree.path_of(row.pk): each.pk for each in peers.rows for row in tree.rows_of(each.pk)}
    return slice_of_each(
        page,
        "below",
        lambda gate: gate.pages_below(places).filter(kind__in=kinds or PAGE_MODELS),
        TREE,
        window,
        ("children", tuple(sorted(kinds))),
        load_each_type,
    )


def load_each_type(owners: Peers, _attribute: str, rows: Iterable[Page]) -> list[Any]:
    """Return the pages that ``rows`` (of ``Visibility.pages_below``) stand for, in the same order."""
    found = list(rows)
    keys: dict[str, list[int]] = {}
    for row in found:
        keys.setdefault(row.kind, []).append(row.pk)
    pages = load_pages(owners.reading, keys)
    for row in found:
        if row.pk in pages:
            known = {name: row.__dict__[name] for name in FOUND_BY if name in row.__dict__}
            pages[row.pk].__dict__.update(known)
    return [pages[row.pk] for row in found if row.pk in pages]


def load_pages(reading: Reading, keys: Mapping[str, Iterable[int]]) -> dict[int, Any]:
    """Return the visible source pages with these keys, each type's as a group; ``keys`` are by kind."""
    return {
        page.pk: page
        for kind, wanted in keys.items()
        for page in _pages_by(reading, PAGE_MODELS[kind], "pk", list(wanted))
    }


def pages_named(reading: Reading, keys: Collection[int]) -> dict[int, Any]:
    """Return, by key, the visible page that each row shows, be it a source, a translation or a mirror."""
    named: dict[int, tuple[Any, ...]] = {}
    wanted: dict[str, set[Any]] = {}
    for pk, kind, own_key, mirrored_key in _names(reading.gate.tree, keys):
        if kind in PAGE_MODELS:
            named[pk] = (own_key, mirrored_key)
            wanted.setdefault(kind, set()).update({own_key, mirrored_key} - {None})
    pages = {
        page.translation_key: page
        for kind, translation_keys in wanted.items()
        for page in _pages_by(reading, PAGE_MODELS[kind], "translation_key", translation_keys)
    }
    found = {pk: pages.get(own_key) or pages.get(mirrored) for pk, (own_key, mirrored) in named.items()}
    return {pk: page for pk, page in found.items() if page is not None}


def _pages_by(reading: Reading, model: type[BasePage], name: str, keys: Collection[Any]) -> list[Any]:
    return group_of(reading, lambda gate, keys: gate.pages(model).filter(among(name, keys)).order_by(), keys)


def _names(tree: Tree, keys: Collection[int]) -> Iterator[tuple[Any, ...]]:
    """Yield key, kind, translation key and that of the page that it mirrors; what holds others is known."""
    found = [tree.find(key) for key in sorted(keys)]
    known = [each for each in found if each is not None and each.kind]
    for each in known:
        mirrored = tree.find(each.alias_of)
        yield each.pk, each.kind, each.translation_key, mirrored.translation_key if mirrored else None
    rest = set(keys) - {each.pk for each in known}
    if rest:
        rows = Page.objects.filter(pk__in=rest).order_by()
        yield from rows.values_list(
            "pk", "content_type__model", "translation_key", "alias_of__translation_key"
        )


def _load_above(peers: Peers, most: int | None = None) -> dict[int, list[Any]]:
    tree = peers.reading.gate.tree
    above: dict[int, list[Container]] = {}
    for row in peers.rows:
        facts = [tree.facts_of(each) for each in tree.above_page(row)]
        above[row.pk] = [each for each in facts if each is not None][:most]
    keys: dict[str, set[int]] = {}
    for each in {container for containers in above.values() for container in containers}:
        keys.setdefault(str(each.kind), set()).add(each.pk)
    pages = load_pages(peers.reading, keys)
    return {
        pk: [pages[each.pk] for each in containers if each.pk in pages] for pk, containers in above.items()
    }
