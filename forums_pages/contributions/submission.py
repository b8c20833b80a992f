"""The one way in for proposals: the gateway and the admin submit through the same checks."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from forums_pages.contributions.receipts import send_receipt
from forums_pages.enums import CallStatus
from forums_pages.models import CallPage, Contribution

LONGEST_TEXT = 5000
# A 64-bit key has at most 19 digits; one less keeps clear of its limit.
LONGEST_KEY = 18
ONE_LINE = ("submitter_name", "submitter_organisation", "title")


class CallNotOpenError(ValidationError):
    """The call takes no proposals: it is not published, not open yet, or closed."""


class SafeChoices(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # generic in the stubs only
    """A choice of several records that refuses keys no database holds, instead of failing over them."""

    def clean(self, value: Any) -> Any:
        """Refuse keys of more digits than a key has, then check as usual."""
        for key in value if isinstance(value, list | tuple) else ():
            if len(str(key)) > LONGEST_KEY:
                message = self.error_messages["invalid_pk_value"]
                raise ValidationError(message, code="invalid_pk_value", params={"pk": str(key)[:LONGEST_KEY]})
        return super().clean(value)


class ContributionForm(forms.ModelForm):  # type: ignore[type-arg]  # generic in the stubs only
    """Checks a proposal to one call: themes, formats and language must be among those it asks for.

    Unknown keys of the data are ignored; state, decision and links cannot be set through it.
    """

    class Meta:
        model = Contribution
        fields: ClassVar[list[str]] = [
            "locale",
            "submitter_name",
            "submitter_email",
            "submitter_organisation",
            "submitter_sector",
            "submitter_country",
            "consent",
            "title",
            "abstract",
            "session_kind",
            "language",
            "themes",
            "goals",
            "proposed_speakers",
            "technical_needs",
        ]
        field_classes: ClassVar[dict[str, Any]] = {"themes": SafeChoices, "goals": SafeChoices}

    def __init__(self, call: CallPage, data: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        """Offer what ``call`` offers; where it names none of a kind, any will do."""
        super().__init__(data, **kwargs)
        self.instance.call = call
        themes: Any = self.fields["themes"]
        asked_for = call.themes.filter(live=True)
        themes.queryset = asked_for or themes.queryset.filter(live=True)
        languages: Any = self.fields["language"]
        languages.queryset = call.languages.all() or languages.queryset

    def clean(self) -> dict[str, Any]:
        """Keep one-line fields on one line, and refuse formats the call does not offer."""
        data = super().clean() or {}
        for name in ONE_LINE:
            if name in data:
                data[name] = " ".join(data[name].split())
        for name in ("proposed_speakers", "technical_needs"):
            self._check_length(name, data.get(name, ""))
        offered = self.instance.call.session_kinds
        if offered and data.get("session_kind") and data["session_kind"] not in offered:
            self.add_error("session_kind", _("Choose one of the formats that the call offers."))
        return data

    def _check_length(self, name: str, text: str) -> None:
        if len(text) > LONGEST_TEXT:
            message = _("Shorten this text to %(limit)d characters; it has %(length)d.")
            self.add_error(name, message % {"limit": LONGEST_TEXT, "length": len(text)})


def submit(call: CallPage, data: Mapping[str, Any], moment: datetime | None = None) -> Contribution:
    """Return the kept proposal, and send its receipt once the transaction is committed.

    Raises:
        CallNotOpenError: the call takes no proposals at ``moment`` (now, if None); nothing is kept.
        ValidationError: with a sentence per field that has to be corrected; nothing is kept.
    """
    source = call.source
    refuse_unless_open(source, moment or timezone.now())
    form = ContributionForm(source, data)
    if not form.is_valid():
        raise ValidationError(form.errors.as_data())
    with transaction.atomic():
        contribution: Contribution = form.save()
        transaction.on_commit(partial(send_receipt, contribution.pk), robust=True)
    return contribution


def refuse_unless_open(call: CallPage, moment: datetime) -> None:
    """Raise ``CallNotOpenError`` with the reason unless ``call`` takes proposals at ``moment``."""
    if not call.live:
        raise CallNotOpenError(_("This call is not published."), code="not_published")
    status = call.status_on(moment)
    if status == CallStatus.CLOSED:
        message = _("This call closed on %(moment)s. Proposals are no longer accepted.")
        raise CallNotOpenError(message % {"moment": _local(call.closes_at, call)}, code="closed")
    if status == CallStatus.SCHEDULED and call.opens_at is not None:
        message = _("This call opens on %(moment)s.")
        raise CallNotOpenError(message % {"moment": _local(call.opens_at, call)}, code="scheduled")
    if status == CallStatus.SCHEDULED:
        raise CallNotOpenError(_("This call is not open yet."), code="scheduled")


def _local(moment: datetime | None, call: CallPage) -> str:
    """Return the moment as clocks in the call's zone show it, with the zone."""
    if moment is None:
        return ""
    return f"{formats.date_format(moment.astimezone(call.time_zone), 'DATETIME_FORMAT')} ({call.time_zone})"
