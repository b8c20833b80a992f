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
from forums_pages.blocks.latest import latest_pages
from forums_pages.blocks.live import pages_for_reader
from forums_pages.blocks.samples import sample_pages
from forums_pages.blocks.words import LineBlock

MOST = 24


class PageListValue(StructValue):
    """Pages to show."""

    @property
    def pages_shown(self) -> list[Any]:
        """The published pages: those chosen, in their order, else the latest of the kind, newest first."""
        chosen = pages_for_reader(self.get("pages"))
        kind = self.get("latest")
        if chosen or kind not in LatestKind.values:
            return chosen
        return pages_for_reader(latest_pages(LatestKind(kind), min(self.get("count") or 0, MOST)))


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

    def clean(self, value: Any) -> PageListValue:
        """Return the list; before publication, ask for either pages or a kind, not both."""
        cleaned: PageListValue = super().clean(value)
        if self.is_deferred_validation or bool(cleaned["pages"]) != bool(cleaned["latest"]):
            return cleaned
        message = _("Choose pages, or let the latest be shown: one of the two.")
        raise StructBlockValidationError(non_block_errors=[ValidationError(message, code="either")])

    class Meta:
        icon = "doc-full-inverse"
        label = _("List of pages")
        group = groups.LAYOUT
        description = _("Links to pages: chosen by hand, or the latest articles or editions.")
        value_class = PageListValue
        template = "forums_pages/blocks/page_list.html"
        preview_template = groups.PREVIEW_TEMPLATE
        preview_value = staticmethod(
            lambda: {"heading": _("News"), "pages": sample_pages(_("First article"), _("Second article"))}
        )
        label_format = "{heading}"
