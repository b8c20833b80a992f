"""Plain words: a line or a passage. Never None: drafts, translations and templates can count on text."""

from typing import Any

from wagtail.blocks import CharBlock, TextBlock

LINE_MAX_LENGTH = 255
PASSAGE_MAX_LENGTH = 5_000


class LineBlock(CharBlock):
    """One line of plain text, at most 255 characters unless said otherwise; never None."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", LINE_MAX_LENGTH)
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> str:
        return "" if value is None else str(value)

    def normalize(self, value: Any) -> str:
        return "" if value is None else str(value)

    class Meta:
        default = ""
        icon = "title"


class PassageBlock(TextBlock):
    """Some lines of plain text, at most 5,000 characters; never None."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", PASSAGE_MAX_LENGTH)
        kwargs.setdefault("rows", 3)
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> str:
        return "" if value is None else str(value)

    def normalize(self, value: Any) -> str:
        return "" if value is None else str(value)

    class Meta:
        default = ""
        icon = "pilcrow"
