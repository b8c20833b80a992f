"""Drafts as if they were published: a page or record in memory, with its children, in a group of its own.

What the draft says is known from the start; whatever it leads to is looked up through the gate as always.
Where a draft lacks what a published one has, something stands in for it: whoever previews can go on writing.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import F
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import get_all_child_relations

from forums_pages.enums import EventFormat
from forums_pages.models import (
    ArticleOrganisation,
    BasePage,
    CallPage,
    CoOrganiser,
    EditionPage,
    EditionVenue,
    ForumHost,
    ForumPage,
    Participation,
    Partnership,
    Replay,
    SessionPage,
    Theme,
    Venue,
    WorkingGroupMember,
)
from forums_pages.models.identities import StableIdentity
from graphql_api.loading.completing import complete, number
from graphql_api.loading.peers import PAGE_WORDS, load, load_of, peers_of
from graphql_api.loading.reading import Reading
from graphql_api.loading.words import Wording, word_names
from graphql_api.tree import STEP
from graphql_api.visibility import Visibility

# The key of a row that is in no table.
NOBODY = -1

# What the public sees a child only together with: the name of its foreign key, and the rows that may be seen.
WITH: Mapping[type[Any], tuple[str, Callable[[Visibility], Any]]] = {
    Participation: ("person", Visibility.people),
    **dict.fromkeys(
        (Partnership, WorkingGroupMember, ForumHost, CoOrganiser, ArticleOrganisation),
        ("organisation", Visibility.organisations),
    ),
    EditionVenue: ("venue", lambda gate: gate.every(Venue)),
}
# What must be so besides for the public to see a child.
IS_PUBLIC: Mapping[type[Any], Callable[[Any, Any, Visibility], bool]] = {
    Participation: lambda child, _owner, _gate: child.confirmed,
    Partnership: lambda child, _owner, _gate: child.confirmed,
    WorkingGroupMember: lambda child, _owner, _gate: child.is_public,
    Replay: lambda child, _owner, gate: (
        child.consent and (child.embargo_until is None or child.embargo_until <= gate.moment)
    ),
    EditionVenue: lambda _child, owner, _gate: owner.format != EventFormat.ONLINE,
}
# What is chosen among pages and records; everything else that is chosen hides nothing.
CHOSEN: Mapping[type[Any], Callable[[Visibility], Any]] = {
    Theme: Visibility.themes,
    EditionPage: Visibility.editions,
    SessionPage: Visibility.sessions,
}
# Under which name a list is asked for, where it is not the name of the relation.
NAMES = {"related_organisations": "organisations"}
# The page that a page belongs to, always: in the schema it is never null.
OWNERS: Mapping[type[Any], tuple[str, type[Any], Callable[[Visibility], Any]]] = {
    SessionPage: ("edition_id", EditionPage, Visibility.editions),
    CallPage: ("edition_id", EditionPage, Visibility.editions),
    EditionPage: ("forum_id", ForumPage, Visibility.forums),
}


def previewed(draft: Any, reading: Reading, *, with_hidden_source: bool = False) -> Any:
    """Return the row that stands for ``draft`` in answers; None where its source is gone.

    The facts of a translation are those of its source, if everybody may see that or ``with_hidden_source``;
    else it has none.
    """
    complete(draft, reading.locale)
    if not isinstance(draft, BasePage):
        return _with_children(draft, reading)
    draft.__dict__["locale_code"] = draft.locale.language_code
    draft.url_path = _url_path(draft, reading)
    if not draft.is_source:
        return _translated(draft, reading, with_hidden_source)
    page = _alone(draft, reading)
    if not reading.gate.pages(type(page)).filter(pk=page.pk).exists():
        _know_no_other_language(page, {})
    return page


def _alone(draft: BasePage, reading: Reading) -> Any:
    """Return the page with the facts that it holds itself."""
    draft.derive()
    if isinstance(draft, SessionPage) and not draft.identity_id:
        draft.identity = StableIdentity(code="DRAFT0")
    page = _with_children(draft, reading)
    _know_owner(page, reading)
    return page


def _know_no_other_language(page: BasePage, places: Mapping[str, str]) -> None:
    """Let a page that is hidden itself lead to none of its other languages, hidden with it."""
    peers_of(page).know("translations", {})
    peers_of(page).know("places", {page.pk: places})


def _with_children(draft: Any, reading: Reading) -> Any:
    """Make a group of the draft alone, which knows its children and what it has chosen."""
    number([draft])
    load(reading, [draft])
    _know_children([draft], reading)
    for field in draft._meta.many_to_many:
        if isinstance(field, ParentalManyToManyField):
            _know_chosen(draft, field, reading)
    if isinstance(draft, EditionPage):
        levels = draft.partner_levels.all()
        count = sum(len(peers_of(level).find(level, "partnerships", _nothing) or ()) for level in levels)
        peers_of(draft).know("partner_count", {draft.pk: count})
    return draft


def _know_children(owners: list[Any], reading: Reading) -> None:
    peers = peers_of(owners[0])
    for relation in get_all_child_relations(type(owners[0])):
        name, attribute = relation.get_accessor_name(), relation.field.attname
        if name == "wagtail_admin_comments":
            continue
        children: dict[int, list[Any]] = {owner.pk: list(getattr(owner, name).all()) for owner in owners}
        every = [child for each in children.values() for child in each]
        number(every)
        for owner in owners:
            for child in children[owner.pk]:
                complete(child, reading.locale)
                setattr(child, attribute, owner.pk)
        shown = _shown(every, {owner.pk: owner for owner in owners}, attribute, reading)
        load_of(peers, attribute, shown)
        own = {pk: _sorted([child for child in each if child in shown]) for pk, each in children.items()}
        peers.know(NAMES.get(name, name), own)
        if shown and get_all_child_relations(type(shown[0])):
            _know_children(shown, reading)


def _shown(children: list[Any], owners: Mapping[int, Any], attribute: str, reading: Reading) -> list[Any]:
    """Return the children that the public would see, joined with what it sees them together with."""
    if not children:
        return []
    model = type(children[0])
    is_public = IS_PUBLIC.get(model)
    if is_public is not None:
        children = [
            each for each in children if is_public(each, owners[getattr(each, attribute)], reading.gate)
        ]
    if model not in WITH:
        return children
    name, rows = WITH[model]
    keys = {getattr(child, f"{name}_id") for child in children} - {None}
    found = {row.pk: row for row in rows(reading.gate).filter(pk__in=keys)} if keys else {}
    shown = [child for child in children if getattr(child, f"{name}_id") in found]
    for child in shown:
        setattr(child, name, found[getattr(child, f"{name}_id")])
    return shown


def _sorted(children: list[Any]) -> list[Any]:
    def place(child: Any) -> tuple[Any, ...]:
        # Partners of the same rank are sorted by name.
        name = child.organisation.name.lower() if isinstance(child, Partnership) else ""
        return child.sort_order is None, child.sort_order or 0, name

    return sorted(children, key=place)


def _know_chosen(draft: Any, field: Any, reading: Reading) -> None:
    keys = [row.pk for row in getattr(draft, field.name).all()]
    order = ("path",) if issubclass(field.related_model, BasePage) else field.related_model._meta.ordering
    choose = CHOSEN.get(field.related_model)
    rows = choose(reading.gate) if choose is not None else reading.gate.every(field.related_model)
    found = load(reading, rows.filter(pk__in=keys).order_by(*order)) if keys else []
    peers_of(draft).know(field.name, {draft.pk: found})


def _nothing(_peers: Any) -> Mapping[Any, Any]:
    return {}


def _url_path(page: BasePage, reading: Reading) -> str:
    """Return where the page will stand; nowhere while a page above is closed, of which nothing is told."""
    above = reading.gate.tree.at(page.path[:-STEP]) if page.path else None
    if above is None or not reading.gate.tree.is_open(above):
        return ""
    return page.url_path if page.depth == 2 else f"{above.url_path}{page.slug}/"


def _translated(draft: BasePage, reading: Reading, with_hidden_source: bool) -> Any:
    """Return the source page with the words and the body of its translation ``draft``."""
    model = type(draft)
    rows = model._default_manager.annotate(locale_code=F("locale__language_code"))
    sources = rows.filter(translation_key=draft.translation_key, is_source=True)
    if not with_hidden_source:
        shown = reading.gate.pages(model).filter(translation_key=draft.translation_key)
        if not shown.exists():
            return _without_facts(draft, reading) if sources.exists() else None
    found = load(reading, sources[:1])
    if not found:
        return None
    page, code = found[0], draft.__dict__["locale_code"]
    words = {name: getattr(draft, name) for name in (*PAGE_WORDS, *word_names(model))}
    page.__dict__["_served"] = Wording(draft.pk, code, words)
    page.body = draft.body
    peers_of(page).know("places", {page.pk: _places(draft)})
    page.url_path = _url_path(page, reading)
    _know_owner(page, reading)
    return page


def _without_facts(draft: BasePage, reading: Reading) -> Any:
    """Return the translation ``draft`` alone: its words and body, and no fact of its hidden source."""
    draft.empty_facts()
    complete(draft, reading.locale)
    page = _alone(draft, reading)
    _know_no_other_language(page, _places(draft))
    return page


def _places(draft: BasePage) -> dict[str, str]:
    return {draft.__dict__["locale_code"]: draft.url_path} if draft.url_path else {}


def _know_owner(page: BasePage, reading: Reading) -> None:
    """Let a page that belongs to another know it; one that is hidden is stood in for by an empty page."""
    if type(page) not in OWNERS:
        return
    attribute, model, rows = OWNERS[type(page)]
    above = reading.gate.tree.at(page.path[:-STEP]) if page.path else None
    facts = reading.gate.tree.facts_of(above) if above is not None else None
    key = getattr(page, attribute) or (facts.pk if facts is not None else None)
    setattr(page, attribute, key or NOBODY)
    found = load(reading, rows(reading.gate).filter(pk=key)[:1]) if key else []
    owner = found[0] if found else _stand_in(model, key, reading)
    peers_of(page).know(attribute, {page.pk: owner})


def _stand_in(model: type[Any], key: int | None, reading: Reading) -> Any:
    """Return an empty page with nothing of the hidden one but its time zone, by which hours are told."""
    zone = model._default_manager.filter(pk=key).values_list("time_zone", flat=True).first()
    page = model(pk=NOBODY, time_zone=zone or "UTC")
    page.__dict__["locale_code"] = reading.locale
    complete(page, reading.locale)
    load(reading, [page])
    _know_owner(page, reading)
    return page
