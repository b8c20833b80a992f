"""An invitation to do something, with a button."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ChoiceBlock, StructBlock

from forums_pages.blocks import groups
from forums_pages.blocks.choices import ButtonStyle
from forums_pages.blocks.link import LinkBlock
from forums_pages.blocks.words import LineBlock, PassageBlock


class CallToActionBlock(StructBlock):
    """A few words and a button."""

    title = LineBlock(required=False, label=_("Title"))
    text = PassageBlock(required=False, label=_("Text"), help_text=_("One or two sentences."))
    button = LineBlock(
        max_length=80,
        label=_("Words on the button"),
        help_text=_("What will happen: “Register for the forum”."),
    )
    link = LinkBlock(label=_("Where it leads"))
    style = ChoiceBlock(
        choices=ButtonStyle.choices, default=ButtonStyle.PRIMARY, search_index=False, label=_("Style")
    )

    class Meta:
        icon = "pick"
        label = _("Call to action")
        group = groups.TEXT
        description = _("Invites readers to register, contribute, download or write, with one button.")
        preview_template = groups.PREVIEW_TEMPLATE
        label_format = "{title} {button}"
