"""Short pieces side by side."""

from typing import Any

import strawberry

from forums_pages.blocks.card_list import CardBlock, CardListBlock
from graphql_api.blocks.base import Block, serves
from graphql_api.blocks.link import link
from graphql_api.blocks.picture import PlacedImage, placed_image
from graphql_api.blocks.reading import read, structs_in, text_in, words
from graphql_api.types.link import Link


def _cards(row: Any) -> list[Any]:
    return [card for card in structs_in(row, "cards") if text_in(card, "title") or text_in(card, "text")]


@serves(CardBlock)
@strawberry.type(name="Card", description="A short piece: title, text, and if wanted a picture and a link.")
class CardType:
    """A ``CardBlock`` with words."""

    title: str | None = words("title", "Its title; it carries the link.")
    text: str | None = words("text", "A few sentences; lines may be broken.")
    image: PlacedImage | None = placed_image(
        "picture", "Its picture; null without one, or when it is hidden."
    )
    link: Link | None = link("link", "Where it leads; null when that is nowhere, hidden or gone.")


@serves(CardListBlock, shows=_cards)
@strawberry.type(name="CardListBlock", description="Short pieces of equal weight side by side.")
class CardListBlockType(Block):
    """A ``CardListBlock`` with at least one card."""

    heading: str | None = words("heading", "Its heading.")
    cards: list[CardType] = read(_cards, "The cards, in their order.", "cards", size=6)
