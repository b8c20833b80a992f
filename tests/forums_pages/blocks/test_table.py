from typing import Any

import pytest
from wagtail.contrib.typed_table_block.blocks import TypedTableBlockValidationError

from forums_pages.blocks.table import GridBlock


def grid(caption: str = "Sessions", headings: tuple[str, ...] = ("Day", "Number"), rows: int = 1) -> Any:
    columns = [
        {"type": "number" if n == 1 else "text", "heading": heading} for n, heading in enumerate(headings)
    ]
    values = ["First day", "1234.5", *["x"] * len(headings)][: len(headings)]
    return GridBlock().to_python(
        {"caption": caption, "columns": columns, "rows": [{"values": values} for _row in range(rows)]}
    )


def messages(table: Any) -> Any:
    with pytest.raises(TypedTableBlockValidationError) as refused:
        GridBlock().clean(table)
    return refused.value.as_json_data()["messages"]


def test_a_table_needs_a_caption_headings_and_a_row() -> None:
    assert messages(grid(caption=" ")) == ["Write a caption: screen readers announce the table by it."]
    assert messages(grid(headings=("Day", ""))) == ["Write a heading for every column."]
    assert messages(grid(rows=0)) == ["A table needs at least one column and one row."]


def test_a_draft_may_lack_all_of_them() -> None:
    assert GridBlock().clean_deferred(grid(caption="", headings=("",), rows=0)).caption == ""


def test_a_table_that_nobody_could_read_is_refused() -> None:
    too_large = "A table has at most 12 columns and 200 rows. Offer larger ones as a document."

    assert messages(grid(rows=201)) == [too_large]
    assert messages(grid(headings=tuple("abcdefghijklm"))) == [too_large]


def test_a_translation_puts_words_where_they_were() -> None:
    source = grid()
    segments = GridBlock().get_translatable_segments(source)
    assert [(each.path, each.render_text()) for each in segments] == [
        ("caption", "Sessions"),
        ("headings.0", "Day"),
        ("headings.1", "Number"),
        ("cells.0.0", "First day"),
    ]

    translated = GridBlock().restore_translated_segments(source, segments[3:])

    assert GridBlock().get_prep_value(translated) == GridBlock().get_prep_value(source)
