"""Friendly flat portraits of people who do not exist, 800 by 1000 pixels. Pure."""

from dataclasses import dataclass
from random import Random

from PIL import Image

from cms.demo.clothing import draw_clothes
from cms.demo.colours import Colour, darker, lighter, luminance, mix, parse_colour
from cms.demo.drawing import Board, seeded
from cms.demo.faces import Face, draw_beard, draw_face, draw_glasses
from cms.demo.hairstyles import BACK, FRONT, STYLES

SKINS = (
    "#f6d3b8",
    "#edbb95",
    "#dba27a",
    "#c68a60",
    "#a96f48",
    "#8a5636",
    "#6b4029",
    "#4f2f20",
)
HAIRS = (
    "#1d1716",
    "#2b1d16",
    "#3f2a1d",
    "#5b3a22",
    "#8a5a2b",
    "#b98244",
    "#77736f",
    "#c9c4bd",
)
SCARVES = (
    "#2f6f73",
    "#7a3e65",
    "#c8553d",
    "#33507c",
    "#d9a441",
    "#5c7f4e",
    "#e3d5c5",
    "#8c4a4a",
)
CLOTHES = (
    "#24405c",
    "#8c3b4a",
    "#2f6b57",
    "#d98e3f",
    "#4a4e69",
    "#b5533c",
    "#3c7d8a",
    "#6d4c7d",
)
SCENES = (
    "#f2c9a1",
    "#bfe0dc",
    "#f5b8a5",
    "#c9d6f0",
    "#f4dd8c",
    "#cfe3b4",
    "#e0c9e6",
    "#b9d9ee",
)


@dataclass(frozen=True)
class Traits:
    """Everything that makes one portrait differ from another."""

    skin: Colour
    hair: Colour
    style: str
    scarf: Colour
    clothes: Colour
    garment: str
    scene: Colour
    glasses: str
    beard: str
    earrings: bool
    smile: float


def choose_traits(seed: str, style: str = "") -> Traits:
    """Return the traits that belong to a seed; a named style of hair or headdress overrides the chosen one.

    The same arguments always give the same person. Raises ``KeyError`` for an unknown style.
    """
    chance = seeded(f"portrait:{seed}")
    tone = chance.randrange(len(SKINS))
    # Fair hair on the darkest skins would look like a mistake; grey hair suits everybody.
    shades = HAIRS if tone < 3 else (*HAIRS[:3], *HAIRS[6:7])
    drawn = chance.choice(tuple(STYLES.values()))
    worn = STYLES[style] if style else drawn
    return Traits(
        skin=parse_colour(SKINS[tone]),
        hair=parse_colour(chance.choice(shades)),
        style=worn.name,
        scarf=parse_colour(chance.choice(SCARVES)),
        clothes=parse_colour(chance.choice(CLOTHES)),
        garment=chance.choice(("crew", "shirt", "blazer", "vneck", "rollneck", "embroidered")),
        scene=parse_colour(chance.choice(SCENES)),
        glasses=_pick(chance, 0.34, ("round", "square"), ""),
        beard=_pick(chance, worn.beards, ("full", "short", "moustache"), ""),
        earrings=chance.random() < worn.earrings,
        smile=chance.uniform(0.75, 1.15),
    )


def _pick(chance: Random, odds: float, options: tuple[str, ...], otherwise: str) -> str:
    return chance.choice(options) if chance.random() < odds else otherwise


def draw_portrait(seed: str, style: str = "") -> Image.Image:
    """Return the portrait of a seed, RGB, 800 by 1000; see ``choose_traits`` for ``style``."""
    traits = choose_traits(seed, style)
    board = Board(800, 1000, traits.scene)
    _draw_scene(board, traits.scene, seeded(f"scene:{seed}"))
    face = Face(traits.skin, traits.hair, traits.smile)
    cloth = traits.scarf if traits.style in {"headscarf", "turban", "headwrap"} else traits.hair
    BACK[traits.style](board, cloth)
    draw_clothes(board, traits.garment, traits.clothes, traits.skin)
    draw_face(board, face, earrings=traits.earrings)
    draw_beard(board, traits.beard, face)
    FRONT[traits.style](board, cloth)
    draw_glasses(board, traits.glasses, _frame(traits))
    return board.finish()


def _frame(traits: Traits) -> Colour:
    """Return a colour for glasses that stands out from the skin."""
    if luminance(traits.skin) < 0.16:
        return lighter(mix(traits.clothes, (240, 196, 92), 0.6), 0.3)
    return darker(traits.clothes, 0.45)


def _draw_scene(board: Board, scene: Colour, chance: Random) -> None:
    board.gradient(lighter(scene, 0.28), mix(scene, darker(scene, 0.18), 0.5))
    pattern = chance.choice(("sun", "hills", "arch", "plain"))
    soft = lighter(scene, 0.45)
    if pattern == "sun":
        board.disc(400 + chance.choice((-70, 0, 70)), 400, 330, soft)
    elif pattern == "arch":
        board.panel((110, 110, 690, 1400), 290, soft)
    elif pattern == "hills":
        level = chance.choice((-60, 60))
        board.disc(240, 1030 + level, 420, lighter(scene, 0.2))
        board.disc(640, 1080 - level, 480, soft)
