"""People with their portraits."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock, MultipleChoiceBlock, StructBlock, StructValue
from wagtail.snippets.blocks import SnippetChooserBlock

from forums_pages.blocks import groups
from forums_pages.blocks.choices import PersonDetail
from forums_pages.blocks.live import is_live, only_live
from forums_pages.blocks.samples import sample_people
from forums_pages.blocks.words import LineBlock


class PersonListValue(StructValue):
    """People and how much is shown of each."""

    @property
    def cards(self) -> list[dict[str, Any]]:
        """What is shown of each published person; a portrait only with the person's consent."""
        return [self._card(person) for person in only_live(self.get("people"))]

    def _card(self, person: Any) -> dict[str, Any]:
        shown = self.get("show") or []
        language = get_language()
        organisation = person.organisation if is_live(person.organisation) else None
        return {
            "name": person.full_name(language),
            "portrait": person.portrait if "portrait" in shown and person.portrait_consent else None,
            "job_title": str(person.job_title or "") if "job_title" in shown else "",
            "organisation": organisation.full_name(language)
            if organisation and "organisation" in shown
            else "",
        }


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
        value_class = PersonListValue
        template = "forums_pages/blocks/person_list.html"
        preview_template = groups.PREVIEW_TEMPLATE
        preview_value = staticmethod(
            lambda: {"heading": _("The team"), "people": sample_people(), "show": PersonDetail.values}
        )
        label_format = "{heading}"
