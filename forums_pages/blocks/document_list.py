"""Documents to download."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock, StructBlock
from wagtail.documents.blocks import DocumentChooserBlock

from forums_pages.blocks import groups
from forums_pages.blocks.words import LineBlock


class DocumentListBlock(StructBlock):
    """Documents with their type."""

    heading = LineBlock(required=False, label=_("Heading"))
    documents = ListBlock(
        DocumentChooserBlock(label=_("Document")), min_num=1, max_num=50, label=_("Documents")
    )

    class Meta:
        icon = "download"
        label = _("Documents")
        group = groups.MEDIA
        description = _("Documents to download. Title, language and kind come from the document library.")
        preview_template = groups.PREVIEW_TEMPLATE
        label_format = "{heading}"
