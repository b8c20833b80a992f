"""The list of all block classes, so that whatever serves them can prove that it forgets none."""

import re
from collections.abc import Iterator

from wagtail.blocks import Block, ListBlock, StreamBlock, StructBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from forums_pages.blocks.body import BodyBlock


def block_name(block_class: type[Block]) -> str:
    """Return a block class's name in snake case, without ``Block``: ``call_to_action``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", block_class.__name__.removesuffix("Block")).lower()


def block_classes() -> list[tuple[str, type[Block]]]:
    """Return (name, class) of every block of a body and of the structures inside them, once each.

    Fields of a struct, such as a line of text or a chooser, are not blocks of their own and are left out.
    """
    found = dict.fromkeys(type(block) for block in _walk(BodyBlock()))
    return [(block_name(block_class), block_class) for block_class in found]


def _walk(stream: StreamBlock) -> Iterator[Block]:
    for block in stream.child_blocks.values():
        yield block
        yield from _inside(block)


def _inside(block: Block) -> Iterator[Block]:
    if isinstance(block, StructBlock):
        for child in block.child_blocks.values():
            yield from _structures(child)


def _structures(block: Block) -> Iterator[Block]:
    """Yield the structs, streams and tables at and below a field of a struct."""
    inner = block.child_block if isinstance(block, ListBlock) else block
    if isinstance(inner, StreamBlock):
        yield inner
        yield from _walk(inner)
    elif isinstance(inner, StructBlock):
        yield inner
        yield from _inside(inner)
    elif isinstance(inner, TypedTableBlock):
        yield inner
