"""Hair and headdress of the portraits: one layer behind the head, one in front. Pure."""

import math
from collections.abc import Callable
from typing import NamedTuple

from cms.demo.colours import Colour, darker, lighter
from cms.demo.drawing import Board, Point, arc, smooth

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
        Style("afro", 0.1, 0.5),
        Style("curls", 0.05, 0.5),
        Style("braids", 0.0, 0.6),
        Style("headscarf", 0.0, 0.0),
        Style("headwrap", 0.0, 0.9),
        Style("turban", 0.9, 0.0),
    )
}


def _nothing(_board: Board, _hair: Colour) -> None:
    """Leave this layer empty."""


def _crown(board: Board, hair: Colour, hairline: list[Point], rise: float = 16) -> None:
    """Fill the area between the top of the head and a hairline given from right to left."""
    outer = arc(400, 424, 146, 160 + rise, 178, 362)
    board.polygon([*outer, *smooth(hairline)], hair)


def _short(board: Board, hair: Colour) -> None:
    _crown(
        board,
        hair,
        [
            (538, 424),
            (516, 372),
            (490, 336),
            (400, 322),
            (310, 336),
            (284, 372),
            (262, 424),
        ],
    )


def _parted(board: Board, hair: Colour) -> None:
    _crown(
        board,
        hair,
        [
            (538, 430),
            (520, 372),
            (476, 312),
            (400, 348),
            (318, 356),
            (282, 384),
            (262, 430),
        ],
        26,
    )
    board.stroke(smooth([(476, 312), (462, 276), (440, 256)]), 5, darker(hair, 0.25))


def _swept(board: Board, hair: Colour) -> None:
    tuft = [
        (258, 400),
        (262, 300),
        (320, 226),
        (420, 204),
        (520, 226),
        (556, 290),
        (544, 420),
        (520, 352),
        (440, 330),
        (330, 340),
        (282, 366),
    ]
    board.blob(tuft, hair)


def _cropped(board: Board, hair: Colour) -> None:
    _crown(
        board,
        hair,
        [
            (536, 396),
            (518, 350),
            (480, 318),
            (400, 306),
            (320, 318),
            (282, 350),
            (264, 396),
        ],
        10,
    )


def _fringe(board: Board, hair: Colour) -> None:
    _crown(
        board,
        hair,
        [
            (546, 500),
            (522, 400),
            (500, 352),
            (400, 372),
            (300, 352),
            (278, 400),
            (254, 500),
        ],
        26,
    )


def _centre(board: Board, hair: Colour) -> None:
    _crown(
        board,
        hair,
        [
            (548, 520),
            (530, 420),
            (470, 340),
            (400, 286),
            (330, 340),
            (270, 420),
            (252, 520),
        ],
        26,
    )


def _long_back(board: Board, hair: Colour) -> None:
    shape = [
        (400, 236),
        (280, 270),
        (232, 400),
        (222, 600),
        (190, 800),
        (300, 840),
        (400, 800),
        (500, 840),
        (610, 800),
        (578, 600),
        (568, 400),
        (520, 270),
    ]
    board.blob(shape, darker(hair, 0.12))


def _bob_back(board: Board, hair: Colour) -> None:
    shape = [
        (400, 236),
        (276, 270),
        (230, 400),
        (222, 560),
        (270, 640),
        (400, 640),
        (530, 640),
        (578, 560),
        (570, 400),
        (524, 270),
    ]
    board.blob(shape, darker(hair, 0.12))


def _bun_back(board: Board, hair: Colour) -> None:
    board.disc(400, 196, 84, darker(hair, 0.1))
    board.stroke(arc(400, 196, 48, 44, 200, 330, 20), 7, lighter(hair, 0.12))


def _bun(board: Board, hair: Colour) -> None:
    _crown(
        board,
        hair,
        [
            (540, 440),
            (520, 370),
            (470, 314),
            (400, 300),
            (330, 314),
            (280, 370),
            (260, 440),
        ],
        14,
    )


def _ring_of_curls(
    board: Board, hair: Colour, reach: float, size: float, span: tuple[int, int]
) -> None:
    for degrees in range(*span, 15):
        angle = math.radians(degrees)
        board.disc(
            400 + reach * math.cos(angle),
            410 + reach * 1.02 * math.sin(angle),
            size,
            hair,
        )


def _afro_back(board: Board, hair: Colour) -> None:
    board.oval(400, 390, 226, 214, hair)
    _ring_of_curls(board, hair, 196, 42, (135, 406))


def _afro(board: Board, hair: Colour) -> None:
    _crown(
        board,
        hair,
        [
            (538, 420),
            (514, 366),
            (480, 330),
            (400, 318),
            (320, 330),
            (286, 366),
            (262, 420),
        ],
        30,
    )


