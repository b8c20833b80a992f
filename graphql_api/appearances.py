"""Remembers what was public, so that partners who stored an identifier can learn that it is no more.

What was never public leaves no trace here. Kept by the bell: whatever changed is looked at through the gate,
as anybody sees it.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Model, Q, QuerySet
from django.utils import timezone
from wagtail.models import Page

from forums_pages.models import Organisation, Person, Theme
from graphql_api.models import Appearance
from graphql_api.nodes import KIND_BY_MODEL
from graphql_api.tree import KINDS as CONTAINERS
from graphql_api.visibility import Visibility
from graphql_api.visible_pages import PAGE_MODELS

RECORDS: tuple[Any, ...] = (Person, Organisation, Theme)


def note(model: Any, changed: Mapping[int, str | None]) -> None:
    """Look at the rows of ``model`` that changed, whose keys lead to those that their translations share.

    Where a page that holds others came or went, all of these are looked at.
    """
    gate = Visibility(timezone.now())
    if model._meta.model_name in CONTAINERS:
        for pk, translation_key in changed.items():
            _note_container(gate, model, pk, translation_key)
    elif model in PAGE_MODELS.values():
        keys = [key for key in changed.values() if key]
        _look(gate, model, model._default_manager.filter(translation_key__in=keys), gone=changed)
    elif model in RECORDS:
        _look(gate, model, model._default_manager.filter(pk__in=changed), gone=changed)


def _note_container(gate: Visibility, model: Any, pk: int, translation_key: str | None) -> None:
    rows = model._default_manager.filter(translation_key=translation_key)
    is_flipped = _look(gate, model, rows, gone=(pk,))
    is_version = rows.filter(pk=pk, is_source=False).exists()
    if is_flipped or is_version:
        _look_below(gate, Page.objects.filter(translation_key=translation_key))


def note_everything() -> None:
    """Look at everything there is."""
    gate = Visibility(timezone.now())
    models: tuple[type[Model], ...] = (*PAGE_MODELS.values(), *RECORDS)
    for model in models:
        _look(gate, model, model._default_manager.all())


def _look_below(gate: Visibility, containers: QuerySet[Page]) -> None:
    below = Q(pk__in=[])
    for path in containers.values_list("path", flat=True):
        below |= Q(path__startswith=path)
    for model in PAGE_MODELS.values():
        _look(gate, model, model._default_manager.filter(below))
    keys = containers.values("pk")
    _look(gate, Theme, Theme.objects.filter(forum__in=keys))


@transaction.atomic
def _look(gate: Visibility, model: Any, rows: QuerySet[Any], gone: Iterable[int] = ()) -> bool:
    """Remember which of ``rows`` may be seen, and since when the others may not; return whether any changed.

    ``gone`` are the keys of rows that may have been deleted.
    """
    kind = KIND_BY_MODEL[model]
    seen = _visible(gate, model).filter(pk__in=rows.order_by().values("pk")).order_by()
    shown = {str(key): pk for pk, key in seen.values_list("pk", kind.key)}
    known = Appearance.objects.filter(kind=kind.name)
    known = known.filter(Q(row__in=rows.order_by().values("pk")) | Q(row__in=list(gone)) | Q(key__in=shown))
    left = {each.key: each for each in known}
    return _remember(kind.name, shown, left) | _let_go(left[key] for key in left.keys() - shown.keys())


def _remember(kind: str, shown: dict[str, int], left: dict[str, Appearance]) -> bool:
    new = [Appearance(kind=kind, key=key, row=pk) for key, pk in shown.items() if key not in left]
    Appearance.objects.bulk_create(new, ignore_conflicts=True)
    back = [key for key, pk in shown.items() if key in left and (left[key].gone_at or left[key].row != pk)]
    for key in back:
        Appearance.objects.filter(pk=left[key].pk).update(gone_at=None, row=shown[key])
    return bool(new or back)


def _let_go(those: Iterable[Appearance]) -> bool:
    keys = [each.pk for each in those if each.gone_at is None]
    return bool(keys) and Appearance.objects.filter(pk__in=keys).update(gone_at=timezone.now()) > 0


def _visible(gate: Visibility, model: Any) -> Any:
    records = {Person: gate.people, Organisation: gate.organisations, Theme: gate.themes}
    return records[model]() if model in records else gate.pages(model)
