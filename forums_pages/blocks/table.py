"""Tables that screen readers can follow: a caption, column headings, and row headings if wanted."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, DecimalBlock, StructBlock
from wagtail.contrib.typed_table_block.blocks import (
    TypedTable,
    TypedTableBlock,
    TypedTableBlockValidationError,
)
from wagtail_localize.segments import StringSegmentValue

from forums_pages.blocks import groups
from forums_pages.blocks.words import LineBlock, PassageBlock

MOST_COLUMNS = 12
MOST_ROWS = 200


class GridBlock(TypedTableBlock):
    """Caption, column headings and cells. Every word is translatable, unlike in Wagtail's own block."""

    text = LineBlock(required=False, label=_("Words"))
    passage = PassageBlock(required=False, label=_("Longer text"))
    number = DecimalBlock(required=False, label=_("Number"), help_text=_("Written in the reader's language."))

    def clean(self, value: TypedTable) -> TypedTable:
        """Return the table; before publication, ask for a caption, headings and a row."""
        cleaned: TypedTable = super().clean(value)
        missing = [] if self.is_deferred_validation else _missing_parts(cleaned)
        errors = [*missing, *_excesses(cleaned)]
        if errors:
            raise TypedTableBlockValidationError(non_block_errors=errors)
        return cleaned

    def get_translatable_segments(self, value: TypedTable) -> list[StringSegmentValue]:
        """Return the words for wagtail-localize; a segment's path says where they stand."""
        segments = [StringSegmentValue("caption", value.caption or "")]
        for index, column in enumerate(value.columns):
            segments.append(StringSegmentValue(f"headings.{index}", column["heading"] or ""))
        for row_index, row in enumerate(value.row_data):
            for index, cell in enumerate(row["values"]):
                if isinstance(cell, str):
                    segments.append(StringSegmentValue(f"cells.{row_index}.{index}", cell))
        return segments

    def restore_translated_segments(
        self, value: TypedTable, segments: list[StringSegmentValue]
    ) -> TypedTable:
        """Return the table with translated words in the places that the segments' paths name."""
        words = {segment.path: segment.render_text() for segment in segments}
        columns = [
            {**column, "heading": words.get(f"headings.{index}", column["heading"])}
            for index, column in enumerate(value.columns)
        ]
        rows = [
            {
                "values": [
                    words.get(f"cells.{row_index}.{index}", cell) for index, cell in enumerate(row["values"])
                ]
            }
            for row_index, row in enumerate(value.row_data)
        ]
        return TypedTable(columns=columns, row_data=rows, caption=words.get("caption", value.caption))

    class Meta:
        icon = "table"
        label = _("Table")


def _missing_parts(table: TypedTable) -> list[ValidationError]:
    missing = []
    if not (table.caption or "").strip():
        missing.append(
            ValidationError(_("Write a caption: screen readers announce the table by it."), code="caption")
        )
    if not table.columns or not table.row_data:
        missing.append(ValidationError(_("A table needs at least one column and one row."), code="empty"))
    if not all((column["heading"] or "").strip() for column in table.columns):
        missing.append(ValidationError(_("Write a heading for every column."), code="heading"))
    return missing


def _excesses(table: TypedTable) -> list[ValidationError]:
    if len(table.columns) <= MOST_COLUMNS and len(table.row_data) <= MOST_ROWS:
        return []
    message = _("A table has at most %(columns)d columns and %(rows)d rows. Offer larger ones as a document.")
    return [ValidationError(message % {"columns": MOST_COLUMNS, "rows": MOST_ROWS}, code="size")]


class TableBlock(StructBlock):
    """A table with its source."""

    table = GridBlock(label=_("Table"))
    row_headings = BooleanBlock(
        required=False,
        default=False,
        label=_("The first column names the rows"),
        help_text=_("Screen readers then say the row's name with each cell."),
    )
    note = LineBlock(
        required=False,
        label=_("Note"),
        help_text=_("The source of the figures, or how to read them. Shown below."),
    )

    class Meta:
        icon = "table"
        label = _("Table")
        group = groups.TEXT
        description = _("Rows and columns of words and numbers, with a caption.")
        preview_template = groups.PREVIEW_TEMPLATE
