"""Draws the picture that is shown beside a shared link: a title, what stands above it and what below. Pure.

Words are shaped by libraqm, which Pillow's wheels contain: Arabic letters are joined, and what is written
from right to left stands at the right.
"""

import unicodedata
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT, MARGIN = 1200, 630, 80
FONT = Path(__file__).parent / "fonts" / "NotoSans-LatinArabic-Bold.ttf"
GROUND, INK, QUIET = "#0a3a4f", "#ffffff", "#c4dbe5"
# Zero Exclusion, Zero Carbon, Zero Poverty.
BARS = ("#c8553d", "#3c8d5a", "#d99a2b")
BAR = 14
SMALL = 34
TITLE_SIZES = (84, 72, 62, 54, 46, 40)
MOST_LINES, LINE, TITLE_HEIGHT = 4, 1.3, 350
RIGHT_TO_LEFT = frozenset({"R", "AL"})


def card(title: str, above: str, below: str) -> bytes:
    """Return the picture as PNG, 1200 by 630 pixels. What is too long ends with an ellipsis."""
    image = Image.new("RGB", (WIDTH, HEIGHT), GROUND)
    draw = ImageDraw.Draw(image)
    for place, colour in enumerate(BARS):
        left = place * WIDTH // len(BARS)
        draw.rectangle((left, HEIGHT - BAR, left + WIDTH // len(BARS), HEIGHT), fill=colour)
    size, lines = _fitting(title)
    small = _font(SMALL)
    _write(draw, MARGIN - 20, _cut(above, small), small, QUIET, _direction(above))
    top = (HEIGHT - len(lines) * size * LINE) / 2
    for number, line in enumerate(lines):
        _write(draw, top + number * size * LINE, line, _font(size), INK, _direction(title))
    _write(draw, HEIGHT - MARGIN - SMALL, _cut(below, small), small, QUIET, _direction(below))
    written = BytesIO()
    image.quantize(64, method=Image.Quantize.MEDIANCUT).save(written, "PNG", optimize=True)
    return written.getvalue()


@lru_cache(maxsize=16)
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT, size, layout_engine=ImageFont.Layout.RAQM)


def _fitting(title: str) -> tuple[int, list[str]]:
    """Return the largest size at which a title takes four lines at most, and the lines."""
    size, lines = TITLE_SIZES[-1], [title]
    for size in TITLE_SIZES:
        lines = _lines(title, _font(size))
        if len(lines) <= MOST_LINES and len(lines) * size * LINE <= TITLE_HEIGHT:
            return size, lines
    kept = [*lines[: MOST_LINES - 1], " ".join(lines[MOST_LINES - 1 :])]
    return size, [*kept[:-1], _cut(kept[-1], _font(size))]


def _lines(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _width(longer, font) <= WIDTH - 2 * MARGIN:
            lines[-1] = longer
        else:
            lines.append(_cut(word, font))
    return lines


def _cut(text: str, font: ImageFont.FreeTypeFont) -> str:
    """Return as much of ``text`` as a line holds."""
    if _width(text, font) <= WIDTH - 2 * MARGIN:
        return text
    shortest, longest = 0, len(text)
    while longest - shortest > 1:
        middle = (shortest + longest) // 2
        if _width(text[:middle].rstrip() + "…", font) <= WIDTH - 2 * MARGIN:
            shortest = middle
        else:
            longest = middle
    return text[:shortest].rstrip() + "…"


def _width(text: str, font: ImageFont.FreeTypeFont) -> float:
    return font.getlength(text, direction=_direction(text))


def _write(
    draw: ImageDraw.ImageDraw,
    top: float,
    text: str,
    font: ImageFont.FreeTypeFont,
    colour: str,
    direction: str,
) -> None:
    left, anchor = (WIDTH - MARGIN, "ra") if direction == "rtl" else (MARGIN, "la")
    draw.text((left, top), text, fill=colour, font=font, anchor=anchor, direction=direction)


def _direction(text: str) -> str:
    """Return how a text is read, by its first letter that tells."""
    kinds = (unicodedata.bidirectional(each) for each in text)
    first = next((each for each in kinds if each in RIGHT_TO_LEFT or each == "L"), "L")
    return "rtl" if first in RIGHT_TO_LEFT else "ltr"
