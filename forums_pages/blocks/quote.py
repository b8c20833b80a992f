"""What somebody said or wrote."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StructBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from forums_pages.blocks import groups
from forums_pages.blocks.words import LineBlock, PassageBlock


class QuoteBlock(StructBlock):
    """A quotation with its source."""

    text = PassageBlock(label=_("Words quoted"), help_text=_("Without quotation marks: the site adds them."))
    person = SnippetChooserBlock(
        "forums_pages.Person", required=False, label=_("Person"), help_text=_("If they are in the directory.")
    )
    attribution = LineBlock(
        required=False,
        label=_("Name as shown"),
        help_text=_("Left empty, the name of the chosen person is shown."),
    )
    role = LineBlock(
        required=False,
        label=_("Role"),
        help_text=_("What the person was when they said it. Shown after the name."),
    )

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        group = groups.TEXT
        description = _("Somebody's words, with their name and role.")
        preview_template = groups.PREVIEW_TEMPLATE
        label_format = "{text}"
