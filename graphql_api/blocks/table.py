"""Tables."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import strawberry

from forums_pages.blocks.table import GridBlock, TableBlock
from graphql_api.blocks.base import Block, serves
from graphql_api.blocks.reading import flag, read, struct_in, words
from graphql_api.loading.stored import struct_from, text_from


@strawberry.enum(description="What the cells of a column hold.")
class TableColumnKind(enum.Enum):
    """The names of the blocks in a ``GridBlock``."""

    TEXT = strawberry.enum_value("text", description="Words on one line.")
    PASSAGE = strawberry.enum_value("passage", description="Words; lines may be broken.")
    NUMBER = strawberry.enum_value("number", description="Numbers.")


KINDS: dict[object, TableColumnKind] = {kind.value: kind for kind in TableColumnKind}


@dataclass(frozen=True)
class ColumnRow:
    """The source object of ``TableColumn``."""

    heading: str | None
    kind: TableColumnKind


@dataclass(frozen=True)
class CellRow:
    """The source object of ``TableCell``."""

    text: str | None
    kind: TableColumnKind

    @property
    def number(self) -> float | None:
        """The number of a cell with one; None for infinity and what is no number."""
        try:
            number = float(self.text or "") if self.kind is TableColumnKind.NUMBER else None
        except ValueError:
            return None
        return number if number is not None and abs(number) < float("inf") else None


def _list(fields: Mapping[str, Any], name: str) -> list[Any]:
    found = fields.get(name)
    return found if isinstance(found, list) else []


def _columns(grid: Any) -> list[ColumnRow]:
    columns = map(struct_from, _list(grid.fields, "columns"))
    return [
        ColumnRow(
            text_from(column.get("heading")), KINDS.get(text_from(column.get("type")), TableColumnKind.TEXT)
        )
        for column in columns
    ]


def _rows(grid: Any) -> list[list[CellRow]]:
    """Return the cells by row; a row that is too short or too long gets as many as there are columns."""
    columns = _columns(grid)
    found = []
    for row in map(struct_from, _list(grid.fields, "rows")):
        values = [*_list(row, "values"), *[None] * len(columns)]
        pairs = zip(columns, values, strict=False)
        found.append([CellRow(text_from(value), column.kind) for column, value in pairs])
    return found


@strawberry.type(name="TableColumn", description="A column of a table.")
class TableColumnType:
    """See ``ColumnRow``, its source object."""

    heading: str | None = strawberry.field(description="Its heading.")
    kind: TableColumnKind = strawberry.field(description="What its cells hold.")


@strawberry.type(name="TableCell", description="A cell of a table.")
class TableCellType:
    """See ``CellRow``, its source object."""

    text: str | None = strawberry.field(
        description="What it holds; of a number the plain digits with a point, such as 12.5. Null when empty."
    )
    number: float | None = strawberry.field(
        description="The number in a column of numbers, to be written in the reader's language."
    )


@strawberry.type(name="TableRow", description="A row of a table.")
class TableRowType:
    """A list of ``CellRow``, its source object."""

    cells: list[TableCellType] = read(lambda row: row, "One cell for each column.", size=4)


@serves(GridBlock)
@strawberry.type(name="Table", description="Rows and columns of words and numbers.")
class TableType:
    """A ``GridBlock``."""

    caption: str | None = words("caption", "What the table shows.")
    columns: list[TableColumnType] = read(_columns, "Its columns.", "columns", size=4)
    rows: list[TableRowType] = read(_rows, "Its rows.", "rows", size=8)


@serves(TableBlock)
@strawberry.type(name="TableBlock", description="A table with its source.")
class TableBlockType(Block):
    """A ``TableBlock`` with at least one row."""

    table: TableType = read(lambda row: struct_in(row, "table"), "The table.", "table")
    has_row_headings: bool = flag("row_headings", "Whether the first cell of each row names the row.")
    note: str | None = words("note", "The source of the figures, or how to read them.")

    @classmethod
    def is_shown(cls, row: Any) -> bool:
        """Return whether there is a row."""
        return bool(_rows(struct_in(row, "table")))
