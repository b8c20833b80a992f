"""What each turn of an edition asks for, and nothing else."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from i18nfield.strings import LazyI18nString

from forums_pages.enums import DatePrecision, RegistrationState
from forums_pages.fields import plausible_day, words
from forums_pages.models import EditionPage
from forums_pages.programme.turns.answers import Answers, NewDates
from forums_pages.programme.turns.kinds import Turn

CLOSABLE = (RegistrationState.OPEN, RegistrationState.NOT_OPEN, RegistrationState.FULL)
PRECISIONS = [each for each in DatePrecision.choices if each[0] != DatePrecision.UNKNOWN]
STAY, ALONG = "stay", "along"


def words_field(name: str, **said: Any) -> Any:
    """Return a box per language for a text of editions."""
    return EditionPage._meta.get_field(name).formfield(required=False, **said)


def date_field(label: Any, required: bool = False, **said: Any) -> forms.DateField:
    """Return a day, as the reader's browser lets them choose one."""
    widget = forms.DateInput({"type": "date"}, "%Y-%m-%d")
    return forms.DateField(label=label, required=required, validators=[plausible_day], widget=widget, **said)


class TurnForm(forms.Form):
    """Asks why. What ``keeps_reason`` starts with the words that are there."""

    keeps_reason = False
    lifecycle_reason = words_field(
        "lifecycle_reason",
        label=_("Reason"),
        help_text=_(
            "Readers are told. In every language that you can; readers of others are shown one of these."
        ),
    )

    def __init__(self, edition: EditionPage, data: QueryDict | None = None) -> None:
        super().__init__(data, initial=self.initial_of(edition))
        self.edition = edition

    def initial_of(self, edition: EditionPage) -> dict[str, Any]:
        """Return what the fields start with."""
        return {"lifecycle_reason": edition.lifecycle_reason} if self.keeps_reason else {}

    def answers(self, outcomes: Mapping[int, str], for_all: str = "") -> Answers:
        """Return what a valid form says, with what was said of sessions that are in the way."""
        return Answers(outcomes=outcomes, outcome_for_all=for_all, **self.said())

    def said(self) -> dict[str, Any]:
        """Return the answers by their names."""
        return {"reason": self.words_of("lifecycle_reason")}

    def words_of(self, name: str) -> dict[str, str]:
        """Return what was written in each language."""
        return words(self.cleaned_data[name] or LazyI18nString({}))


class OnlineForm(TurnForm):
    """Asks how to take part, too."""

    online_platform = forms.CharField(
        label=_("Online platform"), max_length=120, required=False, help_text=_("Such as Zoom. Public.")
    )
    online_url = forms.URLField(
        label=_("Address of the online event"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=_("Public. Sessions have their own live links, which are public only around their time."),
    )
    access_note = words_field("access_note", label=_("How to take part"), help_text=_("Public."))

    def initial_of(self, edition: EditionPage) -> dict[str, Any]:
        """Start with what is known of it already."""
        names = ("online_platform", "online_url", "access_note")
        return super().initial_of(edition) | {name: getattr(edition, name) for name in names}

    def said(self) -> dict[str, Any]:
        """Return how to take part along with the reason."""
        given = self.cleaned_data
        return super().said() | {
            "platform": given["online_platform"],
            "url": given["online_url"],
            "access_note": self.words_of("access_note"),
        }


class OffForm(TurnForm):
    """Asks whether registration ends, too, where it has not."""

    close_registration = forms.BooleanField(
        label=_("Close the registration"),
        required=False,
        help_text=_("Otherwise readers are still led to it."),
    )

    def __init__(self, edition: EditionPage, data: QueryDict | None = None) -> None:
        super().__init__(edition, data)
        if edition.registration_state not in CLOSABLE:
            del self.fields["close_registration"]

    def said(self) -> dict[str, Any]:
        """Return whether registration ends along with the reason."""
        return super().said() | {"closes_registration": self.cleaned_data.get("close_registration", False)}


class CancelForm(OffForm):
    """Nobody registers for what does not take place, unless an editor says so."""

    def initial_of(self, edition: EditionPage) -> dict[str, Any]:
        """Start with closing the registration."""
        return super().initial_of(edition) | {"close_registration": True}


class DatesForm(TurnForm):
    """Asks when, as exactly as it is known, and what the sessions do."""

    start_date = date_field(_("First day"), required=True)
    end_date = date_field(_("Last day"), help_text=_("Left empty for a single day."))
    date_precision = forms.ChoiceField(
        label=_("How exact the dates are"), choices=PRECISIONS, initial=DatePrecision.DAY
    )
    title = forms.CharField(
        label=_("New name"),
        max_length=255,
        required=False,
        help_text=_("Only where the printed name changes, as with another year. The address stays."),
    )
    sessions = forms.ChoiceField(
        label=_("Sessions"),
        choices=[
            (ALONG, _("They move along with the first day, and keep their times")),
            (STAY, _("They stay on their days")),
        ],
        initial=ALONG,
        widget=forms.RadioSelect,
    )
    keeps_reason = True

    def clean(self) -> dict[str, Any]:
        """Check that the days are in order."""
        cleaned: dict[str, Any] = super().clean() or {}
        start, end = cleaned.get("start_date"), cleaned.get("end_date")
        if end is not None and start is None and "start_date" not in self.errors:
            self.add_error("start_date", _("Give the first day as well."))
        if start is not None and end is not None and end < start:
            self.add_error("end_date", _("The last day cannot be before the first day."))
        return cleaned

    def said(self) -> dict[str, Any]:
        """Return the dates along with the reason."""
        given = self.cleaned_data
        start: date | None = given["start_date"]
        dates = NewDates(start, given["end_date"], given["date_precision"]) if start else None
        stays = given["sessions"] == STAY
        return super().said() | {"dates": dates, "title": given["title"].strip(), "sessions_stay": stays}


class PostponeForm(OffForm, DatesForm):
    """Asks for new dates only where they are known already."""

    keeps_reason = False
    start_date = date_field(_("New first day"), help_text=_("Left empty while no new date is known."))
    end_date = date_field(_("New last day"), help_text=_("Left empty for a single day."))
    field_order = ("lifecycle_reason", "close_registration")


FORMS: dict[str, type[TurnForm]] = {
    Turn.ONLINE: OnlineForm,
    Turn.HYBRID: OnlineForm,
    Turn.IN_PERSON: TurnForm,
    Turn.POSTPONED: PostponeForm,
    Turn.REDATED: DatesForm,
    Turn.CANCELLED: CancelForm,
    Turn.REINSTATED: TurnForm,
}
