"""Cloth worn on the head in the portraits: scarf, wrap and turban. Pure."""

from cms.demo.colours import Colour, darker, lighter
from cms.demo.drawing import Board, mirrored, smooth


def headscarf_behind(board: Board, cloth: Colour) -> None:
    """Draw the shadowed back of a headscarf."""
    left = [(180, 700), (224, 540), (226, 380), (282, 246), (400, 212)]
    board.blob([*mirrored(left), (400, 760)], darker(cloth, 0.12))


def headscarf(board: Board, cloth: Colour) -> None:
    """Frame the face, then let the cloth fall over the shoulders in two folds."""
    mask = board.mask()
    left = [(230, 700), (246, 560), (228, 400), (280, 248), (400, 212)]
    mask.blob([*mirrored(left), (400, 760)], 255)
    mask.oval(400, 452, 124, 150, 0)
    board.glow(mask.image, cloth, 1)
    fall = [(160, 800), (236, 640), (300, 640), (400, 664), (500, 640), (566, 640), (640, 800)]
    board.blob([*fall, (560, 900), (400, 930), (240, 890)], cloth)
    board.stroke(smooth([(300, 636), (380, 700), (520, 760), (610, 800)]), 9, darker(cloth, 0.18))
    board.stroke(smooth([(500, 640), (420, 720), (300, 800), (220, 830)]), 9, darker(cloth, 0.12))
    board.stroke(smooth([(262, 380), (300, 272), (400, 232)]), 7, lighter(cloth, 0.14))


def headwrap(board: Board, cloth: Colour) -> None:
    """Draw a wound cloth with a knot that stands up."""
    wound = [(258, 372), (250, 250), (320, 150), (430, 126), (540, 170), (562, 280), (542, 372)]
    board.blob([*wound, (400, 318)], cloth)
    board.blob([(430, 236), (500, 110), (580, 120), (566, 220), (500, 282)], lighter(cloth, 0.14))
    for start, end in (((270, 330), (540, 220)), ((266, 280), (500, 150))):
        fold = [start, (400, (start[1] + end[1]) / 2 - 26), end]
        board.stroke(smooth(fold), 9, darker(cloth, 0.16))


def turban(board: Board, cloth: Colour) -> None:
    """Draw a turban with folds that meet over the forehead."""
    left = [(330, 334), (250, 380), (236, 270), (310, 176), (400, 156)]
    board.blob([(400, 300), *mirrored(left)], cloth)
    for shift in (0, 46, 92):
        fold = [(252 + shift * 0.6, 356 - shift), (340 + shift * 0.4, 290 - shift * 0.6)]
        middle = (400, 246 - shift * 0.6)
        board.stroke(smooth([*fold, middle]), 8, darker(cloth, 0.15))
        board.stroke(smooth([*((800 - x, y) for x, y in fold), middle]), 8, darker(cloth, 0.15))
