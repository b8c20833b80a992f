"""The fields of a proposal as a visitor fills them in, and as the gateway takes them."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.core.signing import BadSignature, TimestampSigner
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_countries import countries

from cms.public.labels import label
from forums_pages.enums import Sector, SessionKind

# Nobody reads and fills in the form faster, and nobody takes longer: machines do.
FASTEST, LONGEST = timedelta(seconds=3), timedelta(days=7)
SUBMITTER = ("name", "email", "organisation", "sector", "country")
PROPOSAL = (
    "title", "abstract", "sessionKind", "language", "themes", "goals", "proposedSpeakers", "technicalNeeds",
)  # fmt: skip
NOTHING_CHOSEN = ("", "—")
signer = TimestampSigner(salt="cms.public.proposals")


def ticket_after(ticket: str) -> str:
    """Return what a form is known by: when it was first shown, and a key that it alone has.

    ``ticket`` is what it was known by before; a form that is shown for the first time has none.
    """
    return ticket if _key_in(ticket, LONGEST) else signer.sign(uuid4().hex)


def key_in(ticket: str) -> str | None:
    """Return the key of a form that a person may have filled in; None if it came too fast or too late."""
    return None if _key_in(ticket, FASTEST) else _key_in(ticket, LONGEST)


def _key_in(ticket: str, max_age: timedelta) -> str | None:
    """Return the key of a ticket that we gave out at most so long ago."""
    try:
        return signer.unsign(ticket, max_age=max_age)
    except BadSignature:
        return None


def _kinds(call: Mapping[str, Any]) -> list[tuple[str, str]]:
    names = call["sessionKinds"] or [kind.name for kind in SessionKind if kind is not SessionKind.BREAK]
    return [(name, label(name, "SessionKind")) for name in names]


def _several(choices: Iterable[tuple[Any, str]], words: Any, **more: Any) -> forms.MultipleChoiceField:
    widget = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(
        label=words, choices=list(choices), widget=widget, required=False, **more
    )


class ProposalForm(forms.Form):
    """What a proposal says. Whether it can be taken, the gateway decides: it sees the same values."""

    name = forms.CharField(label=gettext_lazy("Your name"), max_length=200)
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        help_text=gettext_lazy("For the receipt and the answer. It is never published."),
    )
    organisation = forms.CharField(label=gettext_lazy("Organisation"), max_length=255, required=False)
    sector = forms.ChoiceField(label=gettext_lazy("Sector"), required=False)
    country = forms.ChoiceField(label=gettext_lazy("Country"), required=False)
    title = forms.CharField(label=gettext_lazy("Title of the proposal"), max_length=255)
    abstract = forms.CharField(
        label=gettext_lazy("What it is about"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("Up to 5,000 characters."),
    )
    sessionKind = forms.ChoiceField(label=gettext_lazy("Format"))  # noqa: N815  # the gateway's name
    language = forms.ChoiceField(label=gettext_lazy("Language in which it would be held"), required=False)
    proposedSpeakers = forms.CharField(  # noqa: N815  # the gateway's name
        label=gettext_lazy("Who might speak"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Names and functions, one to a line."),
    )
    technicalNeeds = forms.CharField(  # noqa: N815  # the gateway's name
        label=gettext_lazy("What it needs on the spot"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    consent = forms.BooleanField(
        label=gettext_lazy("The organisers may use what I write here to choose among the proposals")
    )
    # For machines that fill in everything; people do not see it.
    website = forms.CharField(label=gettext_lazy("Leave this empty"), required=False)

    def __init__(self, told: Mapping[str, Any], *args: Any, **kwargs: Any) -> None:
        """Offer what the call in ``told`` offers, the answer to our document ``contribute``."""
        super().__init__(*args, **{"auto_id": "proposal-%s", **kwargs})
        call = told["callForContributions"]
        themes = [(each["slug"], each["title"]) for each in call["themes"]]
        goals = [(each["number"], f"{each['number']}. {each['title']}") for each in told["goals"]]
        languages = [(each["code"], each["name"]) for each in call["languages"]]
        self._offer("sector", [NOTHING_CHOSEN, *((each.name, str(each.label)) for each in Sector)])
        self._offer("country", [NOTHING_CHOSEN, *countries])
        self._offer("sessionKind", _kinds(call))
        self._offer("language", [NOTHING_CHOSEN, *languages])
        if not languages:
            del self.fields["language"]
        if themes:
            self.fields["themes"] = _several(themes, _("Themes"))
        self.fields["goals"] = _several(goals, _("Sustainable Development Goals"))

    def _offer(self, name: str, choices: list[Any]) -> None:
        field: Any = self.fields[name]
        field.choices = choices

    def given(self, uid: str, key: str, language: str) -> dict[str, Any]:
        """Return the proposal as ``SubmitContributionInput``; the form must be valid."""
        data = dict(self.cleaned_data)
        submitter = {name: data.pop(name) or None for name in SUBMITTER}
        data["goals"] = [int(number) for number in data["goals"]]
        return {
            **{name: None if value == "" else value for name, value in data.items()},
            "submitter": submitter,
            "call": uid,
            "idempotencyKey": key,
            "locale": language,
        }

    def take(self, problems: Iterable[Mapping[str, Any]]) -> None:
        """Show the problems that the gateway found, each at its field."""
        for problem in problems:
            name = problem["path"][-1] if problem["path"] else None
            self.add_error(name if name in self.fields else None, problem["message"])

    @property
    def about_the_submitter(self) -> list[forms.BoundField]:
        """The fields of the first part."""
        return [self[name] for name in SUBMITTER]

    @property
    def about_the_proposal(self) -> list[forms.BoundField]:
        """The fields of the second part."""
        return [self[name] for name in PROPOSAL if name in self.fields]
