"""A list of pages: chosen by hand, or the latest of a kind."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    ChoiceBlock,
    IntegerBlock,
    ListBlock,
    PageChooserBlock,
    StructBlock,
    StructBlockValidationError,
    StructValue,
)

from forums_pages.blocks import groups
from forums_pages.blocks.choices import LatestKind, ListLayout
from forums_pages.blocks.words import LineBlock

MOST = 24


class PageListBlock(StructBlock):
    """Pages chosen by hand, or found by themselves."""

    heading = LineBlock(required=False, label=_("Heading"))
    pages = ListBlock(
        PageChooserBlock(label=_("Page")),
        default=[],
        max_num=MOST,
        collapsed=True,
        label=_("Chosen pages"),
        help_text=_("Shown in this order. Readers see each page in their language if it is translated."),
    )
    latest = ChoiceBlock(
        choices=LatestKind.choices,
        required=False,
        search_index=False,
        label=_("or the latest"),
        help_text=_("The list then keeps itself up to date."),
    )
    count = IntegerBlock(
        required=False, default=3, min_value=1, max_value=MOST, label=_("How many of the latest")
    )
    layout = ChoiceBlock(
        choices=ListLayout.choices, default=ListLayout.LIST, search_index=False, label=_("Layout")
    )

    def clean(self, value: Any) -> StructValue:
        """Return the list; before publication, ask for either pages or a kind, not both."""
        cleaned: StructValue = super().clean(value)
        if self.is_deferred_validation or bool(cleaned["pages"]) != bool(cleaned["latest"]):
            return cleaned
        message = _("Choose pages, or let the latest be shown: one of the two.")
        raise StructBlockValidationError(non_block_errors=[ValidationError(message, code="either")])

    class Meta:
        icon = "doc-full-inverse"
        label = _("List of pages")
        group = groups.LAYOUT
        description = _("Links to pages: chosen by hand, or the latest articles or editions.")
        preview_template = groups.PREVIEW_TEMPLATE
        label_format = "{heading}"
