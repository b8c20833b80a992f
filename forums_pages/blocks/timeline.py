"""What happened when."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ChoiceBlock, DateBlock, ListBlock, StructBlock, StructValue

from forums_pages.blocks import groups
from forums_pages.blocks.words import LineBlock, PassageBlock
from forums_pages.enums import DatePrecision

# How many characters of 2019-06-12 are known.
KNOWN_LENGTHS = {DatePrecision.DAY: 10, DatePrecision.MONTH: 7, DatePrecision.YEAR: 4}
SHOWN_FORMATS = {
    DatePrecision.DAY: "DATE_FORMAT",
    DatePrecision.MONTH: "YEAR_MONTH_FORMAT",
    DatePrecision.YEAR: "Y",
}


class MomentValue(StructValue):
    """When something happened, as exactly as it is known."""

    @property
    def known_date(self) -> date | None:
        """The date, if it is known at all."""
        return self.get("date") if self.get("precision") in KNOWN_LENGTHS else None

    @property
    def machine_date(self) -> str:
        """The date for machines, no more exact than it is known: 2019-06-12, 2019-06, 2019 or nothing."""
        day = self.known_date
        return day.isoformat()[: KNOWN_LENGTHS[self["precision"]]] if day else ""

    @property
    def shown_date(self) -> str:
        """The date for readers: as printed here, else in the active language; empty when unknown."""
        if self.get("date_text"):
            return str(self["date_text"])
        day = self.known_date
        return str(date_format(day, SHOWN_FORMATS[self["precision"]])) if day else ""


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
        value_class = MomentValue
        label_format = "{title}"


class TimelineValue(StructValue):
    """Moments in their order."""

    @property
    def moments_shown(self) -> list[MomentValue]:
        """The moments that have been written, in their order."""
        return [moment for moment in self.get("moments") or () if moment.get("title") or moment.get("text")]


class TimelineBlock(StructBlock):
    """Moments in the order in which they are listed."""

    heading = LineBlock(required=False, label=_("Heading"))
    moments = ListBlock(MomentBlock(), min_num=1, max_num=100, collapsed=True, label=_("Moments"))

    class Meta:
        icon = "history"
        label = _("Timeline")
        group = groups.TEXT
        description = _("What happened when, one moment below the other.")
        value_class = TimelineValue
        template = "forums_pages/blocks/timeline.html"
        preview_template = groups.PREVIEW_TEMPLATE
        preview_value = {
            "moments": [
                {"date": date(2015, 9, 25), "precision": "month", "title": _("The goals are adopted")},
                {"date": date(2030, 12, 31), "precision": "year", "title": _("The goals are due")},
            ]
        }
        label_format = "{heading}"
