"""Several pictures shown together."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock, StructBlock, StructValue

from forums_pages.blocks import groups
from forums_pages.blocks.picture import PictureBlock
from forums_pages.blocks.samples import sample_picture
from forums_pages.blocks.words import LineBlock


class GalleryItemBlock(StructBlock):
    """A picture of a gallery."""

    picture = PictureBlock(label=_("Picture"))
    caption = LineBlock(required=False, label=_("Caption"))

    class Meta:
        icon = "image"
        label = _("Picture")
        label_format = "{caption}"


class GalleryValue(StructValue):
    """Pictures side by side."""

    @property
    def pictures_shown(self) -> list[StructValue]:
        """The items whose picture still exists, in their order."""
        return [item for item in self.get("items") or () if item["picture"].get("image")]


class GalleryBlock(StructBlock):
    """Two pictures or more."""

    heading = LineBlock(required=False, label=_("Heading"))
    items = ListBlock(GalleryItemBlock(), min_num=2, max_num=60, collapsed=True, label=_("Pictures"))

    class Meta:
        icon = "grid"
        label = _("Gallery")
        group = groups.MEDIA
        description = _("Two pictures or more, side by side, each with its own caption.")
        value_class = GalleryValue
        template = "forums_pages/blocks/gallery.html"
        preview_template = groups.PREVIEW_TEMPLATE
        preview_value = staticmethod(
            lambda: {
                "heading": _("Impressions"),
                "items": [{"picture": sample_picture()} for _each in range(3)],
            }
        )
        label_format = "{heading}"
