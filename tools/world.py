"""Draw the public pages' map: ``python -m tools.world FOLDER``, where npm's ``world-atlas`` is unpacked.

Its data is Natural Earth's, which is in the public domain. Land becomes one path, simplified to what can be
seen, and each country a point in its largest piece, both in the Natural Earth projection.
"""

import json
import math
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from django_countries.data import ALT_CODES

WIDTH = 1000
# Antarctica has no forums; islands of a pixel or two, and slivers along the date line, are not seen.
SOUTH, SMALLEST, NARROWEST, TOLERANCE = -58.0, 6.0, 2.0, 0.9
TARGET = Path(__file__).parents[1] / "cms" / "public" / "world.json"
Point = tuple[float, float]
Ring = list[Point]


def project(longitude: float, latitude: float) -> Point:
    """Return the place on the drawing, by the polynomials of Šavrič, Jenny, Patterson and others (2011)."""
    x, y = math.radians(longitude), math.radians(latitude)
    squared = y * y
    fourth = squared * squared
    across = (
        0.8707 - 0.131979 * squared + fourth * (-0.013791 + fourth * (0.003971 * squared - 0.001529 * fourth))
    )
    down = y * (
        1.007226 + squared * (0.015085 + fourth * (-0.044475 + 0.028874 * squared - 0.005916 * fourth))
    )
    scale = WIDTH / (2 * 0.8707 * math.pi)
    return WIDTH / 2 + x * across * scale, (1.42 - down) * scale


def polygons(atlas: dict[str, Any], name: str) -> Iterator[tuple[str, list[Ring]]]:
    """Yield the numeric code and the outer rings, in degrees, of each geometry of a TopoJSON object."""
    (east, north), (left, bottom) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs: list[Ring] = []
    for arc in atlas["arcs"]:
        x = y = 0
        points: Ring = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * east + left, y * north + bottom))
        arcs.append(points)
    for geometry in atlas["objects"][name]["geometries"]:
        found = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        rings = [[point for at in polygon[0] for point in _arc(arcs, at)] for polygon in found]
        yield str(geometry.get("id", "")), rings


def _arc(arcs: list[Ring], at: int) -> Ring:
    return arcs[at] if at >= 0 else arcs[~at][::-1]


def whole(ring: Ring) -> list[Ring]:
    """Return the ring in one piece; where it runs over the date line, the pieces on either side."""
    turns, unwrapped = 0, [ring[0]]
    for (before, _y), (x, y) in pairwise(ring):
        turns += (x - before < -180) - (x - before > 180)
        unwrapped.append((x + 360 * turns, y))
    if all(-180 <= x <= 180 for x, _y in unwrapped):
        return [ring]
    shifted = ([(x + 360 * by, y) for x, y in unwrapped] for by in (-1, 0, 1))
    clipped = (_within(each) for each in shifted)
    return [each for each in clipped if each and max(each)[0] - min(each)[0] > NARROWEST]


def _within(ring: Ring) -> Ring:
    """Return the ring as far as it lies on this side; where it does not, the edge of the map closes it."""
    inside = [-180 <= x <= 180 for x, _y in ring]
    near = [any(inside[max(at - 1, 0) : at + 2]) for at in range(len(ring))]
    return [(min(max(x, -180.0), 180.0), y) for (x, y), is_near in zip(ring, near, strict=True) if is_near]


def area(ring: Ring) -> float:
    """Return the area inside a ring, whichever way it runs."""
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def middle(ring: Ring) -> Point:
    """Return the centre of gravity of a ring."""
    pairs = [(a, b, a[0] * b[1] - b[0] * a[1]) for a, b in zip(ring, ring[1:] + ring[:1], strict=True)]
    whole = sum(cross for _a, _b, cross in pairs)
    if not whole:
        return ring[0]
    x = sum((a[0] + b[0]) * cross for a, b, cross in pairs) / (3 * whole)
    y = sum((a[1] + b[1]) * cross for a, b, cross in pairs) / (3 * whole)
    return x, y


def simplified(ring: Ring) -> Ring:
    """Return the ring without the points that lie nearer than the tolerance to a line without them."""
    if len(ring) < 3:
        return ring
    (x1, y1), (x2, y2) = ring[0], ring[-1]
    length = math.hypot(x2 - x1, y2 - y1)

    def distance(point: Point) -> float:
        if not length:
            return math.hypot(point[0] - x1, point[1] - y1)
        return abs((y2 - y1) * point[0] - (x2 - x1) * point[1] + x2 * y1 - y2 * x1) / length

    far = max(range(1, len(ring) - 1), key=lambda index: distance(ring[index]))
    if distance(ring[far]) < TOLERANCE:
        return [ring[0], ring[-1]]
    return simplified(ring[: far + 1])[:-1] + simplified(ring[far:])


def _pieces(rings: list[Ring]) -> list[Ring]:
    return [piece for ring in rings for piece in whole(ring)]


def path_of(ring: Ring) -> str:
    """Return a ring as a part of an SVG path, in whole numbers, each point from the one before."""
    rounded = [(round(x), round(y)) for x, y in ring]
    steps = [f"{x - a},{y - b}" for (a, b), (x, y) in pairwise(rounded)]
    return f"M{rounded[0][0]},{rounded[0][1]}l{' '.join(steps)}z".replace(",-", "-").replace(" -", "-")


def draw(folder: Path) -> dict[str, Any]:
    """Return the drawing: its size, its path of land, and each country's point by its code."""
    coarse = json.loads((folder / "countries-110m.json").read_text(encoding="utf-8"))
    fine = json.loads((folder / "countries-50m.json").read_text(encoding="utf-8"))
    land = []
    for _code, rings in polygons(coarse, "land"):
        pieces = _pieces([ring for ring in rings if max(y for _x, y in ring) > SOUTH])
        seen = [[project(x, y) for x, y in piece] for piece in pieces]
        land += [path_of(simplified(ring)) for ring in seen if area(ring) > SMALLEST]
    codes = {f"{number:03}": code for code, (_alpha3, number) in ALT_CODES.items()}
    points = {
        codes[code]: [round(each, 1) for each in project(*middle(max(_pieces(rings), key=area)))]
        for code, rings in polygons(fine, "countries")
        if code in codes
    }
    height = round(project(0, SOUTH)[1])
    return {"width": WIDTH, "height": height, "land": "".join(land), "points": dict(sorted(points.items()))}


if __name__ == "__main__":
    TARGET.write_text(json.dumps(draw(Path(sys.argv[1])), separators=(",", ":")) + "\n", encoding="utf-8")
