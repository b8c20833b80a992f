"""Logos of organisations that do not exist: a geometric mark beside a name, 800 by 400, transparent. Pure."""

import colorsys
import math
from collections.abc import Callable
from random import Random

from PIL import Image

from cms.demo.colours import INK, WHITE, Colour, luminance, parse_colour, readable_on
from cms.demo.drawing import Board, arc, seeded
from cms.demo.lettering import text_width, wrap, write

PAIRS = (
    ("#0b7a75", "#f2a541"), ("#1d4e89", "#f26b5e"), ("#7a3b69", "#f0b67f"), ("#2d6a4f", "#95d5b2"),
    ("#c8553d", "#28536b"), ("#3d405b", "#81b29a"), ("#9c2f4b", "#e9c46a"), ("#155e75", "#84cc16"),
    ("#5b4b8a", "#f4a259"), ("#a44a1f", "#3f8f8b"),
)  # fmt: skip
Mark = Callable[[Board, Colour, Colour, str], None]
CX, CY, R = 150.0, 200.0, 112.0


def draw_logo(seed: str, name: str, acronym: str = "", *, on_dark: bool = False) -> Image.Image:
    """Return the logo of a seed as RGBA; ``on_dark`` gives the version for dark backgrounds.

    The name is written in Latin letters; both versions have the same mark in the same place.
    """
    chance = seeded(f"logo:{seed}")
    first, second = (parse_colour(colour) for colour in chance.choice(PAIRS))
    if chance.random() < 0.35:
        first, second = second, first
    initials = acronym or "".join(word[0] for word in name.split() if word[0].isupper())
    mark = chance.choice(MARKS)
    if on_dark:
        first, second = _lift(first), _lift(second)
    board = Board(800, 400)
    mark(board, first, second, initials[:3])
    _write_name(
        board,
        chance,
        (name, acronym),
        (first, WHITE if on_dark else INK),
        on_dark=on_dark,
    )
    return board.finish()


def _lift(colour: Colour) -> Colour:
    """Return the colour light enough to be seen on a dark background, and no greyer for it."""
    if luminance(colour) >= 0.25:
        return colour
    hue, _, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in colour))
    red, green, blue = colorsys.hls_to_rgb(hue, 0.68, min(max(saturation, 0.3), 0.5))
    return round(red * 255), round(green * 255), round(blue * 255)


def _write_name(
    board: Board,
    chance: Random,
    words: tuple[str, str],
    colours: tuple[Colour, Colour],
    *,
    on_dark: bool,
) -> None:
    name, acronym = words
    accent, text = colours
    lead = accent if on_dark or luminance(accent) < 0.2 else text
    boldly = bool(acronym) and len(acronym) <= 8 and chance.random() < 0.7
    if boldly:
        large = _fitting(acronym, 120, 470)
        _line(board, acronym, large, 200 - large * 0.98, lead, 3)
        small = 34
        lines = wrap(name, small, 480)[:3]
        top = 224.0
    else:
        small = min(62, *(_fitting(word, 62, 480) for word in name.split()))
        lines = wrap(name, small, 490)[:4]
        top = 200 - len(lines) * small * 0.6
    for at, line in enumerate(lines):
        _line(
            board,
            line,
            small,
            top + at * small * 1.2,
            text if boldly else lead,
            0 if boldly else 1,
        )


def _fitting(word: str, size: int, width: float) -> int:
    """Return the largest size, at most ``size``, at which the word is no wider than ``width``."""
    return min(size, int(size * width / max(text_width(word, size), 1)))


def _line(board: Board, text: str, size: float, top: float, colour: Colour, weight: int) -> None:
    scale = board.scale
    write(
        board.draw,
        (296 * scale, top * scale),
        text,
        round(size * scale),
        colour,
        weight,
    )


def _rings(board: Board, first: Colour, second: Colour, _letters: str) -> None:
    for x, y, colour in (
        (CX - 44, CY - 34, first),
        (CX + 44, CY - 34, second),
        (CX, CY + 42, first),
    ):
        board.ring(x, y, 66, 18, colour)


def _petals(board: Board, first: Colour, second: Colour, _letters: str) -> None:
    for at in range(8):
        angle = at * math.pi / 4
        x, y = CX + 66 * math.cos(angle), CY + 66 * math.sin(angle)
        board.disc(x, y, 38, first if at % 2 else second)
    board.disc(CX, CY, 32, second)


