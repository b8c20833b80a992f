"""Short pieces side by side."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock, StructBlock

from forums_pages.blocks import groups
from forums_pages.blocks.link import LinkBlock
from forums_pages.blocks.picture import PictureBlock
from forums_pages.blocks.words import LineBlock, PassageBlock


class CardBlock(StructBlock):
    """A card: title, text, and if wanted a picture and a link."""

    title = LineBlock(label=_("Title"))
    text = PassageBlock(required=False, label=_("Text"))
    picture = PictureBlock(required=False, label=_("Picture"), collapsed=True)
    link = LinkBlock(
        required=False, label=_("Link"), collapsed=True, help_text=_("The title becomes the link.")
    )

    class Meta:
        icon = "doc-full"
        label = _("Card")
        label_format = "{title}"


class CardListBlock(StructBlock):
    """Cards of equal weight."""

    heading = LineBlock(required=False, label=_("Heading"))
    cards = ListBlock(CardBlock(), min_num=1, max_num=24, collapsed=True, label=_("Cards"))

    class Meta:
        icon = "list-ul"
        label = _("Cards")
        group = groups.LAYOUT
        description = _(
            "Short pieces of equal weight side by side, each with a picture and a link if wanted."
        )
        preview_template = groups.PREVIEW_TEMPLATE
        label_format = "{heading}"
