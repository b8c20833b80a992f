"""Pictures where they stand in a body, with the words that fit the place."""

from dataclasses import dataclass
from typing import Any

import strawberry

from forums_pages.blocks.picture import PictureBlock
from graphql_api.blocks.base import serves
from graphql_api.blocks.reading import key_in, read, struct_in, text_in
from graphql_api.loading.bodies import Struct
from graphql_api.loading.pictures import PictureRow
from graphql_api.types.files import ImageType
from graphql_api.types.picture import For, Picture, alternative
from media.models import CustomImage


@dataclass(frozen=True)
class PlacedImageRow:
    """The source object of ``PlacedImage``: a picture that may be seen, and what stores it."""

    image: Any
    stored: Struct

    @property
    def alt(self) -> str | None:
        """Empty when decorative here, else this place's words, else the picture's own; None without any."""
        if self.stored.fields.get("decorative") is True:
            return ""
        return text_in(self.stored, "alt_text") or alternative(self.image)


def placed_image_in(row: Any, name: str) -> PlacedImageRow | None:
    """Return the picture called ``name``; None where none was chosen, or it is hidden or gone."""
    stored = struct_in(row, name)
    image = stored.place.targets.row(CustomImage, key_in(stored, "image"))
    return PlacedImageRow(image, stored) if image is not None else None


def placed_image(name: str, description: str) -> Any:
    """Return a field for a picture in its place."""
    return read(lambda row: placed_image_in(row, name), description, name)


def _picture(placed: strawberry.Parent[Any], preset: For) -> Picture:
    return PictureRow(placed.image, preset, placed.alt)  # type: ignore[return-value]  # types are views on rows


@serves(PictureBlock)
@strawberry.type(description="A picture where it stands, with the words that fit the place.")
class PlacedImage:
    """See ``PlacedImageRow``, its source object."""

    image: ImageType = read(lambda placed: placed.image, "The picture as it is in the library.", "image")
    alt: str | None = read(
        lambda placed: placed.alt,
        "The alternative text that fits here; empty when the picture is decorative here, null while nobody "
        "has described it.",
        "alt_text",
    )
    is_decorative: bool = read(
        lambda placed: placed.alt == "", "Whether screen readers should pass over it here.", "decorative"
    )
    picture: Picture = strawberry.field(
        resolver=_picture,
        description="In the sizes and formats of a preset, with the alternative text of this place.",
    )
