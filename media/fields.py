"""File fields that nothing enters unchecked: forms, imports, commands and the API all pass here."""

from __future__ import annotations  # Django's File takes no type argument at run time

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import models
from PIL import Image
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from media.uploads.files import CheckedPictureFile, check_document_file, checked_picture_file
from media.uploads.pictures import displayed_size


class CheckedImageFieldFile(WagtailImageFieldFile):
    """The picture of one row; saving checks and cleans the bytes and tells the row about them."""

    file: Any

    def checked(self) -> CheckedPictureFile:
        """Return the file about to be stored after its check, made once; raise ``Refused``."""
        checked = checked_picture_file(self.file, self.name)
        self.file = checked
        return checked

    def get_image_dimensions(self) -> tuple[int | None, int | None]:
        """Return width and height as displayed, without decoding; nothing for what will be refused."""
        if not self._committed:
            try:
                return self.checked().picture.size
            except ValidationError:
                return None, None
        with self.storage.open(self.name) as stored, Image.open(stored) as picture:
            return displayed_size(picture)

    def save(self, name: str, content: File[Any], save: bool = True) -> None:
        """Store the cleaned picture; raise ``Refused`` or ``OSError`` with nothing stored."""
        checked = checked_picture_file(content, name)
        super().save(name, checked, save=False)
        _remember(self)
        describe = getattr(self.instance, "describe_picture", None)
        if describe is not None:
            describe(checked.picture)
        if save:
            self.instance.save()


class CheckedImageField(WagtailImageField):
    """A picture file; its width and height are those that people see, whatever way the camera was held."""

    attr_class = CheckedImageFieldFile

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuse a picture that has not been stored yet and must not be."""
        super().validate(value, model_instance)
        if value and not value._committed:
            value.checked()


class CheckedDocumentFieldFile(models.fields.files.FieldFile):
    """The document of one row; saving checks the bytes."""

    def save(self, name: str, content: File[Any], save: bool = True) -> None:
        """Store the document; raise ``Refused`` or ``OSError`` with nothing stored."""
        check_document_file(content, name)
        super().save(name, content, save=False)
        _remember(self)
        if save:
            self.instance.save()


class CheckedDocumentField(models.FileField):
    """A document file."""

    attr_class = CheckedDocumentFieldFile

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuse a document that has not been stored yet and must not be."""
        super().validate(value, model_instance)
        if value and not value._committed:
            check_document_file(value.file, value.name)


class HttpsURLField(models.URLField):  # type: ignore[type-arg]  # takes no argument at run time
    """A web address; one typed without a scheme is taken to mean https."""

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        """Return the form field with Django's coming default, so that nothing warns today."""
        return super().formfield(**{"assume_scheme": "https", **kwargs})


def _remember(file: models.fields.files.FieldFile) -> None:
    """Note on the row that this file is stored but the row is not yet (see ``WholeFilesMixin``)."""
    pending = file.instance.__dict__.setdefault("_files_without_row", [])
    pending.append((file.storage, file.name))
