"""Which pages that hold others are open: everything below a closed one is hidden.

A page is closed when it is a draft, expired or restricted; when a page above it is closed; when it mirrors
a closed page (an alias, which Wagtail's own ``public()`` misses); and when it translates one: unpublishing
or restricting a source hides it in every language, and with it what was written below its translations.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cache, cached_property
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Q
from wagtail.models import Page

from graphql_api.prepared import Statement
from graphql_api.recording.lists import NamedPath

# The page types that hold others, by the names that Django gives them.
KINDS = ("forumsindexpage", "forumpage", "editionpage", "standardpage")
STEP: int = Page.steplen


class Container(NamedTuple):
    """A page that holds others, or that others name as their forum or edition.

    ``kind`` is None for what is no page of ours, such as the root of the tree.
    """

    pk: int
    path: str
    translation_key: UUID
    alias_of: int | None = None
    is_published: bool = True
    restrictions: frozenset[int] = frozenset()
    kind: str | None = None
    is_source: bool = False
    slug: str = ""
    url_path: str = ""
    locale: str = ""

    @property
    def place(self) -> str:
        """The path of the page above; empty at the top."""
        return self.path[:-STEP]


class Tree:
    """The containers, and which of them are open to a reader who was let past some restrictions."""

    def __init__(
        self,
        containers: Iterable[Container],
        lifted: frozenset[int] = frozenset(),
        ends_at: datetime | None = None,
    ) -> None:
        self.containers = tuple(containers)
        # When the next of the containers expires, and the tree is another.
        self.ends_at = ends_at
        # What statements are given of it, by what they ask (``consulting``).
        self.named: dict[tuple[Any, ...], Any] = {}
        self.lifted = lifted
        self.by_pk = {each.pk: each for each in self.containers}
        self.by_path = {each.path: each for each in self.containers}
        self.sources = {each.translation_key: each for each in self.containers if each.is_source}
        self._open: dict[tuple[str, bool], list[int]] = {}

    def unrestricted(self) -> "Tree":
        """Return the tree as it would be if nothing were restricted."""
        every = frozenset[int]().union(*(each.restrictions for each in self.containers))
        return Tree(self.containers, every)

    @cached_property
    def closed(self) -> frozenset[int]:
        """The keys of the closed containers."""
        found = {each.pk for each in self.containers if not self._is_open_itself(each)}
        waiting = [self.by_pk[pk] for pk in found]
        while waiting:
            for each in self._depending_on(waiting.pop()):
                if each.pk not in found:
                    found.add(each.pk)
                    waiting.append(each)
        return frozenset(found)

    @cached_property
    def closed_paths(self) -> tuple[str, ...]:
        """The paths of the closed containers, below which nothing is seen."""
        return tuple(each.path for each in self.containers if each.pk in self.closed)

    def is_open(self, container: Container) -> bool:
        """Return whether the container may be seen."""
        return container.pk not in self.closed

    def open_of(self, kind: str, *, sources: bool) -> list[int]:
        """Return the keys of the open containers of a kind: the sources, or all the other rows."""
        if (kind, sources) not in self._open:
            self._open[kind, sources] = [
                each.pk
                for each in self.containers
                if each.kind == kind and each.is_source == sources and each.pk not in self.closed
            ]
        return self._open[kind, sources]

    def path_of(self, pk: int) -> NamedPath:
        """Return the path of the container with that key; an empty one where there is none."""
        found = self.by_pk.get(pk)
        return NamedPath.of(found.path if found is not None else "", ("", "path_of", pk))

    def child(self, container: Container, slug: str) -> Container | None:
        """Return the container with that slug right below another."""
        return next((each for each in self._below.get(container.path, ()) if each.slug == slug), None)

    def locks(self, container: Container) -> frozenset[int]:
        """Return the restrictions that keep the container closed, wherever they stand."""
        waiting, seen = [container], {container.pk}
        while waiting:
            for each in self._needed_by(waiting.pop()):
                if each.pk not in seen:
                    seen.add(each.pk)
                    waiting.append(each)
        return frozenset[int]().union(*(self.by_pk[pk].restrictions for pk in seen)) - self.lifted

    def above(self, path: str) -> Iterator[Container]:
        """Return the containers above ``path``, the nearest first."""
        for end in range(len(path) - STEP, 0, -STEP):
            container = self.by_path.get(path[:end])
            if container is not None:
                yield container

    def above_page(self, page: Page) -> Iterator[Container]:
        """Return the containers above ``page``, the nearest first."""
        return self.above(page.path)

    def languages_of(self, container: Container) -> list[Container]:
        """Return the rows that share the container's translation key, itself included."""
        return self._languages[container.translation_key]

    def facts_of(self, container: Container) -> Container | None:
        """Return the source of the page that the container shows; None when it shows none of ours."""
        seen: set[int] = set()
        current: Container | None = container
        while current is not None and current.pk not in seen:
            if current.translation_key in self.sources:
                return self.sources[current.translation_key]
            seen.add(current.pk)
            current = self.by_pk.get(current.alias_of or 0)
        return None

    def find(self, pk: int | None) -> Container | None:
        """Return the container with that key."""
        return self.by_pk.get(pk or 0)

    def at(self, path: str) -> Container | None:
        """Return the container with that path."""
        return self.by_path.get(path)

    def rows_of(self, pk: int) -> tuple[Container, ...]:
        """Return the open containers that show a page, wherever they stand, by the key of its source."""
        return self._rows_of.get(pk, ())

    @cached_property
    def _rows_of(self) -> dict[int, tuple[Container, ...]]:
        found: dict[int, list[Container]] = defaultdict(list)
        for each in self.containers:
            facts = self.facts_of(each) if each.pk not in self.closed else None
            if facts is not None:
                found[facts.pk].append(each)
        return {pk: tuple(rows) for pk, rows in found.items()}

    def public_part(self) -> list[Container]:
        """Return what is published, and what that hangs on: whatever the tree tells of the public."""
        found = {each.pk: each for each in self.containers if each.is_published}
        found |= {needed.pk: needed for each in list(found.values()) for needed in self._needed_by(each)}
        return [found[pk] for pk in sorted(found)]

    def _is_open_itself(self, container: Container) -> bool:
        is_placed = len(container.path) == STEP or container.place in self.by_path
        return container.is_published and is_placed and container.restrictions <= self.lifted

    def _needed_by(self, container: Container) -> Iterator[Container]:
        """Return what must be open for the container to be open; see ``_depending_on``."""
        needed = (
            self.by_path.get(container.place),
            self.sources.get(container.translation_key),
            self.by_pk.get(container.alias_of or 0),
        )
        yield from (each for each in needed if each is not None)

    def _depending_on(self, container: Container) -> Iterator[Container]:
        """Return what is closed with the container: what is below it, mirrors it or translates it."""
        yield from self._below[container.path]
        yield from self._mirrors[container.pk]
        if container.is_source:
            yield from self._languages[container.translation_key]

    @cached_property
    def _below(self) -> dict[str, list[Container]]:
        return _grouped((each.place, each) for each in self.containers)

    @cached_property
    def _mirrors(self) -> dict[int, list[Container]]:
        return _grouped((each.alias_of, each) for each in self.containers if each.alias_of is not None)

    @cached_property
    def _languages(self) -> dict[UUID, list[Container]]:
        return _grouped((each.translation_key, each) for each in self.containers)


