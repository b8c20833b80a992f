"""The edit form of an edition: tabs in the order the work is done."""

from datetime import date
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultipleChooserPanel,
    ObjectList,
    TabbedInterface,
    TitleFieldPanel,
)

from forums_pages.enums import DatePrecision, Lifecycle
from forums_pages.models.base import BasePageForm, tabs
from forums_pages.panels import (
    FactsPanel,
    FactsTab,
    goals_panel,
    languages_panel,
    pillars_panel,
    themes_panel,
)


class EditionPageForm(BasePageForm):
    """Checks what the public must be told of an edition."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "time_zone" in self.fields and self.parent_page is not None:
            self.fields["time_zone"].widget.suggest(self.parent_page.specific.source.time_zone)

    def clean(self) -> dict[str, Any] | None:
        """Keep the dates that were, where the edition is postponed and they are emptied."""
        cleaned = super().clean()
        if self.instance.is_source and self.cleaned_data.get("lifecycle") == Lifecycle.POSTPONED:
            self._keep_former_dates()
        return cleaned

    def _keep_former_dates(self) -> None:
        data = self.cleaned_data
        if data.get("start_date") is not None:
            return
        data["date_precision"] = DatePrecision.UNKNOWN
        published = type(self.instance).objects.filter(pk=self.instance.pk, live=True)
        former = published.values_list("start_date", "end_date").first()
        if former is not None and former[0] is not None and data.get("previous_start_date") is None:
            data["previous_start_date"], data["previous_end_date"] = former

    def check_publishable(self) -> None:
        """Ask for a date, or for the word that there is none."""
        names = ("start_date", "date_precision", "lifecycle")
        for name, message in missing_date(*map(self.cleaned_data.get, names)).items():
            self.add_error(name, message)


def missing_date(start: date | None, precision: str | None, lifecycle: str | None) -> dict[str | None, str]:
    """Return the sentence that asks for the first day; nothing where it is known, or said to be unknown."""
    if start is not None or precision == DatePrecision.UNKNOWN or lifecycle == Lifecycle.POSTPONED:
        return {}
    return {"start_date": gettext("Give the first day, or choose “Not known yet” as the precision.")}


def edition_edit_handler() -> TabbedInterface:
    """Return the edition's tabs: announce, programme frame, partners, after the event."""
    return tabs(
        ObjectList(_announcement(), heading=_("Edition")),
        FactsTab(_place_and_registration(), heading=_("Place and registration")),
        FactsTab(_themes_and_group(), heading=_("Themes and Working Group")),
        FactsTab(_partners(), heading=_("Partners")),
        FactsTab(_afterwards(), heading=_("Figures and documents")),
    )


def _announcement() -> list[Any]:
    return [
        TitleFieldPanel(
            "title",
            placeholder=False,
            heading=_("Printed name"),
            help_text=_("As printed this year, in the page's language."),
        ),
        FactsPanel(
            [
                FieldRowPanel(
                    [FieldPanel("start_date"), FieldPanel("end_date"), FieldPanel("date_precision")]
                ),
                FieldPanel("city"),
                FieldRowPanel([FieldPanel("format"), FieldPanel("ordinal")]),
            ],
            heading=_("When and where"),
        ),
        FieldPanel("slogan"),
        FieldPanel("summary"),
        FactsPanel([FieldPanel("cover"), FieldPanel("hashtag")], heading=_("Cover"), classname="collapsed"),
        FieldPanel("body"),
        FactsPanel(
            [
                FieldPanel("lifecycle"),
                FieldPanel("lifecycle_reason"),
                FieldRowPanel([FieldPanel("previous_start_date"), FieldPanel("previous_end_date")]),
            ],
            heading=_("Postponed, cancelled or moved"),
            classname="collapsed",
        ),
    ]


def _place_and_registration() -> list[Any]:
    return [
        MultipleChooserPanel(
            "venues",
            chooser_field_name="venue",
            heading=_("Venues"),
            label=_("venue"),
            help_text=_("Sessions are put into the rooms of these venues."),
        ),
        FactsPanel(
            [languages_panel(), FieldPanel("time_zone")],
            heading=_("Languages and time zone"),
            help_text=_("Both start as the forum has them."),
        ),
        FactsPanel(
            [
                FieldRowPanel([FieldPanel("registration_state"), FieldPanel("registration_url")]),
                FieldRowPanel([FieldPanel("registration_opens"), FieldPanel("registration_closes")]),
                FieldPanel("admission"),
            ],
            heading=_("Registration"),
        ),
        FactsPanel(
            [
                FieldRowPanel([FieldPanel("online_platform"), FieldPanel("online_url")]),
                FieldPanel("access_note"),
            ],
            heading=_("Online"),
            classname="collapsed",
        ),
        InlinePanel("contacts", heading=_("Contacts"), label=_("contact"), classname="collapsed"),
    ]


def _themes_and_group() -> list[Any]:
    return [
        themes_panel(),
        pillars_panel(),
        goals_panel(),
        MultipleChooserPanel(
            "working_group",
            chooser_field_name="organisation",
            heading=_("Working Group"),
            label=_("member organisation"),
            classname="collapsed",
        ),
    ]


def _partners() -> list[Any]:
    return [
        HelpPanel(_("Levels are shown in this order, and partners in the order inside their level.")),
        InlinePanel("partner_levels", heading=_("Partner levels"), label=_("level")),
    ]


def _afterwards() -> list[Any]:
    return [
        InlinePanel("key_figures", heading=_("Key figures"), label=_("figure")),
        InlinePanel("documents", heading=_("Documents"), label=_("document")),
    ]
