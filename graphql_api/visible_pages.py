"""The gate for pages, of every type and in every language. ``tree`` tells which places are closed."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache, cached_property
from typing import Any

from django.db.models import Case, CharField, F, IntegerField, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Length, Substr
from django.db.models.lookups import Exact
from wagtail.models import Page, PageViewRestriction

from forums_pages.models import (
    ArticlePage,
    BasePage,
    CallPage,
    EditionPage,
    ForumPage,
    ForumsIndexPage,
    SessionPage,
    StandardPage,
)
from forums_pages.models.edition_queries import EditionQuerySet
from forums_pages.models.session_queries import SessionQuerySet
from graphql_api.context import ROOMS, Asked
from graphql_api.nodes import KIND_BY_MODEL
from graphql_api.prepared import among
from graphql_api.recording.lists import NamedPath
from graphql_api.recording.recorder import current_recorder
from graphql_api.tree import KINDS, STEP, Tree, read_tree

PAGE_MODELS: Mapping[str, type[BasePage]] = {
    model.__name__.lower(): model
    for model in (
        ForumsIndexPage, ForumPage, EditionPage, SessionPage, CallPage, ArticlePage, StandardPage,
    )
}  # fmt: skip
# As text: Wagtail's own reading drops blocks that it does not know, and trips over other shapes.
STORED_BODY = Cast("body", TextField())
# What is first and last below a path.
FIRST, LAST = "0" * STEP, "Z" * STEP
PLACE = Substr("path", 1, Length("path") - STEP, output_field=CharField())


class VisiblePages:
    """The pages that may be seen at one moment by a reader who was let past some restrictions."""

    def __init__(
        self, moment: datetime, lifted: frozenset[int] = frozenset(), asked: Asked | None = None
    ) -> None:
        self.moment = moment
        self.lifted = lifted
        self.asked = asked or Asked()

    def indexes(self) -> Any:
        """Return the pages of programmes (their source rows) that may be seen."""
        return self._containers(ForumsIndexPage)

    def forums(self) -> Any:
        """Return the forums (their source rows) that may be seen."""
        return self._containers(ForumPage)

    def editions(self) -> EditionQuerySet:
        """Return the editions (their source rows) that may be seen."""
        return self._containers(EditionPage)

    def standard_pages(self) -> Any:
        """Return the standard pages (their source rows) that may be seen."""
        return self._containers(StandardPage)

    def sessions(self) -> SessionQuerySet:
        """Return the sessions (their source rows) that may be seen, cancelled ones included."""
        rows = self._leaves(SessionPage).filter(
            among("edition", self.tree.open_of("editionpage", sources=True))
        )
        with_room = ["room"] if self.asked.fields & ROOMS else []
        return rows.select_related("identity", *with_room)

    def calls(self) -> Any:
        """Return the calls for contributions (their source rows) that may be seen."""
        return self._leaves(CallPage).filter(among("edition", self.tree.open_of("editionpage", sources=True)))

    def articles(self) -> Any:
        """Return the articles (their source rows) that may be seen."""
        return self._leaves(ArticlePage)

    def pages(self, model: type[BasePage]) -> Any:
        """Return the pages of one type (their source rows) that may be seen."""
        return {
            ForumsIndexPage: self.indexes,
            ForumPage: self.forums,
            EditionPage: self.editions,
            SessionPage: self.sessions,
            CallPage: self.calls,
            ArticlePage: self.articles,
            StandardPage: self.standard_pages,
        }[model]()

    def versions(self, model: type[BasePage]) -> Any:
        """Return the rows that show a page elsewhere than its source, given that this may be seen.

        They are its translations, and aliases, which stand in another language's tree without speaking it.
        """
        kind = model._meta.model_name
        if kind in KINDS:
            return model._default_manager.filter(among("pk", self.tree.open_of(kind, sources=False)))
        return model._default_manager.filter(self._open_page() & self._mirrors_open_page(), is_source=False)

    def translations(self, model: type[BasePage]) -> Any:
        """Return the translations whose words may be read, given that their source may be seen."""
        if model._meta.model_name in KINDS:
            return self.versions(model).filter(alias_of__isnull=True)
        return model._default_manager.filter(self._open_page(), is_source=False, alias_of__isnull=True)

    def rows(self, rows: QuerySet[Page]) -> QuerySet[Page]:
        """Return those of ``rows`` that stand in the open, given that their source may be seen."""
        standing = rows.filter(self._open_page() & self._mirrors_open_page())
        return standing.exclude(among("pk", self.tree.closed)) if self.tree.closed else standing

    def pages_below(self, places: Mapping[NamedPath, int]) -> QuerySet[Page]:
        """Return the pages of every type (their source rows) right below open rows of other pages.

        ``places`` holds the key of the source page for the path of each row. Every page found tells its
        ``kind``, a key of ``PAGE_MODELS``, and the page that it was found ``below``.
        """
        whens = (When(Exact(PLACE, path), then=Value(pk)) for path, pk in places.items())
        below = Case(*whens, default=Value(None), output_field=IntegerField())
        return self.of_every_type(Page.objects.filter(right_below(*places)).annotate(below=below))

    def of_every_type(self, rows: QuerySet[Page]) -> QuerySet[Page]:
        """Return those of ``rows`` that are visible sources, with their ``kind``."""
        kind = Case(*(When(**{f"{name}__is_source": True, "then": Value(name)}) for name in PAGE_MODELS))
        is_container = Q(*((f"{name}__isnull", False) for name in KINDS), _connector=Q.OR)
        rows = rows.annotate(kind=kind).filter(self._open_page(), kind__isnull=False)
        return rows.exclude(is_container & among("pk", self.tree.closed)) if self.tree.closed else rows

    @cached_property
    def tree(self) -> Tree:
        """The pages that hold others, read once; while an answer is recorded, with what is asked of them."""
        recorder = current_recorder()
        if recorder is not None and not self.lifted:
            consulted: Tree = recorder.tree(recorder)
            return consulted
        return read_tree(self.moment, self.lifted)

    def _containers(self, model: type[BasePage]) -> Any:
        kind = str(model._meta.model_name)
        return self._facts(model).filter(among("pk", self.tree.open_of(kind, sources=True)))

    def _leaves(self, model: type[BasePage]) -> Any:
        return self._facts(model).filter(self._open_page(), is_source=True)

    def _facts(self, model: type[BasePage]) -> Any:
        with_body = (KIND_BY_MODEL[model].name, "body") in self.asked.fields
        return _rows_of(model, with_body=with_body)  # type: ignore[arg-type]  # a page's class is hashable

    def _open_page(self) -> Q:
        """The row itself is published and let past, and stands below nothing closed."""
        return self._published() & self._let_past() & self._in_the_open()

    def _published(self, prefix: str = "") -> Q:
        """Live, and not past its expiry although nobody has unpublished it yet."""
        unexpired = Q(**{f"{prefix}expire_at__isnull": True}) | Q(**{f"{prefix}expire_at__gt": self.moment})
        return Q(**{f"{prefix}live": True}) & unexpired

    def _let_past(self, prefix: str = "") -> Q:
        if not self.lifted:
            return Q(**{f"{prefix}view_restrictions__isnull": True})
        closing = PageViewRestriction.objects.exclude(pk__in=self.lifted)
        return ~Q(**{f"{prefix}pk__in": closing.values("page")})

    def _in_the_open(self, path: str = "path") -> Q:
        if not self.tree.closed_paths:
            return Q()
        place = Substr(path, 1, Length(path) - STEP, output_field=CharField())
        return ~among(place, self.tree.closed_paths)

    def _mirrors_open_page(self) -> Q:
        """The row is no alias, or one of a page that is open; of an alias of an alias nothing is known."""
        original = (
            self._published("alias_of__") & self._let_past("alias_of__") & self._in_the_open("alias_of__path")
        )
        return Q(alias_of__isnull=True) | (Q(alias_of__alias_of__isnull=True) & original)


@cache
def _rows_of(model: type[BasePage], *, with_body: bool) -> Any:
    """Return what is read of pages, yet to be narrowed: made once, for it is the same in every request."""
    rows = model._default_manager.defer("body").annotate(locale_code=F("locale__language_code"))
    return rows.annotate(stored_body=STORED_BODY) if with_body else rows


def right_below(*paths: NamedPath) -> Q:
    """Return the predicate of the pages right below one of ``paths``."""
    # Few places are found by the index of paths; of many, SQLite would not read so long a condition.
    if len(paths) > 100:
        return among(PLACE, paths)
    places = (
        Q(Exact(PLACE, path), path__range=(path.followed_by(FIRST), path.followed_by(LAST))) for path in paths
    )
    return Q(*places, _connector=Q.OR) or Q(pk__in=[])
