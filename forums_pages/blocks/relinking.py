"""Lets raw values of blocks that lead to one page lead to another, which has taken its place."""

import re
from collections.abc import Callable
from typing import Any

from wagtail.blocks import Block, ListBlock, PageChooserBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.rich_text.rewriters import FIND_A_TAG, extract_attrs

ID = re.compile(r'(?<![\w-])id="\d+"')


def relinked(block: Block, raw: Any, old: int, new: int) -> Any:
    """Return the stored value ``raw`` of ``block`` with ``new`` wherever it leads to the page ``old``.

    What has not the shape that ``block`` asks for, and blocks that are not known any more, stay as they are.
    """

    def again(child: Block, value: Any) -> Any:
        return relinked(child, value, old, new)

    if isinstance(block, StructBlock) and isinstance(raw, dict):
        children = block.child_blocks
        return {
            name: again(children[name], value) if name in children else value for name, value in raw.items()
        }
    if isinstance(block, StreamBlock | ListBlock) and isinstance(raw, list):
        return [_relinked_item(block, item, again) for item in raw]
    if isinstance(block, RichTextBlock) and isinstance(raw, str):
        return relinked_markup(raw, old, new)
    leads_there = isinstance(block, PageChooserBlock) and raw == old and not isinstance(raw, bool)
    return new if leads_there else raw


def relinked_markup(html: str, old: int, new: int) -> str:
    """Return rich text, in the database's form, whose links to the page ``old`` lead to ``new``."""

    def rewrite(tag: re.Match[str]) -> str:
        attributes = extract_attrs(tag.group(1))
        is_it = attributes.get("linktype") == "page" and attributes.get("id") == str(old)
        return ID.sub(f'id="{new}"', tag.group()) if is_it else tag.group()

    return str(FIND_A_TAG.sub(rewrite, html))


def _relinked_item(block: StreamBlock | ListBlock, item: Any, again: Callable[[Block, Any], Any]) -> Any:
    """Return an item of a stream, or of a list, whose items were once stored without a type."""
    is_wrapped = isinstance(item, dict) and "type" in item and "value" in item
    if isinstance(block, ListBlock):
        if is_wrapped and item["type"] == "item":
            return {**item, "value": again(block.child_block, item["value"])}
        return again(block.child_block, item)
    child = block.child_blocks.get(item["type"]) if is_wrapped else None
    return {**item, "value": again(child, item["value"])} if child is not None else item
