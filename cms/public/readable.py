"""What everybody may read. Every list, link and address of the public pages passes here.

A page is readable when it is published and not expired, stands under no page that is restricted,
unpublished or expired, mirrors no such page, and its source is readable too: hiding the source of a page
hides it in every language.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import Q
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction

from cms.public.reader import Reader
from forums_pages.models import BasePage, EditionPage, ForumPage, ForumsIndexPage, StandardPage

CONTAINERS: tuple[type[BasePage], ...] = (ForumsIndexPage, ForumPage, EditionPage, StandardPage)
AnyPage = TypeVar("AnyPage", bound=BasePage)


@dataclass(frozen=True)
class Closed:
    """The branches of the tree that the public may not enter, and the translation keys they hide."""

    paths: frozenset[str] = frozenset()
    keys: frozenset[Any] = frozenset()

    def covers(self, page: Page) -> bool:
        """Return whether ``page`` stands in a closed branch, mirrors such a page, or translates one."""
        mirrored = page.alias_of.path if page.alias_of_id else ""
        return page.translation_key in self.keys or self.holds(page.path) or self.holds(mirrored)

    def holds(self, path: str) -> bool:
        """Return whether ``path`` lies in a closed branch."""
        step = Page.steplen
        return any(path[:end] in self.paths for end in range(step, len(path) + 1, step))


def readable(pages: Any, reader: Reader) -> list[Any]:
    """Return what everybody may read of a queryset of pages, in its order; the source is not looked at."""
    published = pages.filter(live=True).filter(not_expired(reader.moment))
    closed = closed_to(reader)
    return [
        page for page in published.select_related("locale", "alias_of__locale") if not closed.covers(page)
    ]


def readable_children(parent_rows: Iterable[Page], model: type[AnyPage], reader: Reader) -> Any:
    """Return the source pages of ``model`` right under any of the rows, not yet filtered."""
    under = Q(pk__in=[])
    for row in parent_rows:
        under |= Q(path__startswith=row.path, depth=row.depth + 1)
    return model.objects.filter(under, is_source=True)


def is_readable(page: BasePage, reader: Reader) -> bool:
    """Return whether everybody may read ``page`` at its address."""
    closed = closed_to(reader)
    rows = {page, page.source}
    return not any(is_hidden(row, reader.moment) or closed.covers(row) for row in rows)


def is_hidden(record: Any, moment: datetime) -> bool:
    """Return whether a page or directory record is a draft or has expired. What has no drafts never is."""
    expires = getattr(record, "expire_at", None)
    return not getattr(record, "live", True) or (expires is not None and expires <= moment)


def shown(record: Any, reader: Reader) -> Any:
    """Return a directory record that the public may see, else None."""
    return None if record is None or is_hidden(record, reader.moment) else record


def not_expired(moment: datetime) -> Q:
    """Return the condition that a page's time has not run out; Wagtail unpublishes it only later."""
    return Q(expire_at__isnull=True) | Q(expire_at__gt=moment)


def closed_to(reader: Reader) -> Closed:
    """Return what is closed, read once per request and page."""
    known: dict[Any, Closed] = reader.request.__dict__.setdefault("_closed_branches", {})
    key = reader.page.pk if reader.page is not None else None
    if key not in known:
        known[key] = _find_closed(reader)
    return known[key]


def closed_collections(reader: Reader) -> tuple[str, ...]:
    """Return the paths of the collections that not everybody may open, read once per request."""
    kept = reader.request.__dict__
    if "_closed_collections" not in kept:
        restrictions = CollectionViewRestriction.objects.values_list("collection__path", flat=True)
        kept["_closed_collections"] = tuple(restrictions)
    paths: tuple[str, ...] = kept["_closed_collections"]
    return paths


def _find_closed(reader: Reader) -> Closed:
    rows = _container_rows()
    opened = _opened_by_preview(reader)
    restricted = _restricted(reader)
    hidden = {
        path
        for path, key, _source, live, expires, _mirrored in rows
        if key not in opened and (not live or (expires is not None and expires <= reader.moment))
    }
    return _spread(Closed(frozenset(restricted | hidden)), rows)


def _restricted(reader: Reader) -> set[str]:
    """Return the restricted branches, but for the one that the reader was let into to read this very page."""
    here = _paths_of(reader.page) if reader.page is not None else []
    return {
        each.page.path
        for each in PageViewRestriction.objects.select_related("page").prefetch_related("groups")
        if not any(path.startswith(each.page.path) for path in here)
        or not ((reader.is_preview and not reader.is_shared) or each.accept_request(reader.request))
    }


def _paths_of(page: BasePage) -> list[str]:
    mirrored = [page.alias_of.path] if page.alias_of_id else []
    return [page.path or "", page.source.path or "", *mirrored]


def _container_rows() -> list[tuple[Any, ...]]:
    names = ("path", "translation_key", "is_source", "live", "expire_at", "alias_of__path")
    return [row for model in CONTAINERS for row in model.objects.values_list(*names)]


def _opened_by_preview(reader: Reader) -> set[Any]:
    if not reader.is_preview or reader.is_shared or reader.page is None or not reader.page.path:
        return set()
    above = reader.page.source.get_ancestors().values_list("translation_key", flat=True)
    return {reader.page.translation_key, *above}


def _spread(closed: Closed, rows: list[tuple[Any, ...]]) -> Closed:
    """Close the translations and mirrors of what is closed, until nothing more follows."""
    while True:
        keys = {key for path, key, is_source, *_rest in rows if is_source and closed.holds(path)}
        paths = {
            path
            for path, key, *_rest, mirrored in rows
            if key in keys or (mirrored and closed.holds(mirrored))
        }
        wider = Closed(closed.paths | paths, closed.keys | keys)
        if wider == closed:
            return closed
        closed = wider
