"""Running text."""

from django.utils.translation import gettext_lazy as _

from forums_pages.blocks import groups
from forums_pages.blocks.prose import ProseBlock


class ParagraphBlock(ProseBlock):
    """One or more paragraphs with lists and links."""

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        group = groups.TEXT
        description = _("Paragraphs with bold and italic words, lists and links.")
        preview_template = groups.PREVIEW_TEMPLATE
