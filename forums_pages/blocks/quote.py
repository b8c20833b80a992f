"""What somebody said or wrote."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StructBlock, StructValue
from wagtail.snippets.blocks import SnippetChooserBlock

from forums_pages.blocks import groups
from forums_pages.blocks.live import is_live
from forums_pages.blocks.words import LineBlock, PassageBlock


class QuoteValue(StructValue):
    """A quotation and who is quoted."""

    @property
    def speaker(self) -> str:
        """Who is quoted, as printed here; else the chosen person's name; else empty."""
        if self.get("attribution"):
            return str(self["attribution"])
        person = self.get("person")
        return person.full_name(get_language()) if is_live(person) else ""


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
        value_class = QuoteValue
        template = "forums_pages/blocks/quote.html"
        preview_template = groups.PREVIEW_TEMPLATE
        preview_value = {
            "text": _("Words that somebody said at the forum."),
            "attribution": _("Given name Family name"),
            "role": _("Role"),
        }
        label_format = "{text}"
