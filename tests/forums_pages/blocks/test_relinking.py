import json
from typing import Any

import pytest
from wagtail.blocks import Block, PageChooserBlock, RichTextBlock

from forums_pages.blocks import BodyBlock
from forums_pages.blocks.relinking import relinked, relinked_markup
from tests.forums_pages.blocks.bodies import shaped


def leading_to(pk: int) -> Any:
    """Return a body with every block, of which each field that can leads to the page ``pk``."""

    def leaf(block: Block) -> Any:
        if isinstance(block, PageChooserBlock):
            return pk
        if isinstance(block, RichTextBlock):
            return f'<p><a id="{pk}" linktype="page">There</a> and <a id="7" linktype="document">here</a></p>'
        return 7

    return shaped(BodyBlock(), leaf)


def test_every_block_leads_to_the_other_page_and_nothing_else_changes() -> None:
    body = leading_to(7)
    assert json.dumps(body) != json.dumps(leading_to(8))
    assert relinked(BodyBlock(), body, 7, 8) == leading_to(8)
    assert relinked(BodyBlock(), body, 9, 8) == body == leading_to(7)


def test_items_of_lists_are_found_in_both_of_their_forms() -> None:
    def body(*pages: Any) -> Any:
        return [{"type": "page_list", "value": {"pages": list(pages)}, "id": "a"}]

    old = body(7, {"type": "item", "value": 7, "id": "b"}, 5)
    assert relinked(BodyBlock(), old, 7, 8) == body(8, {"type": "item", "value": 8, "id": "b"}, 5)


@pytest.mark.parametrize(
    "raw",
    [
        [{"type": "retired", "value": 7}, {"type": "page_list"}, 7, "7", None],
        [{"type": "page_list", "value": [7]}, {"type": "columns", "value": {"columns": 7}}],
        [{"type": "countdown", "value": {"edition": True, "gone": 7}}],
        {"type": "page_list"},
        None,
        "",
    ],
)
def test_what_has_another_shape_stays(raw: Any) -> None:
    assert relinked(BodyBlock(), raw, 7, 8) == raw
    assert relinked(BodyBlock(), raw, 1, 8) == raw


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a linktype="page" id="7">x</a>', '<a linktype="page" id="8">x</a>'),
        ('<a id="7" linktype="page"><b>7</b></a>', '<a id="8" linktype="page"><b>7</b></a>'),
        ('<a id="7" linktype="document">x</a>', '<a id="7" linktype="document">x</a>'),
        ('<a id="77" linktype="page">x</a>', '<a id="77" linktype="page">x</a>'),
        ('<a href="?id=7">id="7"</a>', '<a href="?id=7">id="7"</a>'),
    ],
)
def test_links_in_rich_text(html: str, expected: str) -> None:
    assert relinked_markup(html, 7, 8) == expected
