"""Which rows may have changed in public when the bell rings."""

from collections import defaultdict
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


def rung_rows(ring: Ring) -> Rows:
    """Return the rows to look at: the page in every language and its aliases, or what shows the record."""
    model: Any = model_of(ring)
    if issubclass(model, BasePage):
        return {model: _of_page(model, ring.pk, ring.translation_key)}
    found: Rows = {model: {ring.pk: True}} if model in RECORDS else {}
    if model in SHOWN_BY_PAGES:
        row = model._default_manager.filter(pk=ring.pk).first()
        for label, pk, key in _pages_showing(row) if row is not None else ():
            found.setdefault(label, {}).update(_of_page(label, pk, key))
    return found


def _of_page(model: Any, pk: int, key: str | None) -> dict[int, bool]:
    """Facts live on the source: with it, the page has changed in every language."""
    shown = Q(translation_key=key) | Q(alias_of__translation_key=key) if key else Q(pk=pk)
    rows = dict(model._default_manager.filter(shown).order_by("pk").values_list("pk", "is_source"))
    is_facts = rows.get(pk, True)
    return {pk: True} | {other: is_facts for other in rows if other != pk}


def _pages_showing(row: Model) -> list[tuple[Any, int, str]]:
    references = ReferenceIndex.get_references_to(row).filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    by_type: dict[str, set[int]] = defaultdict(set)
    for name, pk in references.values_list("content_type__model", "object_id"):
        by_type[name].add(int(pk))
    return [
        (model, pk, str(key))
        for name, model in PAGE_MODELS.items()
        if name in by_type
        for pk, key in model._default_manager.filter(pk__in=by_type[name], live=True)
        .order_by("pk")
        .values_list("pk", "translation_key")
    ]
