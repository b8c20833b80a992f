"""What a page shows while a picture loads: a colour, a ThumbHash, a tiny picture."""

import base64
from dataclasses import dataclass
from io import BytesIO

from fast_thumbhash import rgba_to_thumb_hash
from PIL import Image

DATA_URL_LIMIT = 600
_DATA_URL_SIDES = (24, 20, 16, 12, 8)
_COLOURS = 6
_OPAQUE = 255


@dataclass(frozen=True, slots=True)
class Placeholder:
    """``#rrggbb`` or "", the base64 of a ThumbHash, and a WebP data URL of at most 600 characters."""

    dominant_colour: str
    thumbhash: str
    data_url: str


def make_placeholder(thumbnail: Image.Image) -> Placeholder:
    """Return the placeholder of an RGBA picture of at most 100 by 100 pixels."""
    encoded = bytes(rgba_to_thumb_hash(*thumbnail.size, thumbnail.tobytes()))
    return Placeholder(dominant_colour(thumbnail), base64.b64encode(encoded).decode(), data_url(thumbnail))


def dominant_colour(thumbnail: Image.Image) -> str:
    """Return the most frequent of six colours; "" for what one can see through.

    Pages lay the colour behind the picture, where it would stay: dark letters of a logo on dark ground.
    """
    if min(thumbnail.getchannel("A").tobytes()) < _OPAQUE:
        return ""
    strip = thumbnail.convert("RGB").quantize(_COLOURS)
    _count, index = max((count, int(str(colour))) for count, colour in strip.getcolors() or [(0, 0)])
    red, green, blue = (strip.getpalette() or [])[3 * index : 3 * index + 3]
    return f"#{red:02x}{green:02x}{blue:02x}"


def data_url(thumbnail: Image.Image) -> str:
    """Return the picture as a data URL: as large as 600 characters allow, "" when none fits."""
    for side in _DATA_URL_SIDES:
        small, output = thumbnail.copy(), BytesIO()
        small.thumbnail((side, side))
        small.save(output, "WEBP", quality=40, method=6)
        url = "data:image/webp;base64," + base64.b64encode(output.getvalue()).decode()
        if len(url) <= DATA_URL_LIMIT:
            return url
    return ""
