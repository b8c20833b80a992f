"""One picture with its caption."""

from typing import Any

import strawberry

from forums_pages.blocks.image import ImageBlock
from graphql_api.blocks.base import Block, serves
from graphql_api.blocks.picture import PlacedImage, placed_image, placed_image_in
from graphql_api.blocks.reading import choice, words
from graphql_api.enums import ImageLayout


@serves(ImageBlock)
@strawberry.type(name="ImageBlock", description="A picture between paragraphs. Show its credit with it.")
class ImageBlockType(Block):
    """An ``ImageBlock`` whose picture may be seen."""

    image: PlacedImage = placed_image("picture", "The picture.")
    caption: str | None = words("caption", "What stands under it, before the credit.")
    layout: ImageLayout = choice("layout", ImageLayout, "How much width it takes.", ImageLayout.NORMAL)

    @classmethod
    def is_shown(cls, row: Any) -> bool:
        """Return whether there is a picture that may be seen."""
        return placed_image_in(row, "picture") is not None
