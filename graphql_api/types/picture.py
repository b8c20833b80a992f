"""A picture ready for ``<picture>``: formats, sizes, words and a placeholder."""

from typing import Annotated, Any

import strawberry

from graphql_api.enums import Licence, Preset
from graphql_api.loading.peers import peers_of
from graphql_api.loading.pictures import PictureRow
from graphql_api.loading.words import best_text
from graphql_api.types.fields import computed, priced
from media.copies import focal_point_in

For = Annotated[Preset, strawberry.argument(description="Where the picture is going to be shown.")]


@strawberry.type(description="A point of a picture, as fractions of its width and height.")
class FocalPoint:
    """See ``whole_focal_point``."""

    x: float = strawberry.field(description="From the left edge, 0 to 1.")
    y: float = strawberry.field(description="From the upper edge, 0 to 1.")


def whole_focal_point(image: Any) -> FocalPoint | None:
    """Return what must stay visible of the whole picture; None where nobody said so."""
    if image.focal_point_x is None or image.focal_point_y is None:
        return None
    return FocalPoint(x=image.focal_point_x / image.width, y=image.focal_point_y / image.height)


def alternative(image: Any) -> str | None:
    """Return the picture's own alternative text; empty for a decorative one, None while it has none."""
    return "" if image.is_decorative else best_text(image.alt_text, peers_of(image).reading)


def _focal_point(picture: PictureRow) -> FocalPoint | None:
    found = focal_point_in(picture.shown, picture.image)
    return FocalPoint(x=found[0], y=found[1]) if found else None


def _src(picture: PictureRow) -> str:
    return peers_of(picture.image).reading.context.absolute(picture.shown.url)


@strawberry.type(description="A format of a picture: an element `<source>` of HTML.")
class PictureSource:
    """See ``loading.pictures.FormatRow``, its source object."""

    type: str = strawberry.field(description="The media type, such as image/avif.")
    srcset: str = strawberry.field(description="The addresses with their widths.")
    sizes: str = strawberry.field(description="How wide the picture is going to be shown.")


@strawberry.type(
    description="A picture in a preset: what `<picture>` and `<img>` need. It is served as it is found; "
    "a copy that has not been made yet is left out, and comes with a later answer."
)
class Picture:
    """See ``loading.pictures.PictureRow``, its source object."""

    sources: list[PictureSource] = strawberry.field(
        description="Its formats, the best first: AVIF, WebP, and at the end one that every browser reads.",
        metadata=priced(size=3),
    )
    src: str = computed(_src, "The address for browsers that choose no source.")
    width: int = computed(lambda row: row.shown.width, "The width of `src`, in pixels.")
    height: int = computed(lambda row: row.shown.height, "The height of `src`, in pixels.")
    sizes: str = computed(lambda row: row.preset.sizes, "How wide the picture is going to be shown.")
    alt: str | None = computed(
        lambda row: row.alt,
        "The alternative text that fits the place; empty for a decorative picture, null for one that "
        "nobody has described yet.",
    )
    is_decorative: bool = computed(
        lambda row: row.alt == "", "Whether screen readers should pass over it here."
    )
    focal_point: FocalPoint | None = computed(
        _focal_point, "What must stay visible when it is cropped further: a place in `src`."
    )
    dominant_colour: str | None = computed(
        lambda row: row.image.dominant_colour or None, "A colour to show while it loads, such as #19486a."
    )
    thumbhash: str | None = computed(
        lambda row: row.image.thumbhash or None,
        "A tiny preview (https://evanw.github.io/thumbhash/), base64.",
    )
    placeholder: str | None = computed(
        lambda row: row.image.placeholder_data_url or None, "A tiny preview as a data URL, at most 600 bytes."
    )
    credit: str | None = computed(
        lambda row: row.image.credit or None, "Whom to credit; show it with the picture."
    )
    licence: Licence = computed(lambda row: row.image.licence, "What may be done with it.")
    licence_note: str | None = computed(lambda row: row.image.licence_note or None, "Conditions in words.")


def picture_of(image: strawberry.Parent[Any], preset: For) -> Picture:
    """Return the picture for a place of that kind."""
    return PictureRow(image, preset, alternative(image))  # type: ignore[return-value]  # types are views on rows
