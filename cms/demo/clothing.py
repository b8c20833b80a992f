"""What the people of the portraits wear. Pure."""

from collections.abc import Callable

from cms.demo.colours import Colour, darker, lighter, mix
from cms.demo.drawing import Board, arc, smooth

GOLD: Colour = (240, 196, 92)
LINEN: Colour = (250, 246, 238)


def draw_clothes(board: Board, garment: str, colour: Colour, skin: Colour) -> None:
    """Draw shoulders in the named garment, with the neck's shadow on the skin it leaves free."""
    shoulders = [(52, 1010), (66, 870), (136, 768), (284, 706), (400, 700)]
    mirrored = [(800 - x, y) for x, y in reversed(shoulders[:-1])]
    board.polygon([*smooth(shoulders), *smooth([shoulders[-1], *mirrored])], colour)
    _GARMENTS[garment](board, colour, skin)


def _neckline(board: Board, depth: float, skin: Colour) -> None:
    board.polygon(arc(400, 708, 74, depth, 0, 180), darker(skin, 0.07))


def _crew(board: Board, colour: Colour, skin: Colour) -> None:
    board.polygon(arc(400, 706, 92, 66, 0, 180), darker(colour, 0.2))
    _neckline(board, 46, skin)


def _vneck(board: Board, colour: Colour, skin: Colour) -> None:
    board.polygon([(302, 716), (400, 872), (498, 716)], darker(colour, 0.22))
    board.polygon([(322, 706), (400, 838), (478, 706)], darker(skin, 0.07))


def _rollneck(board: Board, colour: Colour, _skin: Colour) -> None:
    board.panel((318, 640, 482, 770), 34, lighter(colour, 0.1))
    board.stroke(arc(400, 746, 74, 18, 10, 170, 20), 5, darker(colour, 0.15))


def _shirt(board: Board, colour: Colour, skin: Colour) -> None:
    pale = lighter(colour, 0.16)
    board.polygon([(328, 704), (400, 800), (472, 704)], darker(skin, 0.07))
    for side in (-1, 1):
        collar = [(84, 684), (4, 796), (62, 868), (122, 734)]
        board.polygon([(400 - side * x, y) for x, y in collar], pale)
    for y in (850, 920, 990):
        board.disc(400, y, 8, darker(colour, 0.28))


def _blazer(board: Board, colour: Colour, skin: Colour) -> None:
    board.polygon([(316, 706), (400, 990), (484, 706)], LINEN)
    board.polygon([(340, 700), (400, 776), (460, 700)], darker(skin, 0.07))
    for side in (-1, 1):
        lapel = [(76, 692), (0, 1000), (118, 850), (96, 836), (150, 810), (120, 730)]
        board.polygon([(400 - side * x, y) for x, y in lapel], darker(colour, 0.16))


def _embroidered(board: Board, colour: Colour, skin: Colour) -> None:
    trim = mix(GOLD, colour, 0.1)
    board.polygon(arc(400, 704, 112, 84, 0, 180), trim)
    board.panel((378, 740, 422, 940), 20, trim)
    _neckline(board, 44, skin)
    for y in range(800, 930, 36):
        board.polygon([(400, y - 13), (413, y), (400, y + 13), (387, y)], darker(colour, 0.1))
    for x, y in ((318, 748), (352, 768), (448, 768), (482, 748)):
        board.disc(x, y - 4, 8, darker(colour, 0.1))


_GARMENTS: dict[str, Callable[[Board, Colour, Colour], None]] = {
    "crew": _crew,
    "vneck": _vneck,
    "rollneck": _rollneck,
    "shirt": _shirt,
    "blazer": _blazer,
    "embroidered": _embroidered,
}
