"""Figures in a text."""

from typing import Any

import strawberry

from forums_pages.blocks.key_figures import FigureBlock, KeyFiguresBlock
from graphql_api.blocks.base import Block, serves
from graphql_api.blocks.reading import choice, read, structs_in, text_in, words
from graphql_api.enums import Approximation


def _figures(row: Any) -> list[Any]:
    return [figure for figure in structs_in(row, "figures") if text_in(figure, "value")]


@serves(FigureBlock)
@strawberry.type(
    name="Figure", description="A figure as it shall be read. An edition's own figures are its `keyFigures`."
)
class FigureType:
    """A ``FigureBlock`` with a value."""

    value: str = words("value", "The figure as it shall be read: 3 000, 12.5 million, 40 %.")
    qualifier: Approximation = choice(
        "qualifier", Approximation, "How exact it is; say so before the figure.", Approximation.EXACTLY
    )
    label: str | None = words("label", "What it counts.")


@serves(KeyFiguresBlock, shows=_figures)
@strawberry.type(name="KeyFiguresBlock", description="A row of large figures.")
class KeyFiguresBlockType(Block):
    """A ``KeyFiguresBlock`` with at least one figure."""

    heading: str | None = words("heading", "Its heading.")
    figures: list[FigureType] = read(_figures, "The figures, in their order.", "figures", size=4)
