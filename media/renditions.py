"""Making the copies of pictures beforehand; ``media.copies`` finds them."""

from collections.abc import Iterable

from media.models import CustomImage, CustomRendition
from media.presets import Preset


def make_renditions(image: CustomImage, presets: Iterable[Preset]) -> list[CustomRendition]:
    """Return the copies of ``image`` for ``presets``, making those that are missing one after the other.

    One at a time, because each holds the whole picture in memory while it is made.
    """
    specs = dict.fromkeys(spec for preset in presets for spec in preset.specs(image.width))
    return [image.get_rendition(spec) for spec in specs]
