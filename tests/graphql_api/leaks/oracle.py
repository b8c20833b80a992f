"""Who may see what, told plainly: from the rows as they are, one by one, without the gateway's code."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from forums_pages import models as content
from forums_pages.models import BasePage
from graphql_api.visible_pages import PAGE_MODELS
from media.models import CustomDocument, CustomImage
from tests.graphql_api.leaks.canaries import Owner, models_with_words
from tests.graphql_api.leaks.population import Population

Row = Mapping[str, Any]
# What nobody may ever read, whoever owns it.
NEVER = {
    ("Person", "email"), ("Person", "notes"), ("Organisation", "notes"), ("KeyFigure", "internal_note"),
    ("SessionPage", "clash_reason"), ("CallPage", "confirmation_text"), ("CustomImage", "consent_note"),
    ("CustomImage", "title"), ("CustomImage", "description"),
    *((model.__name__, "draft_title") for model in PAGE_MODELS.values()),
}  # fmt: skip
TEAM_ONLY = ("Contribution", "Review", "Score", "Collection")
SOON = timedelta(minutes=30)
USUAL_LENGTH = timedelta(hours=3)
STEP = 4
PICTURES: Mapping[type[Any], str] = {
    content.ForumPage: "brand_image_id",
    content.EditionPage: "cover_id",
    content.ArticlePage: "cover_id",
}
ATTACHMENTS = (content.EditionDocument, content.CallAttachment, content.Resource, content.ArticleDocument)


class Oracle:
    """Answers for one moment, for somebody whom some restrictions let past."""

    def __init__(self, made: Population, moment: datetime, lifted: frozenset[int] = frozenset()) -> None:
        self.made, self.moment, self.lifted = made, moment, lifted
        self._open: dict[int, bool] = {}

    def may_see(self, owner: Owner) -> bool:
        """Return whether the public may read what ``owner`` says."""
        name = owner.model.__name__
        if (name, owner.field) in NEVER or name in TEAM_ONLY:
            return False
        if owner.model is BasePage or issubclass(owner.model, BasePage):
            is_open = self.page(owner.pk)
            return is_open and (
                owner.field != "live_url" or self._is_on_air(self.rows(content.SessionPage)[owner.pk])
            )
        row = self.rows(owner.model)[owner.pk]
        if owner.field in ("email", "phone") and not row.get(f"{owner.field}_is_public", True):
            return False
        if owner.field == "biography" and not row["portrait_consent"]:
            return False
        return bool(RULES[name](self, row))

    def page(self, pk: int) -> bool:
        """Return whether the row of a page is open, and all that it stands below, mirrors and translates."""
        if pk not in self._open:
            self._open[pk] = all(self._open_parts(self._pages[pk]))
        return self._open[pk]

    def is_page(self, pk: int) -> bool:
        """Return whether there is a page with this key."""
        return pk in self._pages

    def thing(self, pk: int) -> bool:
        """Return whether what the row of a page shows may be seen, be it in another language or place."""
        row = self._pages[pk]
        source = self._sources.get(row["translation_key"])
        if source is None and row["alias_of_id"] is not None:
            return self.thing(row["alias_of_id"])
        return source is not None and self.page(source)

    def things(self, model: type[Any]) -> list[Row]:
        """Return the rows of ``model`` that are things of their own and may be seen."""
        return [
            row
            for pk, row in self.rows(model).items()
            if row.get("is_source", True) and self._shows(model, pk)
        ]

    def rows(self, model: type[Any]) -> dict[Any, Row]:
        """Return all rows of ``model`` by key."""
        return self._tables[model]

    def hidden(self) -> Iterator[tuple[type[Any], list[Any]]]:
        """Yield the keys of the rows, by model, that tell the public nothing at all."""
        for model in self._tables:
            if model.__name__ in RULES or issubclass(model, BasePage):
                yield model, [pk for pk in self.rows(model) if not self._shows(model, pk)]

    @cached_property
    def locked(self) -> set[int]:
        """The keys of the pages that only restrictions keep closed: their identifiers may be told."""
        every = frozenset(key for keys in self._restrictions.values() for key in keys)
        unrestricted = Oracle(self.made, self.moment, every)
        return {pk for pk in self._pages if unrestricted.page(pk) and not self.page(pk)}

    def _shows(self, model: type[Any], pk: Any) -> bool:
        return self.may_see(Owner(model, pk, ""))

    def _open_parts(self, row: Row) -> Iterator[bool]:
        # A page that leads to itself is decided by the others.
        self._open[row["pk"]] = True
        yield self._is_published(row)
        yield not self._restrictions[row["pk"]] - self.lifted
        yield row["depth"] == 1 or self.page(self._by_path[row["path"][:-STEP]])
        yield row["alias_of_id"] is None or self.page(row["alias_of_id"])
        source = self._sources.get(row["translation_key"])
        yield source in (None, row["pk"]) or self.page(source)

    def _is_published(self, row: Row) -> bool:
        return row["live"] and (row["expire_at"] is None or row["expire_at"] > self.moment)

    def _is_on_air(self, session: Row) -> bool:
        starts, ends = session["starts_at"], session["ends_at"]
        return starts is not None and starts - SOON <= self.moment < (ends or starts + USUAL_LENGTH) + SOON

    def holds(self, model: type[Any], pk: Any) -> bool:
        """Return whether what belongs to a row may be read with it."""
        return self.page(pk) if model is BasePage else self.record(model, pk)

    def record(self, model: type[Any], pk: Any) -> bool:
        """Return whether a row of the directory may be seen."""
        return pk is not None and self._shows(model, pk)

    @cached_property
    def _tables(self) -> dict[type[Any], dict[Any, Row]]:
        found: dict[type[Any], dict[Any, Row]] = {}
        for model in models_with_words():
            names = [field.attname for field in model._meta.concrete_fields if field.name != "body"]
            found[model] = {row["pk"]: row for row in model._base_manager.values("pk", *names)}
        return found

    @cached_property
    def _pages(self) -> dict[int, Row]:
        columns = ("pk", "path", "depth", "live", "expire_at", "alias_of_id", "translation_key")
        return {row["pk"]: row for row in Page.objects.order_by().values(*columns)}

    @cached_property
    def _by_path(self) -> dict[str, int]:
        return {row["path"]: pk for pk, row in self._pages.items()}

    @cached_property
    def _sources(self) -> dict[Any, int]:
        return {
            row["translation_key"]: pk
            for model in PAGE_MODELS.values()
            for pk, row in self.rows(model).items()
            if row["is_source"]
        }

    @cached_property
    def _restrictions(self) -> dict[int, set[int]]:
        found: dict[int, set[int]] = defaultdict(set)
        for pk, page in PageViewRestriction.objects.values_list("pk", "page"):
            found[page].add(pk)
        return found

    @cached_property
    def private_folders(self) -> set[int]:
        """The keys of the collections that are private, or stand inside one that is."""
        paths = list(CollectionViewRestriction.objects.values_list("collection__path", flat=True))
        folders = self.rows(Collection)
        return {pk for pk, row in folders.items() if any(row["path"].startswith(path) for path in paths)}

    @cached_property
    def shown_files(self) -> set[tuple[type[Any], int]]:
        """The pictures and documents that something which may be seen shows."""
        return set(_shown_files(self))

    @cached_property
    def shown_venues(self) -> set[int]:
        """The venues that something which may be seen leads to."""
        own = [row for row in self.rows(content.EditionVenue).values() if RULES["EditionVenue"](self, row)]
        rooms = self.rows(content.Room)
        held = [
            row
            for row in self.things(content.SessionPage)
            if row["room_id"] and not self.is_online(row["edition_id"])
        ]
        return {row["venue_id"] for row in own} | {rooms[row["room_id"]]["venue_id"] for row in held}

    def is_online(self, edition: int) -> bool:
        """Return whether nobody goes to the edition's places."""
        return bool(self.rows(content.EditionPage)[edition]["format"] == "online")


