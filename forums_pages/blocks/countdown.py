"""How long it is until an edition begins."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import PageChooserBlock, StructBlock

from forums_pages.blocks import groups
from forums_pages.blocks.words import LineBlock


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
        preview_template = groups.PREVIEW_TEMPLATE
        label_format = "{label}"
