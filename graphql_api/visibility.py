"""The one gate: may this reader see this row now? Every list, edge, count and filter passes it.

A page may be seen when it is live, not expired and not restricted, and so is every page above it: a
published page under a draft is hidden, because its address runs through the draft. ``tree`` tells more.
"""

from functools import cache, cached_property
from typing import Any, TypeVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.db.models.functions import Length, Substr
from wagtail.models import CollectionViewRestriction

from forums_pages.enums import EventFormat
from forums_pages.models import (
    EditionVenue,
    Organisation,
    Participation,
    Partnership,
    Person,
    Replay,
    Theme,
    WorkingGroupMember,
)
from forums_pages.models.partners import PartnershipQuerySet
from graphql_api.context import GatewayContext
from graphql_api.grants import granted
from graphql_api.prepared import among
from graphql_api.visible_pages import VisiblePages
from media.copies import copies_of
from media.models import CustomDocument, CustomImage
from media.presets import Preset

AnyModel = TypeVar("AnyModel", bound=Model)

# Its own path, or the beginning of it, is that of a restricted collection.
IN_CLOSED_COLLECTION = CollectionViewRestriction.objects.filter(
    collection__path=Substr(OuterRef("collection__path"), 1, Length("collection__path"))
)
IN_OPEN_COLLECTION = ~Q(Exists(IN_CLOSED_COLLECTION))


class Visibility(VisiblePages):
    """Answers for one reader at one moment. Restrictions are read once, when first needed."""

    # Whether it asks what every gate asks that lets past no restriction.
    is_ordinary = True

    @classmethod
    def of(cls, context: GatewayContext) -> "Visibility":
        """Return the gate of this request."""
        if "visibility" not in context.memory:
            context.memory["visibility"] = cls(context.moment, granted(context.request), context.asked)
        gate: Visibility = context.memory["visibility"]
        return gate

    @cached_property
    def unrestricted(self) -> "Visibility":
        """The gate as it would be if nothing were restricted: tells what is locked from what is not there."""
        return _Unrestricted(self)

    # Directory

    def people(self) -> QuerySet[Person]:
        """Return the people whose record is published."""
        return Person.objects.filter(self.open_record())

    def organisations(self) -> QuerySet[Organisation]:
        """Return the organisations whose record is published."""
        return Organisation.objects.filter(self.open_record())

    def themes(self) -> QuerySet[Theme]:
        """Return the published themes of the programme and of forums that may be seen."""
        of_forum = Q(forum__isnull=True) | among("forum", self.tree.open_of("forumpage", sources=True))
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
        """Return the pictures that are in no private collection, nor in one inside it.

        Those copies come with them that the operation is known to ask for.
        """
        return _pictures(frozenset(self.asked.presets)).filter(self._in_open_collection)

    def documents(self) -> QuerySet[Any]:
        """Return the documents that are in no private collection, nor in one inside it."""
        return CustomDocument.objects.filter(self._in_open_collection)

    # Predicates

    def open_record(self, prefix: str = "") -> Q:
        """Return the predicate of a directory record, reached through ``prefix``."""
        return self._published(prefix)

    @property
    def _in_open_collection(self) -> Q:
        """The collection is not restricted, nor is one above it."""
        return IN_OPEN_COLLECTION


@cache
def _pictures(presets: frozenset[Preset]) -> QuerySet[Any]:
    """Return what is read of pictures, yet to be narrowed: made once, for it is the same in every request."""
    if not presets:
        return CustomImage.objects.all()
    specs = [spec for preset in presets for spec in preset.specs()]
    return CustomImage.objects.annotate(copies=copies_of(specs))


class _Unrestricted(Visibility):
    """Lets everybody past every restriction of pages. Nothing that it shows may be served."""

    is_ordinary = False

    def __init__(self, gate: Visibility) -> None:
        super().__init__(gate.moment)
        self.tree = gate.tree.unrestricted()

    def _let_past(self, prefix: str = "") -> Q:
        return Q()
