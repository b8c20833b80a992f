"""What an editor says about a file: what is in it, where it goes, and what its columns are."""

from __future__ import annotations  # Django's files take no type argument at run time

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.exchange.access import editions_for, forums_for, records_for
from forums_pages.programme.importing.reading.columns import names_of
from forums_pages.programme.importing.reading.decoding import ENCODINGS
from forums_pages.programme.importing.reading.files import MOST_BYTES, FileRead, read_file
from forums_pages.programme.importing.sentences import sentence
from forums_pages.programme.importing.told import EDITION, ORGANISATION, PERSON, SESSION, FileRefusedError
from media.uploads.handlers import UnstoredUpload
from media.uploads.refusals import SENTENCES

KINDS = (
    (SESSION, _("A programme: sessions, with rooms and people")),
    (EDITION, _("Editions of a forum, such as those of the past")),
    (PERSON, _("People")),
    (ORGANISATION, _("Organisations")),
)


class UploadForm(forms.Form):
    """Takes a file, and asks what it is about."""

    kind = forms.ChoiceField(label=_("What is in the file"), choices=KINDS, widget=forms.RadioSelect)
    target = forms.ChoiceField(
        label=_("Where it goes"),
        required=False,
        help_text=_(
            "Sessions go into an edition; editions, and schedules that bring theirs along, into a forum."
        ),
    )
    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "CSV or Excel (.xlsx); schedule.xml or schedule.json, as this site, frab and pretalx write them; "
            "Sessionize’s JSON. Addresses of pictures are not fetched."
        ),
    )
    language = forms.ChoiceField(
        label=_("Language of its words"),
        choices=[("", _("That of the forum or edition")), *settings.LANGUAGES],
        required=False,
    )
    publish = forms.BooleanField(
        label=_("Publish what is new, and changes of what is public"),
        help_text=_("Otherwise everything is saved as drafts. Only what you may publish is published."),
        required=False,
    )
    recordings_agreed = forms.BooleanField(
        label=_("Everybody in the recordings has agreed that these are shown"),
        help_text=_("Otherwise recordings are taken over, and not shown."),
        required=False,
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.read: FileRead | None = None
        self.content = b""
        forums, editions = forums_for(user), editions_for(user)
        self.pages: dict[str, Page] = {str(page.pk): page for page in (*forums, *editions)}
        self.fields["target"].choices = [  # type: ignore[attr-defined]  # it is a field of choices
            ("", "—"),
            (_("Forums"), [(page.pk, f"{page.title} ({page.locale.language_code})") for page in forums]),
            (_("Editions"), [(page.pk, f"{page.forum} › {page.title}") for page in editions]),
        ]
        allowed = {
            *records_for(user),
            *([EDITION] if forums else []),
            *([SESSION] if editions or forums else []),
        }
        choices = [each for each in KINDS if each[0] in allowed]
        self.fields["kind"].choices = choices  # type: ignore[attr-defined]  # so is this

    def clean_file(self) -> UploadedFile[bytes]:
        """Read the file once, so that what cannot be read is refused here."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if isinstance(file, UnstoredUpload):
            raise forms.ValidationError(SENTENCES[file.refusal])
        if (file.size or 0) > MOST_BYTES:
            sizes = {"size": filesizeformat(file.size or 0), "limit": filesizeformat(MOST_BYTES)}
            raise forms.ValidationError(SENTENCES["too_big"], params=sizes)
        self.content = file.read()
        try:
            self.read = read_file(self.content)
        except FileRefusedError as error:
            # A text may be fine in another encoding: then it is chosen on the next page.
            if error.problem.code != "not_text":
                raise forms.ValidationError(sentence(error.problem)) from None
        return file

    def clean(self) -> dict[str, Any]:
        """Ask for a place where one is needed."""
        cleaned = super().clean() or {}
        needs_place = cleaned.get("kind") in {SESSION, EDITION} or (self.read and self.read.programme)
        if needs_place and not cleaned.get("target"):
            self.add_error("target", _("Choose where it goes."))
        return cleaned

    @property
    def place(self) -> Page | None:
        """Return where it goes."""
        return self.pages.get(self.cleaned_data.get("target") or "")


class LookForm(forms.Form):
    """Asks what the columns of a table are, and in which encoding it is written."""

    encoding = forms.ChoiceField(label=_("Encoding"), choices=[(each, each) for each in ENCODINGS])

    def __init__(self, *args: Any, kind: str, header: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [("", _("— leave out —")), *((name, _label(name, kind)) for name in names_of(kind))]
        for number, title in enumerate(header):
            self.fields[f"column_{number}"] = forms.ChoiceField(
                label=title or f"{number + 1}", choices=names, required=False
            )

    @property
    def columns(self) -> list[Any]:
        """Return the fields that ask for columns."""
        return [self[name] for name in self.fields if name.startswith("column_")]

    @property
    def mapping(self) -> list[str]:
        """Return what each column was said to be."""
        names = [name for name in self.fields if name.startswith("column_")]
        return [self.cleaned_data.get(name) or "" for name in names]


class ReasonForm(forms.Form):
    """Asks why sessions that are published may clash."""

    clash_reason = forms.CharField(
        label=_("Why they may overlap"),
        max_length=255,
        help_text=_("It is kept with each of these sessions, for the team. Never public."),
    )

    def __init__(self, *args: Any, asks: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["clash_reason"].required = asks


def _label(name: str, kind: str) -> str:
    column = names_of(kind)[name]
    language = name.removeprefix(column.name).removeprefix("_")
    return f"{column.label} ({language})" if language else str(column.label)
