"""A small drawing board: shapes in logical pixels, smooth edges, the same picture for the same seed. Pure."""

import math
from collections.abc import Sequence
from random import Random

from PIL import Image, ImageDraw

from cms.demo.colours import Colour

Point = tuple[float, float]
Box = tuple[float, float, float, float]
Fill = Colour | tuple[int, int, int, int] | int


def seeded(seed: str) -> Random:
    """Return a generator whose draws depend on the seed's text alone, on every machine."""
    return Random(seed)  # noqa: S311 - pictures, not secrets


class Board:
    """A picture drawn ``scale`` times too large and reduced at the end, which smooths every edge."""

    def __init__(self, width: int, height: int, fill: Fill | None = None, scale: int = 2) -> None:
        """Start with one colour, or transparent when ``fill`` is ``None``."""
        self.width, self.height, self.scale = width, height, scale
        mode = "RGBA" if fill is None else "RGB"
        self.image = Image.new(mode, (width * scale, height * scale), fill or (0, 0, 0, 0))
        self.draw = ImageDraw.Draw(self.image)

    def finish(self) -> Image.Image:
        """Return the picture in its true size."""
        return self.image.reduce(self.scale) if self.scale > 1 else self.image

    def points(self, points: Sequence[Point]) -> list[Point]:
        """Return logical points as points of the enlarged picture."""
        return [(x * self.scale, y * self.scale) for x, y in points]

    def box(self, box: Box) -> Box:
        """Return a logical box as a box of the enlarged picture."""
        left, top, right, bottom = (value * self.scale for value in box)
        return left, top, right, bottom

    def polygon(self, points: Sequence[Point], fill: Fill) -> None:
        """Fill the area inside the points."""
        self.draw.polygon(self.points(points), fill=fill)

    def blob(self, points: Sequence[Point], fill: Fill, steps: int = 14) -> None:
        """Fill the smooth closed shape that runs through the points."""
        self.polygon(smooth(points, closed=True, steps=steps), fill)

    def disc(self, x: float, y: float, radius: float, fill: Fill) -> None:
        """Fill a circle around a centre."""
        self.oval(x, y, radius, radius, fill)

    def oval(self, x: float, y: float, rx: float, ry: float, fill: Fill) -> None:
        """Fill an ellipse around a centre."""
        self.draw.ellipse(self.box((x - rx, y - ry, x + rx, y + ry)), fill=fill)

    def ring(self, x: float, y: float, radius: float, width: float, fill: Fill) -> None:
        """Draw a circle's line, ``width`` wide, inside ``radius``."""
        box = self.box((x - radius, y - radius, x + radius, y + radius))
        self.draw.ellipse(box, outline=fill, width=round(width * self.scale))

    def panel(self, box: Box, radius: float, fill: Fill) -> None:
        """Fill a rectangle with round corners."""
        self.draw.rounded_rectangle(self.box(box), radius * self.scale, fill=fill)

    def stroke(self, points: Sequence[Point], width: float, fill: Fill) -> None:
        """Draw a line through the points with round joints and ends."""
        placed = self.points(points)
        self.draw.line(placed, fill=fill, width=round(width * self.scale), joint="curve")
        for x, y in (points[0], points[-1]):
            self.disc(x, y, width / 2, fill)

    def gradient(self, top: Colour, bottom: Colour) -> None:
        """Cover the whole picture with a vertical change of colour."""
        # Every column is the same, so one is mixed and then widened.
        column = (1, self.image.size[1])
        ramp = Image.linear_gradient("L").resize(column)
        lower, upper = Image.new("RGB", column, bottom), Image.new("RGB", column, top)
        self.image.paste(Image.composite(lower, upper, ramp).resize(self.image.size))

    def glow(self, shape: Image.Image, colour: Colour, strength: float) -> None:
        """Lay a colour over the picture where the mask is white, ``strength`` from 0 to 1."""
        lit = shape.getbbox()
        if lit is not None:
            mask = shape.crop(lit).point([round(level * strength) for level in range(256)])
            self.image.paste(colour, lit, mask)

    def mask(self) -> "Board":
        """Return an empty board of the same size on which a mask can be drawn in white."""
        board = Board(self.width, self.height, (0, 0, 0), self.scale)
        board.image = Image.new("L", self.image.size, 0)
        board.draw = ImageDraw.Draw(board.image)
        return board


def smooth(points: Sequence[Point], *, closed: bool = False, steps: int = 14) -> list[Point]:
    """Return many points on the Catmull-Rom curve through the given ones."""
    count = len(points)
    curve: list[Point] = []
    for at in range(count if closed else count - 1):
        if closed:
            a, b, c, d = (points[(at + shift) % count] for shift in (-1, 0, 1, 2))
        else:
            a, b = points[max(at - 1, 0)], points[at]
            c, d = points[at + 1], points[min(at + 2, count - 1)]
        curve += [_between(a, b, c, d, step / steps) for step in range(steps)]
    return curve if closed else [*curve, points[-1]]


def _between(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    x, y = (
        0.5
        * (
            2 * b[axis]
            + (c[axis] - a[axis]) * t
            + (2 * a[axis] - 5 * b[axis] + 4 * c[axis] - d[axis]) * t**2
            + (3 * b[axis] - a[axis] - 3 * c[axis] + d[axis]) * t**3
        )
        for axis in (0, 1)
    )
    return x, y


def arc(x: float, y: float, rx: float, ry: float, start: float, end: float, steps: int = 40) -> list[Point]:
    """Return points along an ellipse from one angle to another, in degrees, clockwise from the right."""
    span = (math.radians(start + (end - start) * step / steps) for step in range(steps + 1))
    return [(x + rx * math.cos(angle), y + ry * math.sin(angle)) for angle in span]


def mirrored(left: Sequence[Point], axis: float = 400) -> list[Point]:
    """Return the left half of an even shape followed by its right half."""
    return [*left, *((2 * axis - x, y) for x, y in reversed(left) if x != axis)]
