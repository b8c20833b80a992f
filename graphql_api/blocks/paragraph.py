"""Running text."""

from typing import Any

import strawberry

from forums_pages.blocks.paragraph import ParagraphBlock
from graphql_api.blocks.base import Block, serves
from graphql_api.blocks.reading import rich_text
from graphql_api.loading.rich_text import rich_text_from
from graphql_api.types.rich_text import RichText


@serves(ParagraphBlock)
@strawberry.type(name="ParagraphBlock", description="One or more paragraphs with lists and links.")
class ParagraphBlockType(Block):
    """A ``ParagraphBlock`` that says something."""

    content: RichText = rich_text("value", "What it says.")

    @classmethod
    def is_shown(cls, row: Any) -> bool:
        """Return whether it says anything."""
        return rich_text_from(row.fields.get("value"), row.place.targets) is not None
