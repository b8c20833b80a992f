"""Finds what a path leads to, in a number of statements that depends on no path."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from django.db.models import Q, QuerySet
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from graphql_api.loading.addresses import address_of
from graphql_api.loading.pages import load_pages
from graphql_api.loading.paths import AskedPath
from graphql_api.loading.peers import load
from graphql_api.loading.reading import Reading
from graphql_api.loading.sites import Address, ShownSite, Sites
from graphql_api.tree import Container
from graphql_api.visibility import Visibility
from graphql_api.visible_pages import PAGE_MODELS, right_below


class Lock(StrEnum):
    """What a locked page asks for."""

    PASSWORD = "password"  # noqa: S105  # the kind of a lock
    LOGIN = "login"
    GROUP = "groups"


@dataclass(frozen=True)
class Locked:
    """Only some may see the page. ``page`` is for its identifier; nothing else of it may be told."""

    page: Any
    lock: Lock
    nearest: Any = None


@dataclass(frozen=True)
class Moved:
    """The path leads elsewhere: to a page that may be seen, or to another address."""

    address: Address | str
    is_permanent: bool
    page: Any = None


@dataclass(frozen=True)
class Missing:
    """There is nothing to see."""

    nearest: Any = None


class Router:
    """Looks paths of one site up."""

    def __init__(self, reading: Reading, site: ShownSite, locale: str) -> None:
        self.reading = reading
        self.site = site
        self.locale = locale
        self.gate = reading.gate

    def find(self, asked: AskedPath) -> Any:
        """Return the page at the path (a source row), or what else it leads to: one of the classes above."""
        found = self._find_page(asked)
        if not isinstance(found, Missing):
            return found
        return self._find_redirect(asked.old_paths) or found

    def _find_page(self, asked: AskedPath) -> Any:
        current = Sites.of(self.reading).root(self.site, asked.locale or self.locale)
        if asked.slugs is None or current is None:
            return Missing()
        nearest: Container | None = None
        for depth, slug in enumerate((*asked.slugs, None)):
            if not self.gate.tree.is_open(current):
                return self._closed(Page.objects.filter(pk=current.pk), nearest)
            if slug is None:
                break
            nearest, below = current, self.gate.tree.child(current, slug)
            if below is None:
                is_last = depth == len(asked.slugs) - 1
                return self._leaf(current, slug) if is_last else Missing(self._page(nearest))
            current = below
        rows = Page.objects.filter(pk=current.pk)
        return shown(self.reading, self.gate, rows) or self._closed(rows, nearest)

    def _leaf(self, parent: Container, slug: str) -> Any:
        rows = Page.objects.filter(right_below(self.gate.tree.path_of(parent.pk)), slug=slug)
        return shown(self.reading, self.gate, rows) or self._closed(rows, parent)

    def _closed(self, rows: QuerySet[Page], nearest: Container | None) -> Any:
        lock = locked(self.reading, rows)
        above = self._page(nearest)
        return Missing(above) if lock is None else Locked(lock.page, lock.lock, above)

    def _page(self, container: Container | None) -> Any:
        facts = self.gate.tree.facts_of(container) if container is not None else None
        if facts is None:
            return None
        return load_pages(self.reading, {str(facts.kind): [facts.pk]}).get(facts.pk)

    def _find_redirect(self, old_paths: tuple[str, ...]) -> Any:
        of_site = Q(site=self.site.pk) | Q(site__isnull=True)
        rows = Redirect.objects.filter(of_site, old_path__in=old_paths).select_related("redirect_page")
        best = min(
            rows, key=lambda each: (old_paths.index(each.old_path), each.site_id is None), default=None
        )
        if best is None:
            return None
        if best.redirect_page_id:
            return self._moved_to_page(best)
        is_address = urlsplit(best.redirect_link).scheme in ("http", "https")
        return Moved(best.redirect_link, best.is_permanent) if is_address else None

    def _moved_to_page(self, redirect: Redirect) -> Any:
        rows = Page.objects.filter(pk=redirect.redirect_page_id)
        page = shown(self.reading, self.gate, rows)
        if page is None:
            return locked(self.reading, rows)
        address = Sites.of(self.reading).address(redirect.redirect_page.url_path) or address_of(page)
        return Moved(address, redirect.is_permanent, page) if address else None


def shown(reading: Reading, gate: Visibility, rows: QuerySet[Page]) -> Any:
    """Return the page that ``gate`` lets be seen at the first of ``rows`` (its source row); None if none."""
    columns = ("content_type__model", "translation_key", "alias_of__translation_key")
    row = gate.rows(rows).values_list(*columns).first()
    if row is None or row[0] not in PAGE_MODELS:
        return None
    model, keys = PAGE_MODELS[row[0]], [key for key in row[1:] if key is not None]
    found = load(reading, gate.pages(model).filter(translation_key__in=keys)[:1])
    return found[0] if found else None


def locked(reading: Reading, rows: QuerySet[Page]) -> Locked | None:
    """Return what the first of ``rows`` asks for; None where a password or a login would show nothing."""
    gate = reading.gate
    page = shown(reading, gate.unrestricted, rows)
    if page is None:
        return None
    pages = [*rows.values_list("pk", "path", "alias_of_id")[:1], (page.pk, page.path, None)]
    places = [gate.tree.at(path) or next(gate.tree.above(path), None) for _pk, path, _of in pages]
    locks = frozenset[int]().union(*(gate.tree.locks(each) for each in places if each is not None))
    keys = {key for pk, _path, mirrored in pages for key in (pk, mirrored) if key is not None}
    restrictions = PageViewRestriction.objects.filter(Q(pk__in=locks) | Q(page__in=keys))
    kinds = set(restrictions.exclude(pk__in=gate.lifted).values_list("restriction_type", flat=True))
    # A password alone is of no use where a login is asked for as well.
    asked = next((each for each in (Lock.GROUP, Lock.LOGIN, Lock.PASSWORD) if each in kinds), None)
    return Locked(page, asked) if asked is not None else None