def _shown_files(oracle: Oracle) -> Iterator[tuple[type[Any], int]]:
    for model, name in (
        (content.ForumPage, "brand_image"),
        (content.EditionPage, "cover"),
        (content.ArticlePage, "cover"),
    ):
        yield from ((CustomImage, row[f"{name}_id"]) for row in oracle.things(model))
    for row in oracle.things(content.Person):
        if row["portrait_consent"]:
            yield CustomImage, row["portrait_id"]
    yield from _shown_logos(oracle)
    yield from ((CustomImage, row["share_image_id"]) for row in oracle.things(content.PublicSettings))
    for model in ATTACHMENTS:
        yield from ((CustomDocument, row["document_id"]) for row in oracle.things(model))
    yield from ((CustomImage, pk) for pk, page in oracle.made.images_of.items() if _holds(oracle, page))
    yield from ((CustomDocument, pk) for pk, page in oracle.made.documents_of.items() if _holds(oracle, page))


def _shown_logos(oracle: Oracle) -> Iterator[tuple[type[Any], int]]:
    for row in oracle.things(content.Partnership):
        level = oracle.rows(content.PartnerLevel)[row["level_id"]]
        if row["logo_approved"] and level["logo_size"] != "name_only":
            organisation = oracle.rows(content.Organisation)[row["organisation_id"]]
            yield from ((CustomImage, organisation[name]) for name in ("logo_id", "logo_for_dark_id"))
    for page, pk in oracle.made.walls.items():
        # Editors who put an organisation on a wall of logos show its logo.
        if _holds(oracle, page) and oracle.record(content.Organisation, pk):
            yield CustomImage, oracle.rows(content.Organisation)[pk]["logo_id"]


