"""A map of the world with the forums' countries on it. ``world.json`` is drawn by ``tools/world.py``."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

# Names of neighbours need so much room below one another, within so much across.
LINE, WIDEST = 24, 230
# Where names stand beside their point on the left, so that they stay on the map.
NEAR_THE_EDGE = 0.72


@dataclass(frozen=True)
class Place:
    """A country with its forums. ``x`` and ``y`` are where it lies; its name stands ``below`` that."""

    code: str
    name: str
    x: float
    y: float
    forums: list[dict[str, Any]]
    is_near_the_edge: bool
    below: float = 0


@dataclass(frozen=True)
class Map:
    """The drawing, and what stands on it."""

    width: int
    height: int
    land: str
    places: list[Place]


def map_of(forums: Iterable[dict[str, Any]]) -> Map | None:
    """Return the map of the forums whose country is known and lies somewhere; None if there are none."""
    world = _world()
    found: dict[str, list[dict[str, Any]]] = {}
    names: dict[str, str] = {}
    for forum in forums:
        for country in (forum["country"], *forum.get("furtherCountries", ())):
            if country and country["code"] in world["points"]:
                found.setdefault(country["code"], []).append(forum)
                names[country["code"]] = country["name"] or country["code"]
    places = _apart(_place(code, names[code], found[code], world) for code in found)
    return Map(world["width"], world["height"], world["land"], places) if places else None


def _apart(places: Iterable[Place]) -> list[Place]:
    """Return the places from north to south, their names moved down where they would cover one another."""
    placed: list[Place] = []
    for place in sorted(places, key=lambda each: each.y):
        near = [each.y + each.below for each in placed if abs(each.x - place.x) < WIDEST]
        lowest = max((y + LINE for y in near), default=place.y)
        placed.append(replace(place, below=round(max(lowest - place.y, 0), 1)))
    return placed


def _place(code: str, name: str, forums: list[dict[str, Any]], world: dict[str, Any]) -> Place:
    x, y = world["points"][code]
    return Place(code, name, x, y, forums, x > world["width"] * NEAR_THE_EDGE)


@cache
def _world() -> dict[str, Any]:
    world: dict[str, Any] = json.loads(Path(__file__).with_name("world.json").read_text(encoding="utf-8"))
    return world
