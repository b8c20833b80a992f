"""Two or three columns of simple blocks. On a narrow screen they follow one another."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock, StreamBlock, StructBlock, StructValue

from forums_pages.blocks import groups
from forums_pages.blocks.call_to_action import CallToActionBlock
from forums_pages.blocks.heading import HeadingBlock
from forums_pages.blocks.image import ImageBlock
from forums_pages.blocks.key_figures import KeyFiguresBlock
from forums_pages.blocks.paragraph import ParagraphBlock
from forums_pages.blocks.quote import QuoteBlock


class ColumnBlock(StreamBlock):
    """What stands in one column: simple blocks only, never columns again."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    image = ImageBlock()
    quote = QuoteBlock()
    call_to_action = CallToActionBlock()
    key_figures = KeyFiguresBlock()

    class Meta:
        icon = "grip"
        label = _("Column")
        required = False
        max_num = 20


class ColumnsValue(StructValue):
    """Columns side by side."""

    @property
    def columns_shown(self) -> list[list[str]]:
        """The HTML of each column's blocks that show anything; no columns at all if none does."""
        rendered = [[child.render() for child in column] for column in self.get("columns") or ()]
        columns = [[html for html in column if html.strip()] for column in rendered]
        return columns if any(columns) else []


class ColumnsBlock(StructBlock):
    """Two or three columns of equal width."""

    columns = ListBlock(ColumnBlock(), min_num=2, max_num=3, label=_("Columns"))

    class Meta:
        icon = "grip"
        label = _("Columns")
        group = groups.LAYOUT
        description = _("Two or three columns of text, pictures, quotations, figures or buttons.")
        value_class = ColumnsValue
        template = "forums_pages/blocks/columns.html"
        preview_template = groups.PREVIEW_TEMPLATE
        preview_value = staticmethod(
            lambda: {
                "columns": [
                    [("paragraph", _("<p>What stands in the first column.</p>"))],
                    [("paragraph", _("<p>What stands beside it.</p>"))],
                ]
            }
        )
