"""File fields that nothing enters unchecked."""

from typing import Any

from django import forms
from django.db import models
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile


class CheckedImageFieldFile(WagtailImageFieldFile):
    """The picture file of one row."""


class CheckedImageField(WagtailImageField):
    """A picture file."""

    attr_class = CheckedImageFieldFile


class CheckedDocumentFieldFile(models.fields.files.FieldFile):
    """The document file of one row."""


class CheckedDocumentField(models.FileField):
    """A document file."""

    attr_class = CheckedDocumentFieldFile


class HttpsURLField(models.URLField):
    """A web address; one typed without a scheme is taken to mean https."""

    def formfield(self, **kwargs: Any) -> forms.Field:  # type: ignore[override]  # Django's stub is narrower
        """Return the form field with Django's coming default, so that nothing warns today."""
        return super().formfield(**{"assume_scheme": "https", **kwargs})
