"""Documents to download."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock, StructBlock, StructValue
from wagtail.documents.blocks import DocumentChooserBlock

from forums_pages.blocks import groups
from forums_pages.blocks.live import only_live
from forums_pages.blocks.samples import SampleDocument
from forums_pages.blocks.words import LineBlock


class DocumentListValue(StructValue):
    """Documents to download."""

    @property
    def documents_shown(self) -> list[Any]:
        """The documents that still exist, in their order."""
        return only_live(self.get("documents"))


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
        value_class = DocumentListValue
        template = "forums_pages/blocks/document_list.html"
        preview_template = groups.PREVIEW_TEMPLATE
        preview_value = staticmethod(
            lambda: {
                "heading": _("Downloads"),
                "documents": [SampleDocument(_("Programme")), SampleDocument(_("Report"))],
            }
        )
        label_format = "{heading}"
