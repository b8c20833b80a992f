"""The form of a template of replies: placeholders are checked, and whom it is for."""

import hashlib
import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from forums_pages.contributions.placeholders import has_loose_brace, listed, unknown_in
from forums_pages.fields import words
from forums_pages.models import ReplyTemplate
from forums_pages.roles.replies import forums_written_for_by, may_write_for_all


class ReplyTemplateForm(WagtailAdminModelForm):
    """Name, occasion and words per language. ``for_user`` says for whom it may be."""

    data: Any
    # What stood there when the form was opened.
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = ReplyTemplate
        fields = ("name", "state", "forum", "subject", "text")
        widgets = {"forum": forms.Select}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        forum: Any = self.fields["forum"]
        forum.queryset = forums_written_for_by(self.for_user).order_by("title")
        forum.empty_label = _("All forums") if may_write_for_all(self.for_user) else None
        forum.required = forum.empty_label is None
        self.fields["seen"].initial = self._stored()
        if self.instance.is_shipped:
            # Each decision needs something to fall back to.
            del self.fields["state"], self.fields["forum"]
        else:
            state: Any = self.fields["state"]
            state.choices = [("", _("None: chosen by hand")), *state.choices[1:]]

    def clean_subject(self) -> Any:
        """Refuse placeholders that nobody could fill."""
        return self._checked("subject")

    def clean_text(self) -> Any:
        """Refuse placeholders that nobody could fill."""
        return self._checked("text")

    def clean(self) -> dict[str, Any]:
        """Ask for subject and text in the same languages, and remember whom it is for."""
        data: dict[str, Any] = super().clean() or {}
        self._tell_whoever_comes_second(data.get("seen", ""))
        if "forum" in self.fields:
            self.instance.is_shared = data.get("forum") is None and "forum" not in self.errors
        subjects, texts = words(data.get("subject")), words(data.get("text"))
        for name, other in (
            ("subject", texts.keys() - subjects.keys()),
            ("text", subjects.keys() - texts.keys()),
        ):
            if other and name not in self.errors:
                self.add_error(
                    name,
                    _("Write it in the same languages as the other: %(codes)s is missing.")
                    % {"codes": ", ".join(sorted(other))},
                )
        return data

    def _get_validation_exclusions(self) -> set[str]:
        # Whom it is for is no field of the form, and yet decides which templates it must differ from.
        excluded: set[str] = super()._get_validation_exclusions()
        return excluded - {"is_shared", "forum", "state"}

    def _tell_whoever_comes_second(self, seen: str) -> None:
        """Refuse once to replace what somebody else has saved meanwhile; sent again, it replaces it."""
        stored = self._stored()
        if stored == seen:
            return
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = stored
        message = _(
            "Somebody else has saved this template meanwhile. Saved once more, yours replaces theirs."
        )
        self.add_error(None, message)

    def _stored(self) -> str:
        row = ReplyTemplate.objects.filter(pk=self.instance.pk).values_list(*self._meta.fields).first()
        words_of_it = "\x1f".join(json.dumps(words(each)) if words(each) else str(each) for each in row or ())
        return hashlib.sha256(words_of_it.encode()).hexdigest() if row else ""

    def _checked(self, name: str) -> Any:
        value = self.cleaned_data[name]
        texts = list(words(value).values())
        if unknown := unknown_in(*texts):
            message = _("There is no placeholder %(unknown)s. These can be used: %(known)s")
            raise ValidationError(message % {"unknown": " ".join(unknown), "known": listed()})
        if has_loose_brace(*texts):
            message = _("A brace { or } stands alone. Placeholders are written like this: %(known)s")
            raise ValidationError(message % {"known": listed()})
        return value
