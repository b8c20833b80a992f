"""The blocks of a page's body, one file each, named after the class in snake case without ``Block``."""

from forums_pages.blocks.body import BodyBlock
from forums_pages.blocks.registry import block_classes, block_name

__all__ = ["BodyBlock", "block_classes", "block_name"]
