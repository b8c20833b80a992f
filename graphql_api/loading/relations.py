"""Edges between rows: one statement loads an edge for the whole group, through the gate's querysets."""

from collections.abc import Callable, Hashable
from operator import attrgetter
from typing import Any, TypeVar

from django.db.models import Count, Exists, Model, OuterRef, QuerySet

from graphql_api.loading.asking import group_of, group_of_owners, rows_of, values_of
from graphql_api.loading.peers import Peers, load, peers_of
from graphql_api.prepared import among
from graphql_api.visibility import Visibility

AnyModel = TypeVar("AnyModel", bound=Model)

# Chooses the visible rows of a kind, such as ``Visibility.people``.
Rows = Callable[[Visibility], QuerySet[Any]]


def to_one(row: Model, attribute: str, rows: Rows) -> Any:
    """Return the visible row that the foreign key ``attribute`` (such as ``person_id``) names, or None."""

    def find(peers: Peers) -> dict[Any, Any]:
        keys = peers.keys(attribute)
        # By their keys, they come in any order: which one that is may change, and nobody sees it.
        targets = group_of(
            peers.reading, lambda gate, keys: rows(gate).filter(among("pk", keys)).order_by(), keys
        )
        by_key = {target.pk: target for target in targets}
        return {each.pk: by_key.get(getattr(each, attribute)) for each in peers.rows}

    return peers_of(row).find(row, attribute, find)


def joined(row: Model, name: str, note: Callable[[Peers], None] | None = None) -> Any:
    """Return the row of the foreign key ``name`` that came with ``row`` by ``select_related``.

    ``note`` is called once for the group, when these rows are one, too.
    """

    def find(peers: Peers) -> dict[Any, Any]:
        targets = {each.pk: getattr(each, name) for each in peers.rows}
        load(peers.reading, [target for target in targets.values() if target is not None])
        if note is not None:
            note(peers)
        return targets

    return peers_of(row).find(row, ("joined", name), find)


def to_many(row: Model, owner: str, rows: Rows, name: Hashable) -> list[Any]:
    """Return the visible rows whose foreign key ``owner`` (such as ``page_id``) names ``row``, in order."""

    def find(peers: Peers) -> dict[Any, list[Any]]:
        targets = group_of_owners(peers, owner, lambda gate, keys: rows(gate).filter(among(owner, keys)))
        return _by_owner(targets, attrgetter(owner))

    return peers_of(row).find(row, name, find) or []


def count_of(row: Model, owner: str, rows: Rows, name: Hashable) -> int:
    """Return how many visible rows lead to ``row`` by ``owner``, which may pass through other tables."""
    return peers_of(row).find(row, name, lambda peers: counts_of(peers, owner, rows)) or 0


def counts_of(peers: Peers, owner: str, rows: Rows) -> dict[Any, int]:
    """Return how many visible rows lead to each of ``peers`` by ``owner``; those without any are left out."""

    def build(gate: Visibility, keys: Any) -> QuerySet[Any]:
        mine = rows(gate).filter(among(owner, keys)).order_by()
        return mine.values(owner).annotate(rows=Count("pk")).values_list(owner, "rows")

    return {each[0]: each[1] for each in values_of(peers.reading, build, peers.keys())}


def many_to_many(row: Model, name: str, rows: Rows) -> list[Any]:
    """Return the visible rows that ``row`` names in its many-to-many field ``name``, in their own order."""

    def find(peers: Peers) -> dict[Any, list[Any]]:
        field: Any = type(row)._meta.get_field(name)
        through = field.remote_field.through
        owner, target = field.m2m_field_name(), field.m2m_reverse_field_name()
        order = tuple(f"{target}__{each}" for each in field.related_model._meta.ordering)

        def build(gate: Visibility, keys: Any) -> QuerySet[Any]:
            links = through._default_manager.filter(among(owner, keys), **{f"{target}__in": rows(gate)})
            return links.select_related(target).order_by(*order)

        found = rows_of(peers.reading, build, peers.keys())
        load(peers.reading, [getattr(link, target) for link in found])
        grouped = _by_owner(found, attrgetter(f"{owner}_id"))
        return {key: [getattr(link, target) for link in links] for key, links in grouped.items()}

    return peers_of(row).find(row, name, find) or []


def many_pages(row: Model, name: str, rows: Rows) -> list[Any]:
    """Return the visible pages that ``row`` names in its many-to-many field ``name``, in the tree's order."""

    def find(peers: Peers) -> dict[Any, list[Any]]:
        field: Any = type(row)._meta.get_field(name)
        through = field.remote_field.through
        owner, target = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"

        def links(_gate: Visibility, keys: Any) -> QuerySet[Any]:
            return through._default_manager.filter(among(owner, keys)).values_list(owner, target)

        def targets(gate: Visibility, keys: Any) -> QuerySet[Any]:
            return rows(gate).filter(among("pk", keys)).order_by("path")

        found = list(values_of(peers.reading, links, peers.keys()))
        pages = group_of(peers.reading, targets, {key for _owner, key in found})
        owners = _by_owner(found, lambda link: link[1])
        named = [(owner, page) for page in pages for owner, _key in owners[page.pk]]
        return {
            key: [page for _owner, page in each] for key, each in _by_owner(named, lambda it: it[0]).items()
        }

    return peers_of(row).find(row, name, find) or []


def each_once(rows: QuerySet[Any], *names: str) -> QuerySet[Any]:
    """Return, of the rows that agree in all of ``names``, the first one by key."""
    rows = rows.order_by()
    same = rows.filter(pk__lt=OuterRef("pk"), **{name: OuterRef(name) for name in names})
    return rows.exclude(Exists(same))


def _by_owner(rows: list[Any], owner_of: Callable[[Any], Any]) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = {}
    for row in rows:
        found.setdefault(owner_of(row), []).append(row)
    return found
