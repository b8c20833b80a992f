"""Who refers to whom: what Wagtail's index knows, and the lists of choices that it leaves out.

The number of statements hangs on the kinds of things, not on how many there are or how often they are used.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _
from wagtail.models import DraftStateMixin, Page, ReferenceIndex, Revision
from wagtail.snippets.models import get_snippet_models

from forums_pages.viewsets.usage.raw import named_in
from forums_pages.viewsets.usage.targets import Key, key_of_model, with_parts

OURS = "forums_pages"
# Versions hold whole texts.
READ_AT_ONCE = 50


@dataclass(frozen=True)
class Reference:
    """That ``source`` names something in a field; ``kind`` is the content type that it really is of.

    ``consequence`` is what becomes of it when what it names is deleted. ``is_draft`` is what readers do not
    find: it was saved on top of what is public.
    """

    source: Key
    kind: int
    field: str
    consequence: str
    is_draft: bool = False


def references_to(keys: Collection[Key]) -> dict[Key, list[Reference]]:
    """Return what refers to each thing, once for each field."""
    owners = with_parts(keys)
    found: dict[Key, dict[Reference, None]] = defaultdict(dict)
    for to, reference in (*_indexed(owners), *_chosen(owners)):
        found[owners[to]][reference] = None
    for to, reference in drafted(owners):
        public = {(each.source, each.field) for each in found[owners[to]]}
        if (reference.source, reference.field) not in public:
            found[owners[to]][reference] = None
    return {key: list(references) for key, references in found.items()}


def _indexed(keys: Collection[Key]) -> Iterator[tuple[Key, Reference]]:
    by_kind: dict[int, list[str]] = defaultdict(list)
    for kind, pk in keys:
        by_kind[kind].append(pk)
    named = models.Q()
    for kind, pks in by_kind.items():
        named |= models.Q(to_content_type_id=kind, to_object_id__in=pks)
    if not named:
        return
    for row in ReferenceIndex.objects.filter(named).order_by("pk"):
        source = (row.base_content_type_id, row.object_id)
        reference = Reference(source, row.content_type_id, _label(row), str(row.describe_on_delete()))
        yield (row.to_content_type_id, row.to_object_id), reference


def _chosen(keys: Collection[Key]) -> Iterator[tuple[Key, Reference]]:
    """Yield the choices of several, such as a session's themes; Wagtail's index does not hold them."""
    by_kind: dict[int, list[str]] = defaultdict(list)
    for kind, pk in keys:
        by_kind[kind].append(pk)
    for field in _lists_of_choices():
        to = field.related_model
        chosen = by_kind.get(key_of_model(to, 0)[0])
        if not chosen:
            continue
        columns = (field.m2m_field_name(), field.m2m_reverse_field_name())
        rows = field.remote_field.through.objects.filter(**{f"{columns[1]}__in": chosen})
        for source, pk in rows.values_list(*(f"{name}_id" for name in columns)).order_by("pk"):
            yield key_of_model(to, pk), _reference(field, source)


def drafted(keys: Collection[Key]) -> Iterator[tuple[Key, Reference]]:
    """Yield what the latest drafts of public things refer to; one statement.

    Wagtail's index holds what is public of them. What was never public is in the index as it was last saved.
    """
    for revision in Revision.objects.filter(pk__in=_waiting()).order_by("pk").iterator(READ_AT_ONCE):
        model: Any = ContentType.objects.get_for_id(revision.content_type_id).model_class()
        source = (revision.base_content_type_id, revision.object_id)
        for to, path in dict.fromkeys(named_in(model, revision.content)):
            if to in keys and to != source:
                kind = revision.content_type_id
                label = _label(ReferenceIndex(content_type_id=kind, model_path=path))
                yield to, Reference(source, kind, label, _("will be left out"), is_draft=True)


def _label(row: ReferenceIndex) -> str:
    """Return what the field is called that a row of the index is about, from the page to the block in it."""
    label = str(row.describe_source_field())
    return label.replace("→", "←") if get_language_bidi() else label


def _waiting() -> Any:
    """Return the keys of drafts that were saved on top of something public."""
    drafts: Any = Page.objects.filter(live=True, has_unpublished_changes=True).values("latest_revision")
    others = (
        model._base_manager.filter(live=True, has_unpublished_changes=True).values("latest_revision")
        for model in get_snippet_models()
        if issubclass(model, DraftStateMixin)
    )
    return drafts.order_by().union(*(each.order_by() for each in others))


def _reference(field: Any, source: Any) -> Reference:
    kind = ContentType.objects.get_for_model(field.model).pk
    label = str(capfirst(field.verbose_name))
    return Reference(key_of_model(field.model, source), kind, label, _("will be left out"))


def _lists_of_choices() -> Iterator[Any]:
    for model in apps.get_app_config(OURS).get_models():
        yield from (field for field in model._meta.local_many_to_many if field.remote_field.through)
