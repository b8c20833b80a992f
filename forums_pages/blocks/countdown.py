"""How long it is until an edition begins."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import PageChooserBlock, StructBlock, StructValue

from forums_pages.blocks import groups
from forums_pages.blocks.live import is_public
from forums_pages.blocks.samples import SampleEdition
from forums_pages.blocks.words import LineBlock
from forums_pages.enums import DatePrecision, EditionStatus


class CountdownValue(StructValue):
    """An edition and what is said before and after it begins."""

    @property
    def facts(self) -> Any:
        """The published edition that holds the dates; None when there is none."""
        edition = self.get("edition")
        return edition.source if is_public(edition) else None

    @property
    def first_day(self) -> date | None:
        """The edition's first day while it is ahead and exactly known, else None: nothing to count."""
        facts = self.facts
        if facts is None or facts.start_date is None or facts.date_precision != DatePrecision.DAY:
            return None
        return facts.start_date if facts.status == EditionStatus.UPCOMING else None

    @property
    def days_left(self) -> int | None:
        """Days until the first day, by the calendar of the edition's time zone; None: nothing to count."""
        day = self.first_day
        return (day - timezone.now().astimezone(self.facts.time_zone).date()).days if day else None

    @property
    def has_begun(self) -> bool:
        """Whether the edition is on or over, so that the text for afterwards is shown."""
        facts = self.facts
        return facts is not None and facts.status in (EditionStatus.ONGOING, EditionStatus.PAST)


class CountdownBlock(StructBlock):
    """Counts the days to an edition. A postponed or cancelled one is not counted down to."""

    label = LineBlock(label=_("Words before the number"), help_text=_("Such as: The forum begins in"))
    edition = PageChooserBlock("forums_pages.EditionPage", label=_("Edition"))
    text_after = LineBlock(
        required=False,
        label=_("Words once it has begun"),
        help_text=_("Such as: The forum is on. Left empty, nothing is shown then."),
    )

    class Meta:
        icon = "time"
        label = _("Countdown")
        group = groups.PROGRAMME
        description = _("The days left until an edition begins. The date comes from the edition.")
        value_class = CountdownValue
        template = "forums_pages/blocks/countdown.html"
        preview_template = groups.PREVIEW_TEMPLATE
        preview_value = staticmethod(
            lambda: {"label": _("The forum begins in"), "edition": SampleEdition(_("Edition"))}
        )
        label_format = "{label}"
