"""Figures that tell a story at a glance."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ChoiceBlock, ListBlock, StructBlock

from forums_pages.blocks import groups
from forums_pages.blocks.choices import Approximation
from forums_pages.blocks.words import LineBlock


class FigureBlock(StructBlock):
    """One figure, written as it shall be read."""

    value = LineBlock(
        max_length=40, label=_("Figure"), help_text=_("As it shall be read: 3 000, 12.5 million, 40 %.")
    )
    qualifier = ChoiceBlock(
        choices=Approximation.choices,
        default=Approximation.EXACTLY,
        search_index=False,
        label=_("How exact"),
        help_text=_("“More than” is shown before the figure, so that nobody takes it for a count."),
    )
    label = LineBlock(label=_("What it counts"), help_text=_("Such as: participants from 40 countries."))

    class Meta:
        icon = "decimal"
        label = _("Figure")
        label_format = "{value} {label}"


class KeyFiguresBlock(StructBlock):
    """A row of figures."""

    heading = LineBlock(required=False, label=_("Heading"))
    figures = ListBlock(FigureBlock(), min_num=1, max_num=12, label=_("Figures"))

    class Meta:
        icon = "decimal"
        label = _("Key figures")
        group = groups.TEXT
        description = _("Large figures with what they count. Give sourced figures only.")
        preview_template = groups.PREVIEW_TEMPLATE
        label_format = "{heading}"
