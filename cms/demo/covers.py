"""Wide covers, 2400 by 1350: calm layered landscapes in the colours of the goals. Pure."""

import math
from collections.abc import Callable, Sequence
from random import Random

from PIL import Image

from cms.demo.colours import Colour, darker, lighter, mix, parse_colour
from cms.demo.drawing import Board, Point, seeded, smooth

WIDTH, HEIGHT = 2400, 1350
DUSK: Colour = (38, 44, 84)
SAND: Colour = (253, 240, 220)
Scene = Callable[[Board, Sequence[Colour], Random], None]


def draw_cover(seed: str, colours: Sequence[str], scene: str = "") -> Image.Image:
    """Return the cover of a seed in up to four ``#rrggbb`` colours, RGB.

    ``scene`` names one of ``SCENES``; without it the seed chooses. Raises ``KeyError`` for an unknown scene.
    """
    chance = seeded(f"cover:{seed}")
    palette = [parse_colour(colour) for colour in colours] or [DUSK]
    while len(palette) < 4:
        palette.append(mix(palette[len(palette) - 1], DUSK, 0.35))
    drawn = chance.choice(tuple(SCENES))
    board = Board(WIDTH, HEIGHT, SAND)
    _draw_sky(board, palette, chance)
    SCENES[scene or drawn](board, palette, chance)
    return board.finish()


def _draw_sky(board: Board, palette: Sequence[Colour], chance: Random) -> None:
    board.gradient(
        mix(lighter(palette[0], 0.55), SAND, 0.25),
        mix(SAND, lighter(palette[1], 0.5), 0.4),
    )
    x, y = chance.uniform(0.2, 0.8) * WIDTH, chance.uniform(0.24, 0.4) * HEIGHT
    for radius, strength in ((430, 0.16), (300, 0.22), (180, 1.0)):
        mask = board.mask()
        mask.disc(x, y, radius, 255)
        colour = lighter(palette[1], 0.12) if strength == 1 else lighter(palette[1], 0.5)
        board.glow(mask.image, colour, strength)


def _ridge(chance: Random, level: float, height: float, count: int) -> list[Point]:
    """Return a smooth line of hills from the left edge to the right one."""
    step = WIDTH / count
    shift = chance.uniform(0, math.tau)
    tops = [
        (
            (at - 1) * step,
            level + height * math.sin(shift + at * 1.7) + chance.uniform(-0.35, 0.35) * height,
        )
        for at in range(count + 3)
    ]
    return smooth(tops, steps=16)


def _fill_below(board: Board, line: Sequence[Point], colour: Colour) -> None:
    board.polygon([*line, (WIDTH + 400, HEIGHT + 10), (-400, HEIGHT + 10)], colour)


def _layer(palette: Sequence[Colour], share: float) -> Colour:
    """Return the colour of a layer from far (0) to near (1): pale and warm, then full and dark."""
    position = share * (len(palette) - 1)
    at = min(int(position), len(palette) - 2)
    base = mix(palette[at], palette[at + 1], position - at)
    far = mix(base, SAND, 0.55 * (1 - share))
    return mix(far, DUSK, 0.34 * share)


def _hills(board: Board, palette: Sequence[Colour], chance: Random) -> None:
    for row in range(6):
        share = row / 5
        line = _ridge(chance, HEIGHT * (0.5 + 0.085 * row), 96 - row * 8, 4 + row % 3)
        _fill_below(board, line, _layer(palette, share))
        if row in (2, 4):
            _trees(board, line, darker(_layer(palette, share), 0.2), chance)


def _trees(board: Board, line: Sequence[Point], colour: Colour, chance: Random) -> None:
    for _ in range(9):
        x, y = chance.choice(line[20:-20])
        size = chance.uniform(26, 52)
        board.stroke([(x, y + 8), (x, y - size * 1.3)], 7, colour)
        board.oval(x, y - size * 1.9, size * 0.62, size, colour)


def _sea(board: Board, palette: Sequence[Colour], chance: Random) -> None:
    # The second colour is the sun's; in the water it would look like sand.
    water = [palette[0], palette[2], palette[3]]
    _fill_below(
        board,
        _ridge(chance, HEIGHT * 0.53, 90, 3),
        mix(_layer(palette, 0.0), DUSK, 0.1),
    )
    for row in range(7):
        share = 0.25 + row / 8
        level = HEIGHT * (0.6 + 0.062 * row)
        length, height = 190 + row * 46, 7 + row * 3.6
        shift = chance.uniform(0, math.tau)
        line = [(x, level + height * math.sin(x / length * 2 + shift)) for x in range(-20, WIDTH + 40, 20)]
        _fill_below(board, line, _layer(water, share))
        if row == 2:
            _boats(board, level, palette, chance)


