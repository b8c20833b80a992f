"""Colours as plain tuples: parsing, mixing and choosing readable text. Pure."""

Colour = tuple[int, int, int]

WHITE: Colour = (255, 255, 255)
INK: Colour = (24, 32, 51)


def parse_colour(text: str) -> Colour:
    """Return the channels of ``#rrggbb``; raise ``ValueError`` for anything else."""
    digits = text.removeprefix("#")
    if len(digits) != 6:
        raise ValueError(f"{text!r} is not written as #rrggbb")
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """Return ``one`` with ``share`` (0 to 1) of it replaced by ``other``."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def lighter(colour: Colour, share: float) -> Colour:
    """Return the colour moved towards white by ``share``."""
    return mix(colour, WHITE, share)


def darker(colour: Colour, share: float) -> Colour:
    """Return the colour moved towards black by ``share``."""
    return mix(colour, (0, 0, 0), share)


def luminance(colour: Colour) -> float:
    """Return the relative luminance, 0 for black to 1 for white, as WCAG 2.2 defines it."""
    scaled = (channel / 255 for channel in colour)
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in scaled)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def readable_on(background: Colour) -> Colour:
    """Return white or ink, whichever is the more readable on the background."""
    return WHITE if luminance(background) < 0.2 else INK
