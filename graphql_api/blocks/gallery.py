"""Several pictures shown together."""

from typing import Any

import strawberry

from forums_pages.blocks.gallery import GalleryBlock, GalleryItemBlock
from graphql_api.blocks.base import Block, serves
from graphql_api.blocks.picture import PlacedImage, placed_image, placed_image_in
from graphql_api.blocks.reading import read, structs_in, words


def _items(row: Any) -> list[Any]:
    return [item for item in structs_in(row, "items") if placed_image_in(item, "picture") is not None]


@serves(GalleryItemBlock)
@strawberry.type(name="GalleryItem", description="A picture of a gallery.")
class GalleryItemType:
    """A ``GalleryItemBlock`` whose picture may be seen."""

    image: PlacedImage = placed_image("picture", "The picture.")
    caption: str | None = words("caption", "What stands under it, before the credit.")


@serves(GalleryBlock, shows=_items)
@strawberry.type(name="GalleryBlock", description="Pictures side by side.")
class GalleryBlockType(Block):
    """A ``GalleryBlock`` with at least one picture that may be seen."""

    heading: str | None = words("heading", "Its heading.")
    items: list[GalleryItemType] = read(_items, "The pictures, in their order.", "items", size=8)
