"""One picture with its caption."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ChoiceBlock, StructBlock

from forums_pages.blocks import groups
from forums_pages.blocks.choices import ImageLayout
from forums_pages.blocks.picture import PictureBlock
from forums_pages.blocks.words import LineBlock


class ImageBlock(StructBlock):
    """A picture between paragraphs. Credit and licence are shown from the picture library."""

    picture = PictureBlock(label=_("Picture"))
    caption = LineBlock(
        required=False, label=_("Caption"), help_text=_("Shown under the picture, before its credit.")
    )
    layout = ChoiceBlock(
        choices=ImageLayout.choices, default=ImageLayout.NORMAL, search_index=False, label=_("Width")
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        group = groups.MEDIA
        description = _("One picture with a caption; its credit comes from the picture library.")
        preview_template = groups.PREVIEW_TEMPLATE
        label_format = "{caption}"
