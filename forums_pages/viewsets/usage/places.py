"""The places where things are used, as far as somebody may know of them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.text import capfirst
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.utils import get_latest_str
from wagtail.models import DraftStateMixin, Page
from wagtail.permissions import page_permission_policy

from forums_pages.viewsets.usage.below import Below, below_of
from forums_pages.viewsets.usage.references import Reference, references_to
from forums_pages.viewsets.usage.targets import Key

# More are counted, but not named: the page that Wagtail has for it names them all.
NAMED = 20


@dataclass(frozen=True)
class Place:
    """Where something is used: a page or record, the fields that name it, and what becomes of them.

    Readers find it there if it ``is_live``; ``is_draft`` is only in a draft of something that they find.
    """

    title: str
    url: str
    kind: str
    is_live: bool
    is_draft: bool
    fields: list[str]
    consequences: list[str]


@dataclass(frozen=True)
class Usage:
    """All places of one thing. Whoever asks may open ``places``; the others are ``unnamed``.

    ``public`` counts what readers find it in, by what that is called: nobody learns of drafts from it.
    """

    places: list[Place] = field(default_factory=list)
    more: int = 0
    unnamed: int = 0
    public: Mapping[str, int] = field(default_factory=dict)
    below: Below = field(default_factory=Below)


@dataclass(frozen=True)
class _Source:
    """A page or record that uses something. ``url`` is empty for those who may not open it."""

    title: str
    url: str
    is_live: bool
    path: str = ""


def usages_of(keys: Collection[Key], user: Any) -> dict[Key, Usage]:
    """Return where each thing is used; as many statements for one use as for a hundred."""
    references = references_to(keys)
    pages = ContentType.objects.get_for_model(Page).pk
    below = below_of([pk for kind, pk in keys if kind == pages])
    sources = _sources({each.source for found in references.values() for each in found}, user)
    usages = {}
    for key in keys:
        own = below.get(key[1], Below()) if key[0] == pages else Below()
        found = [each for each in references.get(key, ()) if _counts(each, key, own, sources)]
        usages[key] = _usage(found, sources, own)
    return usages


def _counts(reference: Reference, key: Key, below: Below, sources: Mapping[Key, _Source]) -> bool:
    """Return whether the use is one: what goes along, or uses itself, loses nothing."""
    source = sources.get(reference.source)
    if source is None or reference.source == key:
        return False
    return not (below.path and source.path.startswith(below.path))


def _usage(references: Iterable[Reference], sources: Mapping[Key, _Source], below: Below) -> Usage:
    by_source: dict[Key, list[Reference]] = defaultdict(list)
    for reference in references:
        by_source[reference.source].append(reference)
    places = [_place(sources[key], found) for key, found in by_source.items()]
    places.sort(key=lambda place: (not place.is_live, place.kind, place.title))
    named = [place for place in places if place.url]
    kinds = {key: _plural(found[0].kind) for key, found in by_source.items()}
    public = Counter(kinds[key] for key, each in by_source.items() if _is_shown(sources[key], each))
    return Usage(
        named[:NAMED], len(named[NAMED:]), len(places) - len(named), dict(sorted(public.items())), below
    )


def _place(source: _Source, references: list[Reference]) -> Place:
    kind = str(capfirst(_model(references[0].kind)._meta.verbose_name))
    fields = list(dict.fromkeys(each.field for each in references))
    consequences = list(dict.fromkeys(each.consequence for each in references))
    is_shown = _is_shown(source, references)
    is_draft = source.is_live and not is_shown
    return Place(source.title, source.url, kind, is_shown, is_draft, fields, consequences)


def _is_shown(source: _Source, references: list[Reference]) -> bool:
    return source.is_live and not all(each.is_draft for each in references)


def _model(kind: int) -> Any:
    return ContentType.objects.get_for_id(kind).model_class()


def _plural(kind: int) -> str:
    return str(capfirst(_model(kind)._meta.verbose_name_plural))


def _sources(keys: Iterable[Key], user: Any) -> dict[Key, _Source]:
    by_kind: dict[int, list[str]] = defaultdict(list)
    for kind, pk in keys:
        by_kind[kind].append(pk)
    found: dict[Key, _Source] = {}
    for kind, pks in by_kind.items():
        model = _model(kind)
        read = _pages(pks, user) if model is Page else _records(model, pks, user)
        found |= {(kind, pk): source for pk, source in read.items()}
    return found


def _pages(pks: list[str], user: Any) -> dict[str, _Source]:
    """Return pages; those that ``user`` may change have an address."""
    finder = AdminURLFinder()
    may_change = page_permission_policy.instances_user_has_permission_for(user, "change")
    mine = set(may_change.filter(pk__in=pks).values_list("pk", flat=True))
    rows = Page.objects.filter(pk__in=pks).select_related("locale")
    return {
        str(page.pk): _Source(
            title=page.get_admin_display_title(),
            url=finder.get_edit_url(page) if page.pk in mine else "",
            is_live=page.live,
            path=page.path,
        )
        for page in rows
    }


def _records(model: Any, pks: list[str], user: Any) -> dict[str, _Source]:
    """Return records; what has no drafts is public as it is saved."""
    finder = AdminURLFinder(user)
    rows = model._base_manager.filter(pk__in=pks)
    if issubclass(model, DraftStateMixin):
        rows = rows.select_related("latest_revision")
    return {
        str(record.pk): _Source(
            title=str(get_latest_str(record)),
            url=finder.get_edit_url(record) or "",
            is_live=record.live if isinstance(record, DraftStateMixin) else _is_public(record),
        )
        for record in rows
    }


def _is_public(record: Any) -> bool:
    """Return whether readers find what is in a record: proposals and histories are the team's."""
    return record._meta.model_name in {"menu", "venue", "publicsettings"}
