"""Headings, with an anchor each so that others can link to them."""

from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ChoiceBlock, FieldBlock, StructBlock

from forums_pages.blocks import groups
from forums_pages.blocks.choices import HeadingLevel
from forums_pages.blocks.words import LineBlock

ANCHOR_MAX_LENGTH = 80


def anchor_from(words: str) -> str:
    """Return ``words`` as the last part of a link: lower case, hyphens, letters of any script."""
    return slugify(words, allow_unicode=True)[:ANCHOR_MAX_LENGTH].strip("-")


class AnchorBlock(FieldBlock):
    """The part of a link after #. Never translated, so that a link works in every language."""

    def __init__(self, required: bool = False, help_text: Any = None, **kwargs: Any) -> None:
        self.field = forms.CharField(required=required, help_text=help_text, max_length=ANCHOR_MAX_LENGTH)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        return "" if value is None else str(value)

    def normalize(self, value: Any) -> str:
        return self.to_python(value)

    def clean(self, value: Any) -> str:
        return anchor_from(super().clean(value))

    class Meta:
        icon = "link"
        default = ""


class HeadingBlock(StructBlock):
    """A heading of level 2 to 4."""

    text = LineBlock(label=_("Text"))
    level = ChoiceBlock(
        choices=HeadingLevel.choices,
        default=HeadingLevel.H2,
        search_index=False,
        label=_("Level"),
        help_text=_("A sub-heading belongs to the heading above it."),
    )
    anchor = AnchorBlock(
        label=_("Anchor"),
        help_text=_(
            "Lets others link to this place: page-address#anchor. Left empty, it is made from the text "
            "when the page is published. Changing it breaks links that others have set."
        ),
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        group = groups.TEXT
        description = _("Divides the page into parts that readers and screen readers can jump to.")
        preview_template = groups.PREVIEW_TEMPLATE
        label_format = "{text}"