def _holds(oracle: Oracle, page: int) -> bool:
    return oracle.holds(BasePage, page)


def _of_page(oracle: Oracle, row: Row) -> bool:
    return _holds(oracle, row["page_id"])


def _record(oracle: Oracle, row: Row) -> bool:
    return oracle._is_published(row)


def _theme(oracle: Oracle, row: Row) -> bool:
    return _record(oracle, row) and (row["forum_id"] is None or oracle.page(row["forum_id"]))


def _organisation_and_page(oracle: Oracle, row: Row) -> bool:
    return _of_page(oracle, row) and oracle.record(content.Organisation, row["organisation_id"])


def _participation(oracle: Oracle, row: Row) -> bool:
    return row["confirmed"] and _of_page(oracle, row) and oracle.record(content.Person, row["person_id"])


def _partnership(oracle: Oracle, row: Row) -> bool:
    level = oracle.rows(content.PartnerLevel)[row["level_id"]]
    return (
        row["confirmed"]
        and _of_page(oracle, level)
        and oracle.record(content.Organisation, row["organisation_id"])
    )


def _replay(oracle: Oracle, row: Row) -> bool:
    is_free = row["embargo_until"] is None or row["embargo_until"] <= oracle.moment
    return row["consent"] and is_free and _of_page(oracle, row)


def _file(model: type[Any]) -> Callable[[Oracle, Row], bool]:
    return lambda oracle, row: (
        row["collection_id"] not in oracle.private_folders and (model, row["pk"]) in oracle.shown_files
    )


def _menu_item(oracle: Oracle, row: Row) -> bool:
    return row["page_id"] is None or oracle.thing(row["page_id"])


RULES: Mapping[str, Callable[[Oracle, Row], bool]] = {
    "Person": _record,
    "Organisation": _record,
    "Theme": _theme,
    "FormerName": lambda oracle, row: oracle.holds(content.Organisation, row["organisation_id"]),
    "PersonLink": lambda oracle, row: oracle.holds(content.Person, row["person_id"]),
    **dict.fromkeys(("ForumContact", "EditionContact", "KeyFigure", "PartnerLevel", "Criterion"), _of_page),
    **dict.fromkeys((model.__name__ for model in ATTACHMENTS), _of_page),
    **dict.fromkeys(("ForumHost", "CoOrganiser", "ArticleOrganisation"), _organisation_and_page),
    "EditionVenue": lambda oracle, row: _of_page(oracle, row) and not oracle.is_online(row["page_id"]),
    "Venue": lambda oracle, row: row["pk"] in oracle.shown_venues,
    "Room": lambda oracle, row: row["venue_id"] in oracle.shown_venues,
    "WorkingGroupMember": lambda oracle, row: row["is_public"] and _organisation_and_page(oracle, row),
    "Participation": _participation,
    "Partnership": _partnership,
    "Replay": _replay,
    "CustomImage": _file(CustomImage),
    "CustomDocument": _file(CustomDocument),
    "MenuItem": _menu_item,
    **dict.fromkeys(("PublicSettings", "SocialLink", "FrontendOrigin"), lambda oracle, row: True),
}
