"""The sizes and formats in which pictures are offered: a closed list, so that copies can exist beforehand."""

import enum
from collections.abc import Callable
from dataclasses import dataclass

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
    # Encoding AVIF takes 25 bytes for each pixel: wider ones would not fit into a worker of 250 MB.
    HERO = PresetSpec((640, 1280, 1920), _fill(21, 9), "100vw")
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
