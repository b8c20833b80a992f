"""The one gate: may this reader see this row now? Every list, edge, count and filter passes it.

A page may be seen when it is live, not expired and not restricted, and so is every page above it: a
published page under a draft is hidden, because its address runs through the draft. ``tree`` tells more.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar

from django.db.models import F, Model, Q, QuerySet
from wagtail.models import CollectionViewRestriction

from forums_pages.enums import EventFormat
from forums_pages.models import (
    BasePage,
    CallPage,
    EditionPage,
    EditionVenue,
    ForumPage,
    Organisation,
    Participation,
    Partnership,
    Person,
    Replay,
    SessionPage,
    Theme,
    WorkingGroupMember,
)
from forums_pages.models.edition_queries import EditionQuerySet
from forums_pages.models.partners import PartnershipQuerySet
from forums_pages.models.session_queries import SessionQuerySet
from graphql_api.context import GatewayContext
from graphql_api.tree import OpenTree, read_tree
from media.models import CustomDocument, CustomImage

AnyModel = TypeVar("AnyModel", bound=Model)


class Visibility:
    """Answers for anonymous readers at one moment. Restrictions are read once, when first needed."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    @classmethod
    def of(cls, context: GatewayContext) -> "Visibility":
        """Return the gate of this request."""
        gate: Visibility = context.memory.setdefault("visibility", cls(context.moment))
        return gate

    # Pages

    def forums(self) -> Any:
        """Return the forums (their source rows) that may be seen."""
        return self._sources(ForumPage).filter(pk__in=self._tree.forums)

    def editions(self) -> EditionQuerySet:
        """Return the editions (their source rows) that may be seen."""
        return self._sources(EditionPage).filter(pk__in=self._tree.editions)

    def sessions(self) -> SessionQuerySet:
        """Return the sessions (their source rows) that may be seen, cancelled ones included."""
        rows = self._sources(SessionPage).filter(edition__in=self._tree.editions)
        return rows.select_related("identity")

    def calls(self) -> Any:
        """Return the calls for contributions (their source rows) that may be seen."""
        return self._sources(CallPage).filter(edition__in=self._tree.editions)

    def translations(self, model: type[BasePage]) -> Any:
        """Return the translations whose words may be read, given that their source may be seen.

        An alias holds the words of another page, in a language that it does not speak: it is none.
        """
        rows = model._default_manager.filter(is_source=False, alias_of__isnull=True)
        return rows.filter(self._open_page())

    # Directory

    def people(self) -> QuerySet[Person]:
        """Return the people whose record is published."""
        return Person.objects.filter(self.open_record())

    def organisations(self) -> QuerySet[Organisation]:
        """Return the organisations whose record is published."""
        return Organisation.objects.filter(self.open_record())

    def themes(self) -> QuerySet[Theme]:
        """Return the published themes of the programme and of forums that may be seen."""
        of_forum = Q(forum__isnull=True) | Q(forum__in=self._tree.forums)
        return Theme.objects.filter(self.open_record() & of_forum)

    # What hides nothing of its own

    def every(self, model: type[AnyModel]) -> QuerySet[AnyModel]:
        """Return all rows of ``model``: fixed data, or what only something visible leads to."""
        return model._default_manager.all()

    def in_order(self, model: type[AnyModel]) -> QuerySet[AnyModel]:
        """Return all rows of ``model`` as the editors sorted them; only something visible leads to them."""
        return model._default_manager.order_by("sort_order", "pk")

    # What belongs to pages

    def participations(self) -> QuerySet[Participation]:
        """Return the confirmed participations of people who may be seen."""
        rows = Participation.objects.confirmed().filter(self.open_record("person__"))
        return rows.order_by("sort_order", "pk")

    def partnerships(self) -> PartnershipQuerySet:
        """Return the confirmed partnerships of organisations that may be seen."""
        rows = Partnership.objects.in_public_order().select_related("organisation")
        return rows.filter(self.open_record("organisation__"), confirmed=True)

    def working_group(self) -> QuerySet[WorkingGroupMember]:
        """Return the members that are public, of organisations that may be seen."""
        rows = WorkingGroupMember.objects.select_related("organisation").order_by("sort_order", "pk")
        return rows.filter(self.open_record("organisation__"), is_public=True)

    def organisation_links(self, model: type[AnyModel]) -> QuerySet[AnyModel]:
        """Return the rows of ``model`` that name an organisation that may be seen."""
        return self.in_order(model).filter(self.open_record("organisation__"))

    def replays(self) -> QuerySet[Replay]:
        """Return the replays with consent whose embargo is over."""
        return Replay.objects.public(self.moment).order_by("sort_order", "pk")

    def venues(self) -> QuerySet[EditionVenue]:
        """Return the venues of editions that people go to: an edition that moved online has none."""
        rows = self.in_order(EditionVenue).select_related("venue")
        return rows.exclude(page__format=EventFormat.ONLINE)

    # Media

    def images(self) -> QuerySet[Any]:
        """Return the pictures that are in no private collection, nor in one inside it."""
        return CustomImage.objects.exclude(_below("collection__path", self._private_collections))

    def documents(self) -> QuerySet[Any]:
        """Return the documents that are in no private collection, nor in one inside it."""
        return CustomDocument.objects.exclude(_below("collection__path", self._private_collections))

    # Predicates

    def open_record(self, prefix: str = "") -> Q:
        """Return the predicate of a directory record, reached through ``prefix``."""
        return self._published(prefix)

    def _published(self, prefix: str = "") -> Q:
        """Live, and not past its expiry although nobody has unpublished it yet."""
        unexpired = Q(**{f"{prefix}expire_at__isnull": True}) | Q(**{f"{prefix}expire_at__gt": self.moment})
        return Q(**{f"{prefix}live": True}) & unexpired

    def _open_page(self) -> Q:
        itself = self._published() & Q(view_restrictions__isnull=True)
        return itself & ~_below("path", self._tree.closed_paths)

    def _sources(self, model: type[BasePage]) -> Any:
        rows = model._default_manager.filter(self._open_page(), is_source=True)
        return rows.defer("body").annotate(locale_code=F("locale__language_code"))

    @cached_property
    def _tree(self) -> OpenTree:
        return read_tree(self.moment)

    @cached_property
    def _private_collections(self) -> tuple[str, ...]:
        return tuple(CollectionViewRestriction.objects.values_list("collection__path", flat=True))


def _below(name: str, paths: Iterable[str]) -> Q:
    """Return the predicate of what lies at or below one of the paths; with none, of nothing."""
    condition = Q(pk__in=[])
    for path in paths:
        condition |= Q(**{f"{name}__startswith": path})
    return condition
