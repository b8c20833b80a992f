"""Which rows may have changed in public when the bell rings."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from wagtail.models import Page, ReferenceIndex

from cms.webhooks.seeing import RECORDS
from forums_pages.models import BasePage, Venue
from graphql_api.visible_pages import PAGE_MODELS
from media.models import CustomDocument, CustomImage

# They are shown by the pages that refer to them.
SHOWN_BY_PAGES: tuple[type[Model], ...] = (*RECORDS, Venue, CustomImage, CustomDocument)

# Rows by model and key: True where the row itself has changed, False where it may have come or gone.
Rows = dict[Any, dict[int, bool]]


class Ring(NamedTuple):
    """What the bell tells."""

    label: str
    pk: int
    action: str
    translation_key: str | None = None


def model_of(ring: Ring) -> type[Model]:
    """Return what kind of thing rang."""
    return apps.get_model(ring.label)


def rung_rows(rings: Iterable[Ring]) -> Rows:
    """Return the rows to look at: records, then pages in every language with those that show the records.

    What holds others comes before what it holds; what rang comes first of its kind. The number of statements
    does not hang on how many rang.
    """
    rung: dict[Any, dict[int, str | None]] = defaultdict(dict)
    for ring in rings:
        rung[model_of(ring)][ring.pk] = ring.translation_key
    found: Rows = {model: dict.fromkeys(rung[model], True) for model in RECORDS if model in rung}
    for model in SHOWN_BY_PAGES:
        if model in rung:
            _add_pages_showing(model, rung[model], rung)
    return found | {
        model: _in_every_language(model, rung[model]) for model in PAGE_MODELS.values() if model in rung
    }


def _in_every_language(model: type[BasePage], rung: dict[int, str | None]) -> dict[int, bool]:
    """Facts live on the source: with it, the page has changed in every language; words in their own only."""
    keys = set(rung.values())
    shown = Q(translation_key__in=keys) | Q(alias_of__translation_key__in=keys)
    columns = ("pk", "is_source", "translation_key", "alias_of__translation_key")
    rows = list(model._default_manager.filter(shown).order_by("pk").values_list(*columns))
    is_source = {pk: source for pk, source, _key, _original in rows}
    # Of what is gone, another version may have become the source.
    facts = {key for pk, key in rung.items() if is_source.get(pk, True)}
    others = {
        pk: not facts.isdisjoint((str(key), str(original)))
        for pk, _source, key, original in rows
        if pk not in rung
    }
    return dict.fromkeys(rung, True) | others


def _add_pages_showing(
    model: type[Model], pks: Iterable[int], rung: dict[Any, dict[int, str | None]]
) -> None:
    references = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(model),
        to_object_id__in=[str(pk) for pk in pks],
        base_content_type=ContentType.objects.get_for_model(Page),
    )
    pages = {int(pk) for pk in references.values_list("object_id", flat=True)}
    rows = Page.objects.filter(pk__in=pages, live=True).order_by("path")
    for pk, name, key in rows.values_list("pk", "content_type__model", "translation_key"):
        if name in PAGE_MODELS:
            rung[PAGE_MODELS[name]].setdefault(pk, str(key))
