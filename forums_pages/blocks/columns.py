"""Two or three columns of simple blocks. On a narrow screen they follow one another."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock, StreamBlock, StructBlock

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


class ColumnsBlock(StructBlock):
    """Two or three columns of equal width."""

    columns = ListBlock(ColumnBlock(), min_num=2, max_num=3, label=_("Columns"))

    class Meta:
        icon = "grip"
        label = _("Columns")
        group = groups.LAYOUT
        description = _("Two or three columns of text, pictures, quotations, figures or buttons.")
        preview_template = groups.PREVIEW_TEMPLATE
