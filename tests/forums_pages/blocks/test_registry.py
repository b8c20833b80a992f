from forums_pages.blocks import BodyBlock, block_classes
from forums_pages.blocks.call_to_action import CallToActionBlock
from forums_pages.blocks.registry import block_name


def test_a_block_is_named_after_its_class() -> None:
    assert block_name(CallToActionBlock) == "call_to_action"


def test_every_block_is_listed_once_with_what_is_nested_in_it() -> None:
    names = [name for name, _block_class in block_classes()]
    nested = {"figure", "question", "moment", "gallery_item", "card", "column", "picture", "link", "grid"}

    assert sorted(names) == sorted({*BodyBlock().child_blocks, *nested})