def read_tree(moment: datetime, lifted: frozenset[int] = frozenset()) -> Tree:
    """Return the tree at ``moment``, in one statement."""
    expiries: list[datetime] = []
    containers = tuple(_read(moment, expiries))
    return Tree(containers, lifted, min(expiries, default=None))


def _grouped(pairs: Iterable[tuple[Any, Container]]) -> dict[Any, list[Container]]:
    found: dict[Any, list[Container]] = defaultdict(list)
    for key, each in pairs:
        found[key].append(each)
    return found


COLUMNS = (
    "pk", "path", "translation_key", "alias_of_id", "slug", "url_path", "locale__language_code",
    "live", "expire_at", "view_restrictions",
)  # fmt: skip


def _read(moment: datetime, expiries: list[datetime]) -> Iterable[Container]:
    found: dict[int, Container] = {}
    for row in _statement(connection.vendor).run(None):
        pk, path, key, alias_of, slug, url_path, locale, live, expires, restriction, *sources = row
        is_published = live and (expires is None or expires > moment)
        if is_published and expires is not None:
            expiries.append(expires)
        kind, is_source = _kind(sources)
        restrictions = frozenset(() if restriction is None else (restriction,))
        if pk in found:
            # A page with several restrictions comes once for each.
            restrictions |= found[pk].restrictions
        found[pk] = Container(
            pk, path, key, alias_of, is_published, restrictions, kind, is_source, slug, url_path, locale
        )
    return found.values()


@cache
def _statement(_vendor: str) -> Statement:
    of_a_kind = Q(*((f"{kind}__isnull", False) for kind in KINDS), _connector=Q.OR)
    # A database gives rows in an order of its own, which changes with each update, if none is asked for.
    rows = Page.objects.filter(of_a_kind | Q(numchild__gt=0) | Q(depth=1)).order_by("pk")
    return Statement(rows.values_list(*COLUMNS, *(f"{kind}__is_source" for kind in KINDS)))


def _kind(flags: list[bool | None]) -> tuple[str | None, bool]:
    for kind, flag in zip(KINDS, flags, strict=True):
        if flag is not None:
            return kind, flag
    return None, False
