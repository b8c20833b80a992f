"""What is asked of whoever makes or changes a key."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from graphql_api.keys.checking import check
from graphql_api.keys.known import forget
from graphql_api.models import KeyKind, PartnerKey, Scope


class KeyForm(WagtailAdminModelForm):
    """A key. Its kind stands in its text, and stays what it was made as."""

    scopes = forms.MultipleChoiceField(
        label=capfirst(PartnerKey._meta.get_field("scopes").verbose_name),
        help_text=PartnerKey._meta.get_field("scopes").help_text,
        choices=Scope.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind, documents = self.fields["kind"], self.fields["documents"]
        kind.widget = forms.RadioSelect(choices=KeyKind.choices)
        kind.disabled = self.instance.pk is not None
        self.fields["origins"].widget = forms.Textarea(attrs={"rows": 3, "dir": "ltr", "spellcheck": "false"})
        documents.choices = [("", _("As for everybody")), *documents.choices[1:]]

    def _post_clean(self) -> None:
        """Say what does not fit together."""
        super()._post_clean()
        try:
            check(self.instance)
        except forms.ValidationError as error:
            self.add_error(None, error)

    def save(self, commit: bool = True) -> Any:
        """Save it; this process knows at once, every other within seconds."""
        saved = super().save(commit)
        forget()
        return saved


class RotationForm(forms.Form):
    """For how long the text that a key had is accepted beside the new one."""

    HOURS = (
        (0, _("no longer: it was leaked")),
        (1, _("for an hour")),
        (24, _("for a day")),
        (168, _("for a week")),
        (720, _("for thirty days")),
    )

    overlap = forms.TypedChoiceField(label=_("The old text works"), choices=HOURS, coerce=int, initial=168)
