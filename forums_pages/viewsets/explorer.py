"""The page explorer, told by what is explored: forums with their editions, editions with their programme."""

from collections.abc import Sequence
from typing import Any

from django.db.models import (
    Case,
    F,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
    prefetch_related_objects,
)
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import DateColumn
from wagtail.admin.ui.tables.pages import PageTypeColumn
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.models import Page

from forums_pages.models import EditionPage, ForumPage, SessionPage
from forums_pages.viewsets.columns import FactColumn, LanguagesColumn, Reader, StatusColumn
from forums_pages.viewsets.counts import attach_counts
from forums_pages.viewsets.facts import attach_facts, attach_languages, attach_parents
from forums_pages.viewsets.listings import page_columns
from forums_pages.viewsets.moments import when_of

TYPE = PageTypeColumn(
    "type", label=_("Type"), accessor="page_type_display_name", sort_key="content_type__model"
)
UPDATED = DateColumn("latest_revision_created_at", label=_("Updated"), sort_key="latest_revision_created_at")


def _known(name: str) -> Reader:
    """Return a reader of an attribute that not every type of page has."""
    return lambda page: "" if getattr(page, name, None) is None else getattr(page, name)


def _country(page: Any) -> str:
    return str(page.country.name) if isinstance(page, ForumPage) else ""


def _kind(page: Any) -> str:
    return str(page.get_kind_display() if isinstance(page, SessionPage) else page.page_type_display_name)


class TellingExplorerView(ExplorableIndexView):
    """Shows facts of each child, and begins in the order in which an editor thinks of them.

    Every kind of child is listed. Translations show the facts of their sources.
    """

    default_ordering = "natural"

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        """List pages of every type, whichever type the view was registered with."""
        super().setup(request, *args, **kwargs)
        self.model = Page

    def get_valid_orderings(self) -> list[str]:
        """Allow the natural order, also where no column heading stands for it."""
        return [*super().get_valid_orderings(), "natural"]

    def get_ordering(self) -> str | None:
        """Leave the order of search results to the search, which knows no natural order."""
        ordering: str | None = super().get_ordering()
        is_natural = ordering in ("natural", "-natural")
        return None if is_natural and self.is_searching else ordering

    def order_queryset(self, queryset: Any) -> Any:
        """Sort by what the children are about."""
        if self.ordering not in ("natural", "-natural"):
            return super().order_queryset(queryset)
        ordered = self.in_natural_order(queryset)
        return ordered.reverse() if self.ordering == "-natural" else ordered

    def in_natural_order(self, pages: Any) -> Any:
        """Return the children by title, unless a type knows better."""
        return pages.order_by("title", "pk")

    def paginate_queryset(self, queryset: Any, page_size: int) -> tuple[Any, Any, Any, bool]:
        """Read facts, languages and counts of the rows that are shown."""
        paginator, page, rows, has_others = super().paginate_queryset(queryset, page_size)
        attach_facts(rows)
        attach_languages(rows)
        attach_parents(rows)
        attach_counts([getattr(row, "facts", row) for row in rows])
        self.attach(rows)
        return paginator, page, rows, has_others

    def attach(self, rows: Sequence[Any]) -> None:
        """Read what else the columns show for the rows at once; nothing more by default."""


class ProgrammeExplorerView(TellingExplorerView):
    """The programme page: its forums by name, then everything else."""

    base_columns = page_columns(
        _("Title"),
        FactColumn("country", _("Country"), _country),
        FactColumn("edition_count", _("Editions"), _known("edition_count"), classname="number"),
        StatusColumn("status_now", label=_("State")),
        LanguagesColumn(),
        TYPE,
        UPDATED,
    )

    def in_natural_order(self, pages: Any) -> Any:
        """Return forums before articles and other pages."""
        return _types_first(pages, "forumpage").order_by("type_order", "title", "pk")


class ForumExplorerView(TellingExplorerView):
    """A forum: its editions, the latest first, then its articles and other pages."""

    base_columns = page_columns(
        _("Title"),
        FactColumn("when", _("When"), when_of, sort_key="natural", classname="when"),
        StatusColumn("status_now"),
        FactColumn("session_count", _("Sessions"), _known("session_count"), classname="number"),
        LanguagesColumn(),
        TYPE,
        UPDATED,
    )

    def in_natural_order(self, pages: Any) -> Any:
        """Return editions by date, undated ones first: they are still to be dated."""
        begins = _fact(EditionPage.objects.sources(), "begins_at")
        dated = _types_first(pages, "editionpage").annotate(begins=begins)
        return dated.order_by(
            "type_order",
            F("begins").desc(nulls_first=True),
            F("latest_revision_created_at").desc(nulls_last=True),
            "pk",
        )


class EditionExplorerView(TellingExplorerView):
    """An edition: its call, then its sessions as the programme has them."""

    base_columns = page_columns(
        _("Title"),
        FactColumn("when", _("When"), when_of, sort_key="natural", classname="when"),
        FactColumn("room", _("Room"), _known("room")),
        FactColumn("kind", _("Kind"), _kind),
        FactColumn("speaker_count", _("People"), _known("speaker_count"), classname="number"),
        StatusColumn("status_now", label=_("State")),
        LanguagesColumn(),
    )

    def in_natural_order(self, pages: Any) -> Any:
        """Return sessions by day and start; what is unknown comes last."""
        sessions = SessionPage.objects.sources()
        timed = _types_first(pages, "callpage").annotate(
            day=_fact(sessions, "day"),
            starts=_fact(sessions, "starts_at"),
            room_order=_fact(sessions, "room__sort_order"),
        )
        return timed.order_by(
            "type_order",
            F("day").asc(nulls_last=True),
            F("starts").asc(nulls_last=True),
            F("room_order").asc(nulls_last=True),
            "pk",
        )

    def attach(self, rows: Sequence[Any]) -> None:
        """Read rooms along."""
        sessions = [row.facts for row in rows if isinstance(row, SessionPage)]
        prefetch_related_objects(sessions, "room__venue")


def _fact(sources: QuerySet[Any], name: str) -> Subquery:
    """Return a fact of the source of each page."""
    return Subquery(sources.filter(translation_key=OuterRef("translation_key")).order_by().values(name)[:1])


def _types_first(pages: Any, model_name: str) -> Any:
    """Annotate pages with an order that puts one type before all others."""
    leads = When(content_type__model=model_name, then=Value(0))
    return pages.annotate(type_order=Case(leads, default=Value(1), output_field=IntegerField()))
