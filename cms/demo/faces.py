"""The face of a portrait: head, eyes, smile, beard and glasses. Pure."""

from dataclasses import dataclass

from cms.demo.colours import Colour, darker, lighter, mix
from cms.demo.drawing import Board, arc, smooth

HEAD_X, HEAD_Y, HEAD_RX, HEAD_RY = 400.0, 430.0, 134.0, 168.0
EYE_Y, EYE_GAP = 432.0, 56.0
WARM: Colour = (226, 84, 74)


@dataclass(frozen=True)
class Face:
    """The colours and the expression of one face."""

    skin: Colour
    hair: Colour
    smile: float


def draw_face(board: Board, face: Face, *, earrings: bool) -> None:
    """Draw neck, ears, head and features."""
    shade = darker(face.skin, 0.14)
    board.panel((330, 540, 470, 736), 66, darker(face.skin, 0.07))
    board.polygon(
        [(330, 540), (470, 540), (470, 606), *arc(400, 600, 70, 52, 5, 175)],
        darker(face.skin, 0.18),
    )
    for side in (-1, 1):
        ear = HEAD_X + side * (HEAD_RX - 2)
        board.oval(ear, 448, 24, 36, mix(face.skin, shade, 0.5))
        if earrings:
            board.disc(ear + side * 4, 494, 10, (240, 196, 92))
    board.blob(_outline(), face.skin)
    _draw_cheeks(board, face)
    _draw_eyes(board, face)
    nose = smooth([(400, 448), (390, 494), (402, 506), (416, 500)])
    board.stroke(nose, 6, darker(face.skin, 0.26))
    _draw_mouth(board, face)


def _outline() -> list[tuple[float, float]]:
    """Return a head that is round above and narrower at the chin."""
    left = [(266, 400), (272, 480), (304, 556), (356, 598)]
    right = [(800 - x, y) for x, y in reversed(left)]
    return [*left, (400, 606), *right, (500, 306), (400, 262), (300, 306)]


def _draw_cheeks(board: Board, face: Face) -> None:
    blush = mix(face.skin, WARM, 0.16)
    for side in (-1, 1):
        board.oval(HEAD_X + side * 84, 502, 30, 20, blush)


def _draw_eyes(board: Board, face: Face) -> None:
    brow = mix(darker(face.hair, 0.25), (60, 40, 30), 0.4)
    for side in (-1, 1):
        x = HEAD_X + side * EYE_GAP
        board.oval(x, EYE_Y, 20, 13, (252, 250, 246))
        board.disc(x, EYE_Y, 12.5, (52, 34, 30))
        board.disc(x + 4, EYE_Y - 4, 4, (255, 255, 255))
        board.stroke(arc(x, EYE_Y + 2, 22, 15, 190, 350, 16), 6, (52, 34, 30))
        line = [
            (x - side * 26, EYE_Y - 33),
            (x + side * 4, EYE_Y - 42),
            (x + side * 31, EYE_Y - 31),
        ]
        board.stroke(smooth(line), 9, brow)


def _draw_mouth(board: Board, face: Face) -> None:
    width, depth = 50 * face.smile, 30 * face.smile
    lips = mix(darker(face.skin, 0.3), (150, 40, 46), 0.45)
    if face.smile > 0.92:
        board.polygon(arc(400, 532, width, depth, 0, 180), lips)
        board.polygon(arc(400, 533, width - 8, depth * 0.42, 0, 180), (255, 252, 246))
    else:
        board.stroke(arc(400, 524, width, depth * 0.8, 18, 162, 24), 9, lips)


def draw_beard(board: Board, kind: str, face: Face) -> None:
    """Draw a beard or moustache under the mouth's line; an empty kind draws nothing."""
    if not kind:
        return
    colour = face.hair
    if kind in {"full", "short"}:
        low = 650.0 if kind == "full" else 618.0
        outer = [
            (264, 440),
            (270, 500),
            (300, 580),
            (400, low),
            (500, 580),
            (530, 500),
            (536, 440),
        ]
        inner = [(516, 496), (474, 508), (400, 504), (326, 508), (284, 496)]
        board.polygon([*smooth(outer), *smooth(inner)], colour)
        board.panel((346, 522, 454, 568), 22, face.skin)
        _draw_mouth(board, face)
    else:
        shape = [
            (338, 528),
            (366, 510),
            (400, 514),
            (434, 510),
            (462, 528),
            (430, 526),
            (400, 522),
            (370, 526),
        ]
        board.blob(shape, colour)


def draw_glasses(board: Board, kind: str, colour: Colour) -> None:
    """Draw round or square glasses; an empty kind draws nothing."""
    if not kind:
        return
    for side in (-1, 1):
        x = HEAD_X + side * EYE_GAP
        if kind == "round":
            board.ring(x, EYE_Y + 2, 45, 8, colour)
        else:
            box = board.box((x - 46, EYE_Y - 34, x + 46, EYE_Y + 38))
            board.draw.rounded_rectangle(box, 16 * board.scale, outline=colour, width=8 * board.scale)
        board.stroke([(x + side * 44, EYE_Y - 6), (x + side * 84, EYE_Y - 14)], 7, colour)
    board.stroke(arc(400, EYE_Y, 14, 10, 190, 350, 12), 7, lighter(colour, 0.1))
