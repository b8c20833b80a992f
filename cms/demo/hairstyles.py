"""Hair of the portraits, and which style goes with what: one layer behind the head, one in front. Pure."""

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from cms.demo import headdress
from cms.demo.colours import Colour, darker, lighter
from cms.demo.drawing import Board, Point, arc, mirrored, smooth

Layer = Callable[[Board, Colour], None]


class Style(NamedTuple):
    """A way to wear one's hair, with the odds of a beard and of earrings beside it."""

    name: str
    beards: float
    earrings: float


STYLES = {
    style.name: style
    for style in (
        Style("short", 0.4, 0.05),
        Style("parted", 0.35, 0.05),
        Style("swept", 0.3, 0.1),
        Style("cropped", 0.5, 0.2),
        Style("bald", 0.7, 0.0),
        Style("long", 0.0, 0.5),
        Style("bob", 0.0, 0.5),
        Style("bun", 0.0, 0.7),
        Style("afro", 0.0, 0.5),
        Style("curls", 0.0, 0.5),
        Style("braids", 0.0, 0.6),
        Style("headscarf", 0.0, 0.0),
        Style("headwrap", 0.0, 0.9),
        Style("turban", 0.9, 0.0),
    )
}


def _nothing(_board: Board, _hair: Colour) -> None:
    """Leave this layer empty."""


def _crown(board: Board, hair: Colour, hairline: Sequence[Point], rise: float = 16) -> None:
    """Fill the area between the top of the head and a hairline given from right to left."""
    outer = arc(400, 424, 146, 160 + rise, 178, 362)
    board.polygon([*outer, *smooth(hairline)], hair)


def _even_crown(board: Board, hair: Colour, right: Sequence[Point], rise: float) -> None:
    """Fill a crown whose hairline is given by its right half, from the temple to the middle."""
    _crown(board, hair, mirrored(right), rise)


def _short(board: Board, hair: Colour) -> None:
    _even_crown(board, hair, [(538, 424), (516, 372), (490, 336), (400, 322)], 16)


def _parted(board: Board, hair: Colour) -> None:
    hairline = [(538, 430), (520, 372), (476, 312), (400, 348), (318, 356), (282, 384), (262, 430)]
    _crown(board, hair, hairline, 26)
    board.stroke(smooth([(476, 312), (462, 276), (440, 256)]), 5, darker(hair, 0.25))


def _swept(board: Board, hair: Colour) -> None:
    tuft = [(258, 400), (262, 300), (320, 226), (420, 204), (520, 226), (556, 290), (544, 420)]
    board.blob([*tuft, (520, 352), (440, 330), (330, 340), (282, 366)], hair)


def _cropped(board: Board, hair: Colour) -> None:
    _even_crown(board, hair, [(536, 396), (518, 350), (480, 318), (400, 306)], 10)


def _fringe(board: Board, hair: Colour) -> None:
    _even_crown(board, hair, [(546, 500), (522, 400), (500, 352), (400, 372)], 26)


def _centre(board: Board, hair: Colour) -> None:
    _even_crown(board, hair, [(548, 520), (530, 420), (470, 340), (400, 286)], 26)


def _long_behind(board: Board, hair: Colour) -> None:
    left = [(300, 840), (190, 800), (222, 600), (232, 400), (280, 270), (400, 236)]
    board.blob([(400, 800), *mirrored(left)], darker(hair, 0.12))


def _bob_behind(board: Board, hair: Colour) -> None:
    left = [(270, 640), (222, 560), (230, 400), (276, 270), (400, 236)]
    board.blob([(400, 640), *mirrored(left)], darker(hair, 0.12))


def _bun_behind(board: Board, hair: Colour) -> None:
    board.disc(400, 196, 84, darker(hair, 0.1))
    board.stroke(arc(400, 196, 48, 44, 200, 330, 20), 7, lighter(hair, 0.12))


def _bun(board: Board, hair: Colour) -> None:
    _even_crown(board, hair, [(540, 440), (520, 370), (470, 314), (400, 300)], 14)


def _ring_of_curls(board: Board, hair: Colour, reach: float, size: float, span: tuple[int, int]) -> None:
    for degrees in range(*span, 15):
        angle = math.radians(degrees)
        board.disc(400 + reach * math.cos(angle), 410 + reach * 1.02 * math.sin(angle), size, hair)


def _afro_behind(board: Board, hair: Colour) -> None:
    board.oval(400, 390, 226, 214, hair)
    _ring_of_curls(board, hair, 196, 42, (135, 406))


def _afro(board: Board, hair: Colour) -> None:
    _even_crown(board, hair, [(538, 420), (514, 366), (480, 330), (400, 318)], 30)


def _curls_behind(board: Board, hair: Colour) -> None:
    shade = darker(hair, 0.1)
    board.oval(400, 420, 176, 190, shade)
    _ring_of_curls(board, shade, 176, 46, (120, 421))
    for side in (-1, 1):
        for step, y in enumerate((520, 580, 640)):
            board.disc(400 + side * (176 - step * 4), y, 48, shade)


def _curls(board: Board, hair: Colour) -> None:
    _even_crown(board, hair, [(540, 420), (516, 350), (400, 310)], 24)
    for x, y in ((290, 340), (332, 310), (380, 300), (428, 300), (474, 312), (512, 342)):
        board.disc(x, y, 30, hair)


def _braids_behind(board: Board, hair: Colour) -> None:
    _bob_behind(board, hair)
    for side in (-1, 1):
        for step in range(9):
            shade = darker(hair, 0.05 + 0.12 * (step % 2))
            board.oval(400 + side * (158 + step * 3), 520 + step * 42, 30 - step * 1.2, 28, shade)
        board.disc(400 + side * 186, 884, 15, (240, 196, 92))


BACK: dict[str, Layer] = {
    **dict.fromkeys(STYLES, _nothing),
    "long": _long_behind,
    "bob": _bob_behind,
    "bun": _bun_behind,
    "afro": _afro_behind,
    "curls": _curls_behind,
    "braids": _braids_behind,
    "headscarf": headdress.headscarf_behind,
}
FRONT: dict[str, Layer] = {
    "short": _short,
    "parted": _parted,
    "swept": _swept,
    "cropped": _cropped,
    "bald": _nothing,
    "long": _centre,
    "bob": _fringe,
    "bun": _bun,
    "afro": _afro,
    "curls": _curls,
    "braids": _centre,
    "headscarf": headdress.headscarf,
    "headwrap": headdress.headwrap,
    "turban": headdress.turban,
}
