"""A wall of logos."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, ListBlock, StructBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from forums_pages.blocks import groups
from forums_pages.blocks.words import LineBlock


class OrganisationListBlock(StructBlock):
    """Organisations of the directory, by logo."""

    heading = LineBlock(required=False, label=_("Heading"))
    organisations = ListBlock(
        SnippetChooserBlock("forums_pages.Organisation", label=_("Organisation")),
        min_num=1,
        max_num=200,
        label=_("Organisations"),
        help_text=_(
            "For the partners of an edition use its partner levels: they keep themselves up to date."
        ),
    )
    show_names = BooleanBlock(
        required=False,
        default=False,
        label=_("Write the names beside the logos"),
        help_text=_("An organisation without a logo is always shown by its name."),
    )

    class Meta:
        icon = "site"
        label = _("Organisations")
        group = groups.PEOPLE
        description = _("A wall of logos of organisations in the directory.")
        preview_template = groups.PREVIEW_TEMPLATE
        label_format = "{heading}"
