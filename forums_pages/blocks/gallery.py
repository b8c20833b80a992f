"""Several pictures shown together."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock, StructBlock

from forums_pages.blocks import groups
from forums_pages.blocks.picture import PictureBlock
from forums_pages.blocks.words import LineBlock


class GalleryItemBlock(StructBlock):
    """A picture of a gallery."""

    picture = PictureBlock(label=_("Picture"))
    caption = LineBlock(required=False, label=_("Caption"))

    class Meta:
        icon = "image"
        label = _("Picture")
        label_format = "{caption}"


class GalleryBlock(StructBlock):
    """Two pictures or more."""

    heading = LineBlock(required=False, label=_("Heading"))
    items = ListBlock(GalleryItemBlock(), min_num=2, max_num=60, collapsed=True, label=_("Pictures"))

    class Meta:
        icon = "grid"
        label = _("Gallery")
        group = groups.MEDIA
        description = _("Two pictures or more, side by side, each with its own caption.")
        preview_template = groups.PREVIEW_TEMPLATE
        label_format = "{heading}"
