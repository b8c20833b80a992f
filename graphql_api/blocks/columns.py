"""Columns of simple blocks."""

from dataclasses import dataclass
from typing import Any

import strawberry

from forums_pages.blocks.columns import ColumnBlock, ColumnsBlock
from graphql_api.blocks.base import Block, serves, shown_blocks
from graphql_api.blocks.reading import read
from graphql_api.loading.bodies import BlockRow
from graphql_api.loading.stored import items_from
from graphql_api.types.fields import computed


@dataclass(frozen=True)
class ColumnRow:
    """The source object of ``Column``."""

    blocks: list[BlockRow]


def _columns(row: Any) -> list[ColumnRow]:
    definition = row.definition.child_blocks["columns"].child_block
    return [
        ColumnRow(shown_blocks(definition, stream, row.place, f"{row.position}/{number}"))
        for number, stream in enumerate(items_from(row.fields.get("columns")))
    ]


@serves(ColumnBlock)
@strawberry.type(name="Column", description="What stands in one column.")
class ColumnType:
    """See ``ColumnRow``, its source object."""

    blocks: list[Block] = computed(lambda column: column.blocks, "Its blocks, one below the other.", size=3)


@serves(ColumnsBlock)
@strawberry.type(
    name="ColumnsBlock",
    description="Two or three columns of equal width; on a narrow screen they follow one another. They hold "
    "headings, paragraphs, pictures, quotations, invitations and figures, never columns again.",
)
class ColumnsBlockType(Block):
    """A ``ColumnsBlock`` with at least one block."""

    columns: list[ColumnType] = read(_columns, "The columns; one may be empty.", "columns", size=3)

    @classmethod
    def is_shown(cls, row: Any) -> bool:
        """Return whether any column has something to show."""
        return any(column.blocks for column in _columns(row))