def _boats(board: Board, level: float, palette: Sequence[Colour], chance: Random) -> None:
    for at in range(3):
        x = WIDTH * (0.2 + 0.28 * at) + chance.uniform(-90, 90)
        size = chance.uniform(0.7, 1.25)
        hull = [(-84, -10), (84, -10), (54, 34), (-60, 34)]
        board.polygon(
            [(x + px * size, level + py * size) for px, py in hull],
            mix(palette[3], DUSK, 0.5),
        )
        for sail, share in (
            ([(-4, -26), (-4, -190), (78, -26)], 0.86),
            ([(-16, -26), (-16, -150), (-66, -26)], 0.6),
        ):
            board.polygon(
                [(x + px * size, level + py * size) for px, py in sail],
                lighter(palette[1], share),
            )


def _city(board: Board, palette: Sequence[Colour], chance: Random) -> None:
    for row in range(3):
        colour = _layer(palette, 0.2 + row * 0.32)
        x = -40.0
        while x < WIDTH:
            width = chance.uniform(90, 210)
            top = HEIGHT * (0.5 + row * 0.1) + chance.uniform(-150, 60)
            _house(board, (x, top, width), colour, chance)
            x += width + chance.choice((0, 0, 14, 46))
        _fill_below(
            board,
            _ridge(chance, HEIGHT * (0.74 + row * 0.1), 26, 4),
            _layer(palette, 0.3 + row * 0.34),
        )


def _house(board: Board, place: tuple[float, float, float], colour: Colour, chance: Random) -> None:
    x, top, width = place
    roof = chance.choice(("flat", "dome", "gable", "round"))
    if roof == "dome":
        board.oval(x + width / 2, top, width * 0.42, width * 0.4, colour)
        board.stroke(
            [(x + width / 2, top - width * 0.4), (x + width / 2, top - width * 0.55)],
            7,
            colour,
        )
    elif roof == "gable":
        board.polygon(
            [(x, top + 1), (x + width / 2, top - width * 0.42), (x + width, top + 1)],
            colour,
        )
    board.panel((x, top, x + width, HEIGHT), 40 if roof == "round" else 0, colour)
    pane = lighter(colour, 0.3)
    for row in range(4):
        for column in range(int(width // 48)):
            if chance.random() < 0.62:
                left, upper = x + 16 + column * 46, top + 34 + row * 62
                board.panel((left, upper, left + 18, upper + 32), 9, pane)


def _fields(board: Board, palette: Sequence[Colour], chance: Random) -> None:
    for row in range(2):
        _fill_below(
            board,
            _ridge(chance, HEIGHT * (0.47 + 0.05 * row), 80, 4),
            _layer(palette, 0.12 * row),
        )
    horizon, vanish = HEIGHT * 0.6, WIDTH * chance.uniform(0.35, 0.65)
    _fill_below(board, [(-400, horizon), (WIDTH + 400, horizon)], _layer(palette, 0.4))
    furrows = 22
    for at in range(furrows):
        left = (at - furrows / 2) * 340 + WIDTH / 2
        stripe = _layer(palette, 0.45 + 0.5 * abs(math.sin(at * 1.3)))
        near = [(left, HEIGHT + 10), (left + 250, HEIGHT + 10)]
        far = [
            (vanish + (at - furrows / 2 + 0.74) * 150, horizon),
            (vanish + (at - furrows / 2) * 150, horizon),
        ]
        board.polygon([*near, *far], stripe)
    _trees(
        board,
        [(x, horizon + 6) for x in range(0, WIDTH, 30)],
        _layer(palette, 0.8),
        chance,
    )


def _dunes(board: Board, palette: Sequence[Colour], chance: Random) -> None:
    for row in range(5):
        share = row / 4
        line = _ridge(chance, HEIGHT * (0.52 + 0.1 * row), 130 - row * 12, 3 + row % 2)
        colour = _layer(palette, share)
        _fill_below(board, line, colour)
        lee = [(x + 46 + row * 10, y + 60 + 46 * row) for x, y in line]
        _fill_below(board, lee, mix(colour, lighter(colour, 0.2), 0.55))


SCENES: dict[str, Scene] = {
    "hills": _hills,
    "sea": _sea,
    "city": _city,
    "fields": _fields,
    "dunes": _dunes,
}
