"""The sizes and formats in which pictures are offered: a closed list, so that copies can exist beforehand."""

import enum
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from wagtail.images.models import Filter

from media.models import CustomImage, CustomRendition

MODERN_FORMATS = ("avif", "webp")


@dataclass(frozen=True, slots=True)
class PresetSpec:
    """Widths in pixels, the resizing for each, the last format for old browsers, and ``sizes`` of HTML."""

    widths: tuple[int, ...]
    resizing: Callable[[int], str]
    sizes: str
    fallback: str = "jpeg"
    formats: tuple[str, ...] = MODERN_FORMATS


def _fill(across: int, down: int) -> Callable[[int], str]:
    """Return a cropping round the focal point to the ratio ``across`` : ``down``."""
    return lambda width: f"fill-{width}x{round(width * down / across)}"


class Preset(enum.Enum):
    """Where a picture is shown."""

    PORTRAIT = PresetSpec((240, 480, 720), _fill(1, 1), "(min-width: 48rem) 15rem, 50vw")
    PORTRAIT_SMALL = PresetSpec((64, 128, 192), _fill(1, 1), "4rem")
    LOGO = PresetSpec((160, 320, 640), lambda w: f"max-{w}x{w // 2}", "10rem", fallback="png")
    LOGO_SMALL = PresetSpec((80, 160, 240), lambda w: f"max-{w}x{w // 2}", "5rem", fallback="png")
    CARD = PresetSpec(
        (320, 640, 960), _fill(16, 9), "(min-width: 64rem) 20rem, (min-width: 40rem) 50vw, 100vw"
    )
    COVER = PresetSpec((480, 960, 1440), _fill(3, 2), "(min-width: 64rem) 45rem, 100vw")
    HERO = PresetSpec((640, 1280, 1920, 2560), _fill(21, 9), "100vw")
    GALLERY = PresetSpec((480, 960, 1600), lambda w: f"max-{w}x{w}", "(min-width: 64rem) 60rem, 100vw")
    OPEN_GRAPH = PresetSpec((1200,), _fill(1200, 630), "1200px", formats=())

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats offered, the best first, the one that every browser reads last."""
        return (*self.value.formats, self.value.fallback)

    @property
    def sizes(self) -> str:
        """The ``sizes`` attribute of HTML that goes with the widths."""
        return self.value.sizes

    def specs(self, width_available: int | None = None) -> tuple[str, ...]:
        """Return Wagtail's filter specifications, by format and then by width.

        With ``width_available`` the widths beyond a picture's own are left out, but for the
        narrowest: a picture is never enlarged, so they would be copies of one size.
        """
        first, *others = self.value.widths
        wanted = [first, *(w for w in others if width_available is None or w <= width_available)]
        return tuple(
            f"{self.value.resizing(width)}|format-{name}" for name in self.formats for width in wanted
        )


def make_renditions(image: CustomImage, presets: Iterable[Preset]) -> list[CustomRendition]:
    """Return the copies of ``image`` for ``presets``, making those that are missing one after the other.

    One at a time, because each holds the whole picture in memory while it is made.
    """
    specs = dict.fromkeys(spec for preset in presets for spec in preset.specs(image.width))
    return [image.get_rendition(spec) for spec in specs]


def existing_renditions(images: Iterable[CustomImage], preset: Preset) -> dict[int, list[CustomRendition]]:
    """Return the copies that exist for ``preset``, by picture and in the preset's order, with one query.

    Nothing is ever made here. Every picture has its key; copies for a focal point that has since
    moved are left out.
    """
    by_id = {image.pk: image for image in images}
    order = {spec: position for position, spec in enumerate(preset.specs())}
    found: dict[int, list[CustomRendition]] = {pk: [] for pk in by_id}
    for rendition in CustomRendition.objects.filter(image__in=by_id, filter_spec__in=order):
        image = by_id[rendition.image_id]
        if rendition.focal_point_key == Filter(rendition.filter_spec).get_cache_key(image):
            rendition.image = image
            found[image.pk].append(rendition)
    for renditions in found.values():
        renditions.sort(key=lambda rendition: order[rendition.filter_spec])
    return found
