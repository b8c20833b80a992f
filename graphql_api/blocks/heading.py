"""Headings."""

from typing import Any

import strawberry

from forums_pages.blocks.heading import HeadingBlock
from graphql_api.blocks.base import Block, serves
from graphql_api.blocks.reading import choice, text_in, words
from graphql_api.enums import HeadingLevel


@serves(HeadingBlock)
@strawberry.type(name="HeadingBlock", description="A heading within the body.")
class HeadingBlockType(Block):
    """A ``HeadingBlock`` with words."""

    text: str = words("text", "Its words.")
    level: HeadingLevel = choice(
        "level", HeadingLevel, "Its place in the outline; the page's title is level 1.", HeadingLevel.H2
    )
    anchor: str | None = words("anchor", "Write it into `id`: links to this place end in # and the anchor.")

    @classmethod
    def is_shown(cls, row: Any) -> bool:
        """Return whether there are words."""
        return text_in(row, "text") is not None
