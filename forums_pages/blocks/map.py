"""Where the forums are: a map in the frontends, and a list that says the same to everybody."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import MultipleChoiceBlock, StructBlock

from forums_pages.blocks import groups
from forums_pages.blocks.words import LineBlock, PassageBlock
from forums_pages.enums import ForumStatus


class MapBlock(StructBlock):
    """A map of the forums. It follows the forums' pages by itself."""

    heading = LineBlock(required=False, label=_("Heading"))
    text = PassageBlock(required=False, label=_("Text"))
    statuses = MultipleChoiceBlock(
        choices=ForumStatus.choices,
        default=[ForumStatus.ACTIVE.value],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        search_index=False,
        label=_("Show the forums that are"),
        help_text=_("Without a choice all forums are shown."),
    )

    class Meta:
        icon = "globe"
        label = _("Map of forums")
        group = groups.PROGRAMME
        description = _("All forums on a map, and as a list for those who cannot see it.")
        preview_template = groups.PREVIEW_TEMPLATE
        label_format = "{heading}"
