"""People with their portraits."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock, MultipleChoiceBlock, StructBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from forums_pages.blocks import groups
from forums_pages.blocks.choices import PersonDetail
from forums_pages.blocks.words import LineBlock


class PersonListBlock(StructBlock):
    """People of the directory. What is shown of them follows the directory, now and later."""

    heading = LineBlock(required=False, label=_("Heading"))
    people = ListBlock(
        SnippetChooserBlock("forums_pages.Person", label=_("Person")),
        min_num=1,
        max_num=100,
        label=_("People"),
    )
    show = MultipleChoiceBlock(
        choices=PersonDetail.choices,
        default=PersonDetail.values,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        search_index=False,
        label=_("Besides the name, show"),
        help_text=_("A portrait is shown only if the person agreed to it."),
    )

    class Meta:
        icon = "group"
        label = _("People")
        group = groups.PEOPLE
        description = _("People of the directory, with portrait, job title and organisation if wanted.")
        preview_template = groups.PREVIEW_TEMPLATE
        label_format = "{heading}"
