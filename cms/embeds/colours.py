"""Colours that partners choose, made readable on the ground that they stand on (WCAG 2.2, 1.4.3)."""

import re
from dataclasses import dataclass

HEX = re.compile(r"#?([0-9a-fA-F]{6})")
# The grounds of ``site.css`` in the light and in the dark.
LIGHT_GROUND, DARK_GROUND = "#ffffff", "#121a20"
ENOUGH = 4.5
BLACK, WHITE = (0, 0, 0), (255, 255, 255)
Channels = tuple[int, int, int]


@dataclass(frozen=True)
class Accent:
    """A colour as it is drawn: on a light ground and on a dark one, with what can be read on each of them."""

    light: str
    dark: str
    on_light: str
    on_dark: str


def accent_of(colour: str) -> Accent:
    """Return ``colour`` (six hexadecimal digits) as it is drawn: unchanged where it can be read already.

    Raises:
        ValueError: it is no colour.
    """
    found = HEX.fullmatch(colour)
    if found is None:
        raise ValueError(colour)
    wanted = f"#{found[1].lower()}"
    light, dark = _readable(wanted, LIGHT_GROUND, BLACK), _readable(wanted, DARK_GROUND, WHITE)
    return Accent(light, dark, _upon(light), _upon(dark))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    low, high = sorted((_luminance(_channels(one)), _luminance(_channels(other))))
    return (high + 0.05) / (low + 0.05)


def _readable(colour: str, ground: str, towards: Channels) -> str:
    start, found = _channels(colour), colour
    for step in range(51):
        mixed = tuple(round(a + (b - a) * step / 50) for a, b in zip(start, towards, strict=True))
        found = "#" + "".join(f"{each:02x}" for each in mixed)
        if contrast(found, ground) >= ENOUGH:
            break
    return found


def _upon(colour: str) -> str:
    return max(("#ffffff", "#000000"), key=lambda each: contrast(each, colour))


def _channels(colour: str) -> Channels:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def _luminance(channels: Channels) -> float:
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4
        for each in (value / 255 for value in channels)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
