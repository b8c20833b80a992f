"""What a saved version refers to, read from its JSON.

Made a page again, each version would ask the database for whatever it refers to.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.blocks import Block, ChooserBlock, ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.rich_text import extract_references_from_rich_text

from forums_pages.viewsets.usage.targets import Key, key_of_model

# What is named, and the path of the field that names it, as Wagtail's index writes it.
Named = tuple[Key, str]


def named_in(model: type[models.Model], content: Mapping[str, Any]) -> Iterator[Named]:
    """Yield what a version of a ``model`` refers to in fields of its own, lists of choices included.

    What belongs to the row for good, such as a session's edition, is no part of a version.
    """
    for field in _own_fields(model):
        value = content.get(field.name)
        if value:
            yield from _in_field(field, value)
    for relation in get_all_child_relations(model):
        name = relation.get_accessor_name()
        for row in content.get(name) or ():
            for key, path in named_in(relation.related_model, row):
                yield key, f"{name}.item.{path}"


def _own_fields(model: type[models.Model]) -> Iterator[Any]:
    for_good = getattr(model, "identity_facts", ())
    for field in (*model._meta.concrete_fields, *model._meta.many_to_many):
        if field.model is not Page and field.name not in for_good and not isinstance(field, ParentalKey):
            yield field


def _in_field(field: Any, value: Any) -> Iterator[Named]:
    if isinstance(field, StreamField):
        yield from _in_stream(field, value)
    elif isinstance(field, models.ManyToManyField):
        yield from ((key_of_model(field.related_model, pk), field.name) for pk in value)
    elif isinstance(field, models.ForeignKey):
        yield key_of_model(field.related_model, value), field.name


def _in_stream(field: StreamField, stored: Any) -> Iterator[Named]:
    raw = json.loads(stored) if isinstance(stored, str) else stored
    for key, path in _in_block(field.stream_block, raw):
        yield key, f"{field.name}.{path}"


def _in_block(block: Block, raw: Any) -> Iterator[Named]:
    """Yield what a block refers to, with the path below it; raw values of another shape refer to nothing."""
    if isinstance(block, ChooserBlock):
        if isinstance(raw, int | str) and raw:
            yield key_of_model(block.model_class, raw), ""
    elif isinstance(block, RichTextBlock):
        for kind, pk, _model_path, _content_path in extract_references_from_rich_text(str(raw or "")):
            yield key_of_model(kind, pk), ""
    else:
        for name, child, value in _inside(block, raw):
            for key, path in _in_block(child, value):
                yield key, f"{name}.{path}" if path else name


def _inside(block: Block, raw: Any) -> Iterator[tuple[str, Block, Any]]:
    """Yield what is inside a block: the name that paths have of it, its definition and its raw value."""
    if isinstance(block, StructBlock) and isinstance(raw, dict):
        yield from ((name, child, raw.get(name)) for name, child in block.child_blocks.items())
    elif isinstance(block, StreamBlock) and isinstance(raw, list):
        known = [each for each in raw if isinstance(each, dict) and each.get("type") in block.child_blocks]
        yield from ((each["type"], block.child_blocks[each["type"]], each.get("value")) for each in known)
    elif isinstance(block, ListBlock) and isinstance(raw, list):
        yield from (("item", block.child_block, _item(each)) for each in raw)


def _item(raw: Any) -> Any:
    """Return the value of a list's item, which older versions stored bare."""
    return raw["value"] if isinstance(raw, dict) and raw.get("type") == "item" and "value" in raw else raw