def _leaf(board: Board, first: Colour, second: Colour, _letters: str) -> None:
    board.blob(
        [
            (CX, CY + R),
            (CX - 96, CY + 20),
            (CX - 70, CY - 70),
            (CX, CY - R),
            (CX + 6, CY),
        ],
        first,
    )
    board.blob(
        [
            (CX + 6, CY + R),
            (CX + 14, CY + 6),
            (CX + 46, CY - 40),
            (CX + 104, CY - 56),
            (CX + 96, CY + 34),
        ],
        second,
    )


def _waves(board: Board, first: Colour, second: Colour, _letters: str) -> None:
    for row, colour in enumerate((second, first, second, first)):
        y = CY - 78 + row * 52
        half = 104 if row in (1, 2) else 78
        line = [(CX + x, y + 15 * math.sin((x + 104) / 33)) for x in range(-half, half + 1, 4)]
        board.stroke(line, 22, colour)


def _hexagon(board: Board, first: Colour, second: Colour, letters: str) -> None:
    corners = arc(CX, CY, R, R, -90, 270, 6)[:6]
    board.polygon(corners, first)
    board.polygon(
        [(CX, CY), corners[1], corners[2], corners[3]],
        second if len(letters) < 2 else first,
    )
    _monogram(board, letters, readable_on(first))


def _sun(board: Board, first: Colour, second: Colour, _letters: str) -> None:
    for at in range(7):
        angle = math.radians(180 + at * 30)
        start = (CX + 78 * math.cos(angle), CY + 26 + 78 * math.sin(angle))
        end = (CX + 112 * math.cos(angle), CY + 26 + 112 * math.sin(angle))
        board.stroke([start, end], 15, second)
    board.polygon(arc(CX, CY + 26, 62, 62, 180, 360), second)
    for row in range(2):
        width = 104 - row * 34
        board.stroke(
            [(CX - width, CY + 50 + row * 34), (CX + width, CY + 50 + row * 34)],
            16,
            first,
        )


def _bars(board: Board, first: Colour, second: Colour, _letters: str) -> None:
    for at, height in enumerate((84, 132, 190, 150)):
        left = CX - 104 + at * 54
        board.panel(
            (left, CY + 100 - height, left + 42, CY + 100),
            21,
            second if at == 2 else first,
        )


def _shield(board: Board, first: Colour, _second: Colour, letters: str) -> None:
    board.disc(CX, CY, R, first)
    _monogram(board, letters, readable_on(first))


def _peaks(board: Board, first: Colour, second: Colour, _letters: str) -> None:
    board.disc(CX + 50, CY - 58, 36, second)
    board.polygon([(CX - 116, CY + 96), (CX - 30, CY - 76), (CX + 56, CY + 96)], first)
    board.polygon([(CX + 8, CY + 96), (CX + 62, CY - 6), (CX + 116, CY + 96)], second)


def _steps(board: Board, first: Colour, second: Colour, _letters: str) -> None:
    for row in range(3):
        for column in range(3):
            if row + column >= 2:
                colour = second if row == column else first
                left, top = CX - 104 + column * 72, CY - 104 + row * 72
                board.panel(
                    (left, top, left + 62, top + 62),
                    31 if row + column == 2 else 12,
                    colour,
                )


def _bridge(board: Board, first: Colour, second: Colour, _letters: str) -> None:
    for x, colour in ((CX - 54, first), (CX + 54, second)):
        board.polygon(
            [*arc(x, CY + 34, 54, 100, 180, 360), *arc(x, CY + 34, 26, 66, 360, 180)],
            colour,
        )
    board.panel((CX - 112, CY + 46, CX + 112, CY + 70), 12, first)


def _monogram(board: Board, letters: str, colour: Colour) -> None:
    size = _fitting(letters, 96, 150)
    scale = board.scale
    width = text_width(letters, size * scale)
    at = (CX * scale - width / 2, (CY - size * 0.62) * scale)
    write(board.draw, at, letters, size * scale, colour, 3)


MARKS: tuple[Mark, ...] = (
    _rings, _petals, _leaf, _waves, _hexagon, _sun, _bars, _shield, _peaks, _steps, _bridge,
)  # fmt: skip