def _curls_back(board: Board, hair: Colour) -> None:
    board.oval(400, 420, 176, 190, darker(hair, 0.1))
    _ring_of_curls(board, darker(hair, 0.1), 176, 46, (120, 421))
    for side in (-1, 1):
        for step, y in enumerate((520, 580, 640)):
            board.disc(400 + side * (176 - step * 4), y, 48, darker(hair, 0.1))


def _curls(board: Board, hair: Colour) -> None:
    _crown(
        board, hair, [(540, 420), (516, 350), (400, 310), (284, 350), (260, 420)], 24
    )
    for x, y in (
        (290, 340),
        (332, 310),
        (380, 300),
        (428, 300),
        (474, 312),
        (512, 342),
    ):
        board.disc(x, y, 30, hair)


def _braids_back(board: Board, hair: Colour) -> None:
    _bob_back(board, hair)
    for side in (-1, 1):
        for step in range(9):
            width = 30 - step * 1.2
            board.oval(
                400 + side * (158 + step * 3),
                520 + step * 42,
                width,
                28,
                darker(hair, 0.05 + 0.12 * (step % 2)),
            )
        board.disc(400 + side * 186, 884, 15, (240, 196, 92))


def _headscarf_back(board: Board, cloth: Colour) -> None:
    shape = [
        (400, 212),
        (282, 246),
        (226, 380),
        (224, 540),
        (180, 700),
        (400, 760),
        (620, 700),
        (576, 540),
        (574, 380),
        (518, 246),
    ]
    board.blob(shape, darker(cloth, 0.12))


def _headscarf(board: Board, cloth: Colour) -> None:
    """Frame the face, then let the cloth fall over the shoulders in two folds."""
    mask = board.mask()
    mask.blob(
        [
            (400, 212),
            (280, 248),
            (228, 400),
            (246, 560),
            (230, 700),
            (400, 760),
            (570, 700),
            (554, 560),
            (572, 400),
            (520, 248),
        ],
        255,
    )
    mask.oval(400, 452, 124, 150, 0)
    board.glow(mask.image, cloth, 1)
    board.blob(
        [
            (236, 640),
            (300, 640),
            (400, 664),
            (500, 640),
            (566, 640),
            (640, 800),
            (560, 900),
            (400, 930),
            (240, 890),
            (160, 800),
        ],
        cloth,
    )
    board.stroke(
        smooth([(300, 636), (380, 700), (520, 760), (610, 800)]), 9, darker(cloth, 0.18)
    )
    board.stroke(
        smooth([(500, 640), (420, 720), (300, 800), (220, 830)]), 9, darker(cloth, 0.12)
    )
    board.stroke(smooth([(262, 380), (300, 272), (400, 232)]), 7, lighter(cloth, 0.14))


def _headwrap(board: Board, cloth: Colour) -> None:
    board.blob(
        [
            (258, 372),
            (250, 250),
            (320, 150),
            (430, 126),
            (540, 170),
            (562, 280),
            (542, 372),
            (400, 318),
        ],
        cloth,
    )
    board.blob(
        [(430, 236), (500, 110), (580, 120), (566, 220), (500, 282)],
        lighter(cloth, 0.14),
    )
    for start, end in (((270, 330), (540, 220)), ((266, 280), (500, 150))):
        board.stroke(
            smooth([start, (400, (start[1] + end[1]) / 2 - 26), end]),
            9,
            darker(cloth, 0.16),
        )


def _turban(board: Board, cloth: Colour) -> None:
    board.blob(
        [
            (250, 380),
            (236, 270),
            (310, 176),
            (400, 156),
            (490, 176),
            (564, 270),
            (550, 380),
            (470, 334),
            (400, 300),
            (330, 334),
        ],
        cloth,
    )
    for shift in (0, 46, 92):
        fold = [
            (252 + shift * 0.6, 356 - shift),
            (340 + shift * 0.4, 290 - shift * 0.6),
            (400, 246 - shift * 0.6),
        ]
        board.stroke(smooth(fold), 8, darker(cloth, 0.15))
        board.stroke(smooth([(800 - x, y) for x, y in fold]), 8, darker(cloth, 0.15))


BACK: dict[str, Layer] = {
    **dict.fromkeys(STYLES, _nothing),
    "long": _long_back,
    "bob": _bob_back,
    "bun": _bun_back,
    "afro": _afro_back,
    "curls": _curls_back,
    "braids": _braids_back,
    "headscarf": _headscarf_back,
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
    "headscarf": _headscarf,
    "headwrap": _headwrap,
    "turban": _turban,
}
