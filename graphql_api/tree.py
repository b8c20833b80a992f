"""Which pages that hold others are open: everything below a closed one is hidden.

A page is closed when it is a draft, expired or restricted; when a page above it is closed; when it mirrors
a closed page (an alias, which Wagtail's own ``public()`` misses); and when it translates one: unpublishing
or restricting a source hides it in every language, and with it what was written below its translations.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from wagtail.models import Page

SOURCES = ("forumsindexpage__is_source", "forumpage__is_source", "editionpage__is_source")
KINDS = ("forumsindexpage", "forumpage", "editionpage")


@dataclass(frozen=True)
class Container:
    """A page that holds others, or that others name as their forum or edition."""

    pk: int
    path: str
    translation_key: UUID
    alias_of: int | None
    is_open_itself: bool
    source_of: str | None = None


@dataclass(frozen=True)
class OpenTree:
    """The open sources, by kind, and the places that are closed although their source is open."""

    forums: frozenset[int]
    editions: frozenset[int]
    closed_paths: tuple[str, ...]


def read_tree(moment: datetime) -> OpenTree:
    """Return what is open at ``moment``, in one statement."""
    return open_tree(list(_read(moment)))


def open_tree(containers: list[Container]) -> OpenTree:
    """Return which of ``containers`` are open."""
    closed = find_closed(containers)
    sources = {each.translation_key: each for each in containers if each.source_of is not None}
    open_sources = {kind: frozenset[int]() for kind in KINDS}
    for each in sources.values():
        if each.source_of is not None and each.pk not in closed:
            open_sources[each.source_of] |= {each.pk}
    blind = [
        each.path
        for each in containers
        if each.pk in closed
        and (each.translation_key not in sources or sources[each.translation_key].pk not in closed)
    ]
    return OpenTree(open_sources["forumpage"], open_sources["editionpage"], tuple(blind))


def find_closed(containers: list[Container]) -> frozenset[int]:
    """Return the keys of the closed containers."""
    closed = frozenset(each.pk for each in containers if not each.is_open_itself)
    while True:
        keys = {each.translation_key for each in containers if each.source_of and each.pk in closed}
        standing_for = {
            each.pk for each in containers if each.alias_of in closed or each.translation_key in keys
        }
        found = _below(containers, closed | standing_for)
        if found == closed:
            return closed
        closed = found


def _below(containers: list[Container], closed: frozenset[int]) -> frozenset[int]:
    """Return ``closed`` and every container below one of them."""
    found, above = set(closed), ""
    for each in sorted(containers, key=lambda container: container.path):
        if above and each.path.startswith(above):
            found.add(each.pk)
        elif each.pk in closed:
            above = each.path
    return frozenset(found)


def _read(moment: datetime) -> Iterable[Container]:
    of_a_kind = Q(*((f"{kind}__isnull", False) for kind in KINDS), _connector=Q.OR)
    rows = Page.objects.filter(of_a_kind | Q(numchild__gt=0)).order_by()
    columns = ("pk", "path", "translation_key", "alias_of_id", "live", "expire_at", "view_restrictions")
    for pk, path, key, alias_of, live, expires, restriction, *sources in rows.values_list(*columns, *SOURCES):
        is_open = live and restriction is None and (expires is None or expires > moment)
        yield Container(pk, path, key, alias_of, is_open, _source_kind(sources))


def _source_kind(flags: list[Any]) -> str | None:
    return next((kind for kind, flag in zip(KINDS, flags, strict=True) if flag), None)
