"""The gate with one predicate taken out, for every one, and the ways of hiding that then hide in vain."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Q, Value, When

from forums_pages.models import (
    EditionVenue,
    Organisation,
    Participation,
    Partnership,
    Person,
    Replay,
    Room,
    Theme,
    WorkingGroupMember,
)
from forums_pages.models.parts import Contact
from graphql_api.loading.peers import peers_of
from graphql_api.loading.relations import to_one
from graphql_api.loading.words import best_text
from graphql_api.pages import session
from graphql_api.tree import Container, Tree
from graphql_api.types import partner, person
from graphql_api.types.files import image_of
from graphql_api.types.organisation import named_organisation_of
from graphql_api.visibility import Visibility
from graphql_api.visible_pages import PAGE_MODELS
from media.models import CustomDocument, CustomImage

PAGES = ("draft page", "expired page", "expired page above others", "page with a login", "page for groups")


@dataclass(frozen=True)
class Mutant:
    """What is put in the place of a name of ``owner``, and in which ways things are then hidden in vain.

    ``about`` names a field that few questions ask for, and that these must. With ``drafts``, only drafts of
    these models are looked at.
    """

    owner: Any
    name: str
    weaker: Any
    ways: Sequence[str]
    about: str = ""
    drafts: Sequence[type[Any]] = ()


def _code(function: Any, weaker: Any, way: str, about: str) -> Mutant:
    """Return a function with other code: whoever holds the function, calls that, in the same module."""
    return Mutant(function, "__code__", weaker.__code__, (way,), about)


def _unexpired(self: Visibility, prefix: str = "") -> Q:
    return Q(**{f"{prefix}expire_at__isnull": True}) | Q(**{f"{prefix}expire_at__gt": self.moment})


def _partnerships(self: Visibility) -> Any:
    return Partnership.objects.in_public_order().select_related("organisation")


def _members(self: Visibility) -> Any:
    return WorkingGroupMember.objects.select_related("organisation").order_by("sort_order", "pk")


def _without_descent(self: Tree, container: Container) -> Iterator[Container]:
    yield from self._mirrors[container.pk]
    yield from self._languages[container.translation_key] if container.is_source else ()


def _without_mirrors(self: Tree, container: Container) -> Iterator[Container]:
    yield from self._below[container.path]
    yield from self._languages[container.translation_key] if container.is_source else ()


def _without_languages(self: Tree, container: Container) -> Iterator[Container]:
    yield from self._below[container.path]
    yield from self._mirrors[container.pk]


def _of_every_type_open_or_not(self: Visibility, rows: Any) -> Any:
    kind = Case(*(When(**{f"{name}__is_source": True, "then": Value(name)}) for name in PAGE_MODELS))
    return rows.annotate(kind=kind).filter(kind__isnull=False)


MUTANTS: dict[str, Mutant] = {
    # Pages.
    "a page is live": Mutant(
        Visibility,
        "_published",
        lambda self, prefix="": (
            Q(**{f"{prefix}expire_at__isnull": True}) | Q(**{f"{prefix}expire_at__gt": self.moment})
        ),
        ("draft page", "scheduled page"),
    ),
    "a page has not expired": Mutant(
        Visibility, "_published", lambda self, prefix="": Q(**{f"{prefix}live": True}), ("expired page",)
    ),
    "a page is not restricted": Mutant(
        Visibility, "_let_past", lambda self, prefix="": Q(), ("page with a login", "page with a password")
    ),
    "a page stands below no closed one": Mutant(
        Visibility, "_in_the_open", lambda self, path="path": Q(), PAGES
    ),
    "a mirror shows an open page": Mutant(
        Visibility, "_mirrors_open_page", lambda self: Q(), ("mirrored page with a login",), "route"
    ),
    "a container is open": Mutant(Tree, "closed", frozenset(), PAGES),
    "a container is published": Mutant(
        Tree,
        "_is_open_itself",
        lambda self, each: each.restrictions <= self.lifted,
        ("draft page", "expired page above others"),
    ),
    "a container is not restricted": Mutant(
        Tree,
        "_is_open_itself",
        lambda self, each: each.is_published,
        ("page with a login", "page for groups"),
    ),
    "what is below a closed container is closed": Mutant(Tree, "_depending_on", _without_descent, PAGES),
    "what mirrors a closed container is closed": Mutant(
        Tree, "_depending_on", _without_mirrors, ("mirrored page with a login",)
    ),
    "what translates a closed container is closed": Mutant(
        Tree, "_depending_on", _without_languages, PAGES, "route"
    ),
    "a leaf elsewhere is open": Mutant(
        Visibility,
        "versions",
        lambda self, model: model._default_manager.filter(is_source=False),
        ("draft translation",),
        "translations_",
    ),
    "the words of a translation are published": Mutant(
        Visibility,
        "translations",
        lambda self, model: model._default_manager.filter(is_source=False, alias_of__isnull=True),
        ("draft translation",),
        "locale: fr",
    ),
    "a row that a path leads to is open": Mutant(
        Visibility, "rows", lambda self, rows: rows, ("draft page", "expired page"), "route"
    ),
    "a page in a list of every type is open": Mutant(
        Visibility, "of_every_type", _of_every_type_open_or_not, PAGES, "children"
    ),
    # The directory.
    "a record is published": Mutant(
        Visibility,
        "open_record",
        lambda self, prefix="": Q(),
        ("draft person", "draft organisation", "draft theme"),
    ),
    "a person is published": Mutant(
        Visibility, "people", lambda self: Person.objects.all(), ("draft person", "expired person")
    ),
    "an organisation is published": Mutant(
        Visibility,
        "organisations",
        lambda self: Organisation.objects.all(),
        ("draft organisation", "expired organisation"),
    ),
    "an organisation that a page names is published": Mutant(
        Visibility,
        "organisation_links",
        lambda self, model: self.in_order(model),
        ("draft organisation", "expired organisation"),
        "hosts_",
    ),
    "a theme's forum may be seen": Mutant(
        Visibility, "themes", lambda self: Theme.objects.filter(self.open_record()), PAGES
    ),
    # What belongs to pages.
    "a participation is confirmed": Mutant(
        Visibility,
        "participations",
        lambda self: Participation.objects.filter(self.open_record("person__")).order_by("sort_order", "pk"),
        ("unconfirmed participation",),
    ),
    "a participant may be seen": Mutant(
        Visibility,
        "participations",
        lambda self: Participation.objects.confirmed().order_by("sort_order", "pk"),
        ("draft person", "expired person"),
    ),
    "a partnership is confirmed": Mutant(
        Visibility,
        "partnerships",
        lambda self: (
            Partnership.objects.in_public_order()
            .select_related("organisation")
            .filter(self.open_record("organisation__"))
        ),
        ("unconfirmed partnership",),
    ),
    "a partner may be seen": Mutant(
        Visibility,
        "partnerships",
        lambda self: (
            Partnership.objects.in_public_order().select_related("organisation").filter(confirmed=True)
        ),
        ("draft organisation", "expired organisation"),
    ),
    "a member is public": Mutant(
        Visibility,
        "working_group",
        lambda self: WorkingGroupMember.objects.select_related("organisation").filter(
            self.open_record("organisation__")
        ),
        ("private member",),
        "workingGroup",
    ),
    "a member's organisation may be seen": Mutant(
        Visibility,
        "working_group",
        lambda self: _members(self).filter(is_public=True),
        ("draft organisation", "expired organisation"),
        "workingGroup_",
    ),
    "a replay is public": Mutant(
        Visibility,
        "replays",
        lambda self: Replay.objects.order_by("sort_order", "pk"),
        ("replay without consent", "embargoed replay"),
        "replays",
    ),
    "people go to a venue": Mutant(
        Visibility,
        "venues",
        lambda self: EditionVenue.objects.select_related("venue").order_by("sort_order", "pk"),
        ("online edition",),
        "venues",
    ),
    # Media.
    "a picture is in no private folder": Mutant(
        Visibility, "images", lambda self: CustomImage.objects.all(), ("private folder",), "picture_"
    ),
    "a document is in no private folder": Mutant(
        Visibility, "documents", lambda self: CustomDocument.objects.all(), ("private folder",), "document_"
    ),
    # What one field asks for besides.
    "a portrait needs consent": _code(
        person._portrait, lambda person: image_of(person, "portrait_id"), "no consent of a person", "portrait"
    ),
    "a biography needs consent": _code(
        person._biography,
        lambda person: best_text(person.biography, peers_of(person).reading),
        "no consent of a person",
        "biography",
    ),
    "a logo needs approval": _code(
        partner._logo,
        lambda partnership, attribute: image_of(named_organisation_of(partnership), attribute),
        "no logo of an organisation approved",
        "logoForDark_",
    ),
    "an online edition has no rooms": _code(
        session._room,
        lambda session: to_one(session, "room_id", lambda gate: gate.every(Room)),
        "online edition",
        "room_",
    ),
    "a live link has its hour": Mutant(
        session, "is_live_link_open", lambda *_moments: True, ("session off the air",)
    ),
    "an e-mail address is public": Mutant(
        Contact,
        "public_email",
        property(lambda self: self.email),
        ("private ways to reach a forum", "private ways to reach an edition"),
    ),
    "a telephone number is public": Mutant(
        Contact,
        "public_phone",
        property(lambda self: self.phone),
        ("private ways to reach a forum", "private ways to reach an edition"),
    ),
}
