"""A wall of logos."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, ListBlock, StructBlock, StructValue
from wagtail.snippets.blocks import SnippetChooserBlock

from forums_pages.blocks import groups
from forums_pages.blocks.live import only_live
from forums_pages.blocks.samples import sample_organisations
from forums_pages.blocks.words import LineBlock


class OrganisationListValue(StructValue):
    """Organisations and how they are shown."""

    @property
    def entries(self) -> list[dict[str, Any]]:
        """The published organisations: name, logo, and whether the name is written beside the logo."""
        language = get_language()
        names_wanted = bool(self.get("show_names"))
        return [
            {
                "name": organisation.full_name(language),
                "logo": organisation.logo,
                "name_shown": names_wanted or organisation.logo is None,
            }
            for organisation in only_live(self.get("organisations"))
        ]


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
        value_class = OrganisationListValue
        template = "forums_pages/blocks/organisation_list.html"
        preview_template = groups.PREVIEW_TEMPLATE
        preview_value = staticmethod(
            lambda: {"heading": _("With"), "organisations": sample_organisations(), "show_names": True}
        )
        label_format = "{heading}"
