"""Words drawn with Pillow's bundled font, which knows little beyond ASCII; accents are drawn. Pure."""

import unicodedata
from functools import lru_cache

from PIL import ImageDraw, ImageFont

from cms.demo.drawing import Fill, Point

# What the bundled font lacks and plain letters can stand for.
_PLAIN = str.maketrans(
    {"œ": "oe", "Œ": "OE", "æ": "ae", "–": "-", "—": "-", "·": "-", "•": "-", "\u00a0": " ", "\u202f": " "}
)
_NO_FREETYPE = "Pillow was built without FreeType, so the demonstration cannot draw words."
_TYPOGRAPHY = frozenset("’‘“”«»…")
_GRAVE, _ACUTE, _HAT, _TILDE, _DOTS, _CEDILLA, _CARON = (
    "\u0300", "\u0301", "\u0302", "\u0303", "\u0308", "\u0327", "\u030c",
)  # fmt: skip
_LINES: dict[str, tuple[Point, ...]] = {
    _GRAVE: ((-0.13, -0.13), (0.07, 0.02)),
    _ACUTE: ((0.13, -0.13), (-0.07, 0.02)),
    _HAT: ((-0.14, 0.02), (0.0, -0.12), (0.14, 0.02)),
    _CARON: ((-0.14, -0.12), (0.0, 0.02), (0.14, -0.12)),
    _TILDE: ((-0.16, 0.0), (-0.06, -0.08), (0.06, 0.0), (0.16, -0.08)),
}


@lru_cache(maxsize=64)
def font(size: int) -> ImageFont.FreeTypeFont:
    """Return the bundled font; raise ``RuntimeError`` where Pillow was built without FreeType."""
    found = ImageFont.load_default(size)
    if not isinstance(found, ImageFont.FreeTypeFont):
        raise RuntimeError(_NO_FREETYPE)  # noqa: TRY004 - the build is at fault, not a type
    return found


def plain(text: str) -> str:
    """Return the letters the font can draw, without their accents."""
    return "".join(base for base, _ in _letters(text))


def can_write(text: str) -> bool:
    """Tell whether every letter can be drawn; Arabic, for one, cannot."""
    return all(letter.isascii() or letter in _TYPOGRAPHY for letter in plain(text))


def text_width(text: str, size: int) -> float:
    """Return the width of one line in pixels."""
    return font(size).getlength(plain(text))


def write(
    draw: ImageDraw.ImageDraw,
    at: Point,
    text: str,
    size: int,
    fill: Fill,
    weight: int = 0,
) -> None:
    """Write one line whose top left corner is ``at``; ``weight`` thickens every stem by so many pixels."""
    x, y = at
    letters = _letters(text)
    face = font(size)
    base = "".join(letter for letter, _ in letters)
    draw.text((x, y), base, font=face, fill=fill, stroke_width=weight, stroke_fill=fill)
    before = ""
    for letter, marks in letters:
        if marks:
            middle = x + face.getlength(before) + face.getlength(letter) / 2
            _add_marks(draw, (middle, y), letter, marks, size, fill)
        before += letter


def wrap(text: str, size: int, width: float) -> list[str]:
    """Return the lines the text needs so that none is wider than ``width``, a single long word apart."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and text_width(longer, size) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line] if line else lines


def _letters(text: str) -> list[tuple[str, str]]:
    """Return each base letter with the marks that belong over or under it."""
    letters: list[tuple[str, str]] = []
    for character in unicodedata.normalize("NFD", text.translate(_PLAIN)):
        if unicodedata.combining(character) and letters:
            base, marks = letters[-1]
            letters[-1] = (base, marks + character)
        else:
            letters.append((character, ""))
    return letters


def _add_marks(draw: ImageDraw.ImageDraw, at: Point, letter: str, marks: str, size: int, fill: Fill) -> None:
    middle, top = at
    # Over an i the mark stands a little higher, because its dot stays.
    rise = 0.12 if letter.isupper() or letter in "ij" else 0.31
    height = top + size * rise
    pen = max(1, round(size * 0.075))
    for mark in marks:
        if mark in _LINES:
            line = [(middle + px * size, height + py * size) for px, py in _LINES[mark]]
            draw.line(line, fill=fill, width=pen, joint="curve")
        elif mark == _DOTS:
            for side in (-0.12, 0.12):
                x, y, r = middle + side * size, height - 0.04 * size, 0.05 * size
                draw.ellipse((x - r, y - r, x + r, y + r), fill=fill)
        elif mark == _CEDILLA:
            foot = top + size * 0.98
            hook = [(0.0, 0.0), (0.06, 0.07), (-0.06, 0.14)]
            draw.line(
                [(middle + px * size, foot + py * size) for px, py in hook],
                fill=fill,
                width=pen,
            )
