"""What bodies point at, collected from their raw values without a statement."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from wagtail.blocks import Block, ListBlock, PageChooserBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page
from wagtail.snippets.blocks import SnippetChooserBlock

from graphql_api.loading.stored import items_from, key_from, stream_from, struct_from
from media.models import CustomDocument, CustomImage

# The keys of what was chosen, by model. Pages of every type are ``Page``.
Wanted = Mapping[type[Any], set[int]]
Note = Callable[[type[Any], Any], None]
# Notes what a raw value points at.
Collect = Callable[[Any, Note], None]

LINK = re.compile(r"<a\b[^>]*>", re.IGNORECASE)
LINK_TYPE = re.compile(r"""\blinktype\s*=\s*["']?(page|document)\b""", re.IGNORECASE)
LINK_ID = re.compile(r"""\bid\s*=\s*["']?(\d{1,10})\b""", re.IGNORECASE)
LINKED = {"page": Page, "document": CustomDocument}


class Collector:
    """Collects what streams of one definition point at; it looks only where a chooser or a link may be."""

    def __init__(self, definition: StreamBlock) -> None:
        self._collect = collect_from(definition)

    def wanted_by(self, streams: Iterable[Any]) -> Wanted:
        """Return the keys of everything that the streams' blocks and rich texts point at."""
        found: dict[type[Any], set[int]] = defaultdict(set)

        def note(model: type[Any], value: Any) -> None:
            key = key_from(value)
            if key is not None:
                found[model].add(key)

        for stream in streams:
            if self._collect is not None:
                self._collect(stream, note)
        return found


def chosen_model(block: Block) -> type[Any] | None:
    """Return the model of a chooser; None if ``block`` is no chooser."""
    if isinstance(block, PageChooserBlock):
        return Page
    if isinstance(block, ImageChooserBlock):
        return CustomImage
    if isinstance(block, DocumentChooserBlock):
        return CustomDocument
    return block.target_model if isinstance(block, SnippetChooserBlock) else None


def collect_from(block: Block) -> Collect | None:
    """Return how to collect from values of ``block``; None if they point at nothing."""
    if isinstance(block, StructBlock | StreamBlock):
        return _collect_from_children(block)
    if isinstance(block, ListBlock):
        return _collect_from_items(block)
    if isinstance(block, RichTextBlock):
        return _collect_links
    model = chosen_model(block)
    return (lambda value, note: note(model, value)) if model is not None else None


def _collect_from_children(block: StructBlock | StreamBlock) -> Collect | None:
    inside = {name: collect for name, child in block.child_blocks.items() if (collect := collect_from(child))}

    def from_struct(value: Any, note: Note) -> None:
        fields = struct_from(value)
        for name, collect in inside.items():
            collect(fields.get(name), note)

    def from_stream(value: Any, note: Note) -> None:
        for item in map(struct_from, stream_from(value)):
            name = item.get("type")
            if isinstance(name, str) and name in inside:
                inside[name](item.get("value"), note)

    if not inside:
        return None
    return from_stream if isinstance(block, StreamBlock) else from_struct


def _collect_from_items(block: ListBlock) -> Collect | None:
    inside = collect_from(block.child_block)
    if inside is None:
        return None

    def from_items(value: Any, note: Note) -> None:
        for item in items_from(value):
            inside(item, note)

    return from_items


def _collect_links(value: Any, note: Note) -> None:
    if not isinstance(value, str) or "linktype" not in value:
        return
    for tag in LINK.findall(value):
        kind, key = LINK_TYPE.search(tag), LINK_ID.search(tag)
        if kind and key:
            note(LINKED[kind[1].lower()], key[1])
