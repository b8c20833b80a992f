"""The forms with which pictures and documents are uploaded in the admin and through the API."""

from __future__ import annotations  # Django's File takes no type argument at run time

import logging
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.core.files.base import File
from django.db import models, transaction
from wagtail.admin.forms.models import formfield_for_dbfield
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from media.uploads.files import CheckedPictureFile, check_document_file, checked_picture_file
from media.uploads.handlers import refusal_for
from media.uploads.refusals import Refused

logger = logging.getLogger(__name__)


class CheckedImageFormField(WagtailImageField):
    """Wagtail's field, whose answer is the checked and cleaned picture."""

    def to_python(self, data: Any) -> File[Any] | None:
        """Return the clean file, or refuse it with a sentence that says what to do."""
        if data in self.empty_values:
            return None
        return cast("File[Any]", super().to_python(checked_picture_file(data, data.name)))

    def check_image_pixel_size(self, f: File[Any]) -> None:
        """Do nothing: the pixels were counted before decoding, which Wagtail's own check is not."""


class CheckedDocumentFormField(WagtailDocumentField):
    """Wagtail's field with our check of the bytes."""

    def to_python(self, data: Any) -> File[Any] | None:
        """Return the file, or refuse it with a sentence that says what to do."""
        if data not in self.empty_values:
            check_document_file(data, data.name)
        return cast("File[Any] | None", super().to_python(data))


if TYPE_CHECKING:
    _ModelForm = forms.ModelForm[Any]
else:
    _ModelForm = object


class WholeFileFormMixin(_ModelForm):
    """Stores the file as the last step of validation and removes the replaced file after the saving.

    Only in validation can a full disk still be told beside the field, in the single form and in
    the multiple uploader alike. ``WholeFilesMixin`` removes the new file when the row then fails.
    """

    file_field_class: type[forms.FileField]
    original_file: Any
    # What the multiple uploader does not ask: the model's default stands until somebody says more.
    answered_by_default: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            plain = self.fields["file"]
            self.fields["file"] = self.file_field_class(
                label=plain.label, required=plain.required, widget=plain.widget
            )
        self._take_over_boxes()
        for name in self._defaults():
            self.fields[name].required = False

    def _take_over_boxes(self) -> None:
        """Give texts the boxes that the admin has for their kind; Wagtail's forms of files do not ask."""
        for field in self._meta.model._meta.fields:
            if field.name in self.fields and isinstance(field, models.TextField):
                self.fields[field.name] = formfield_for_dbfield(field)

    def _defaults(self) -> list[str]:
        """Return the names of the fields of this form that the model can answer."""
        return [name for name in self.answered_by_default if name in self.fields]

    def clean(self) -> dict[str, Any]:
        """Give what was left out its default."""
        cleaned = super().clean() or {}
        for name in self._defaults():
            if not cleaned.get(name) and name not in self.errors:
                cleaned[name] = self._meta.model._meta.get_field(name).get_default()
        return cleaned

    def _post_clean(self) -> None:
        """Build and validate the row, then store its file if everything else is right."""
        super()._post_clean()  # type: ignore[misc]  # the stubs leave Django's hook out
        if not self.errors and "file" in self.cleaned_data and "file" in self.changed_data:
            self._store_file()

    def _store_file(self) -> None:
        """Store the new file; a failure becomes an error of the field and the old file stays."""
        file = self.instance.file
        if file._committed:
            return
        try:
            file.save(file.name, file.file, save=False)
        except OSError as error:
            logger.exception("An uploaded file could not be stored")
            self.instance.file = self.original_file.name or ""
            self.add_error("file", Refused(refusal_for(error)))
        else:
            self._let_go_of_upload()

    def _let_go_of_upload(self) -> None:
        """Read the file from where it is stored from now on.

        Form and view hold each other, and so whatever they hold stays until Python next looks for such
        circles: five photographs more are as many times fifteen megabytes.
        """
        del self.instance.file.file
        uploaded = self.cleaned_data["file"]
        if isinstance(uploaded, CheckedPictureFile):
            uploaded.let_go()

    def save(self, commit: bool = True) -> Any:
        """Save the row first; the file it replaces goes only when that is certain."""
        replaced = self.original_file if "file" in self.changed_data else None
        self.original_file = None
        instance = super().save(commit=commit)
        instance.file.close()  # Wagtail opens it to measure it and leaves it open
        if commit and replaced:
            transaction.on_commit(lambda: self._remove(replaced))
        return instance

    def _remove(self, replaced: Any) -> None:
        """Remove a replaced file."""
        replaced.storage.delete(replaced.name)


class CheckedImageForm(WholeFileFormMixin, BaseImageForm):
    """The form of pictures."""

    file_field_class = CheckedImageFormField
    answered_by_default = ("licence",)

    def _remove(self, replaced: Any) -> None:
        """Remove a replaced picture and the copies made of it."""
        super()._remove(replaced)
        self.instance.renditions.all().delete()


class CheckedDocumentForm(WholeFileFormMixin, BaseDocumentForm):
    """The form of documents."""

    file_field_class = CheckedDocumentFormField
    answered_by_default = ("kind",)
