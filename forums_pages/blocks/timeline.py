"""What happened when."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ChoiceBlock, DateBlock, ListBlock, StructBlock

from forums_pages.blocks import groups
from forums_pages.blocks.words import LineBlock, PassageBlock
from forums_pages.enums import DatePrecision


class MomentBlock(StructBlock):
    """One moment of a timeline."""

    date = DateBlock(
        required=False,
        label=_("Date"),
        help_text=_("If only the month or year is known, choose any day of it."),
    )
    precision = ChoiceBlock(
        choices=DatePrecision.choices,
        default=DatePrecision.DAY,
        search_index=False,
        label=_("How exact the date is"),
    )
    date_text = LineBlock(
        required=False,
        max_length=80,
        label=_("Date as shown"),
        help_text=_("Such as “spring 2018”. Left empty, the date is written in the reader's language."),
    )
    title = LineBlock(label=_("Title"))
    text = PassageBlock(required=False, label=_("Text"))

    class Meta:
        icon = "date"
        label = _("Moment")
        label_format = "{title}"


class TimelineBlock(StructBlock):
    """Moments in the order in which they are listed."""

    heading = LineBlock(required=False, label=_("Heading"))
    moments = ListBlock(MomentBlock(), min_num=1, max_num=100, collapsed=True, label=_("Moments"))

    class Meta:
        icon = "history"
        label = _("Timeline")
        group = groups.TEXT
        description = _("What happened when, one moment below the other.")
        preview_template = groups.PREVIEW_TEMPLATE
        label_format = "{heading}"
