"""Model fields that say once what several models mean."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField, I18nTextField
from i18nfield.strings import LazyI18nString
from timezone_field import TimeZoneField

if TYPE_CHECKING:
    # The library has no types: to mypy these are text fields whose attribute may be anything.
    ShortText = models.TextField[Any, Any]
    LongText = models.TextField[Any, Any]
else:
    ShortText, LongText = I18nCharField, I18nTextField


def words(value: LazyI18nString | str | None) -> dict[str, str]:
    """Return the filled languages of a multilingual text: ``{"fr": "Tunis"}``; empty when nothing is said."""
    data = getattr(value, "data", value)
    if isinstance(data, dict):
        return {code: text for code, text in data.items() if text}
    return {"en": str(data)} if data else {}


def all_words(*values: LazyI18nString | str | None) -> str:
    """Return the words of every language in one line, for the search index."""
    return " ".join(text for value in values for text in words(value).values())


class WordsField(ShortText):
    """A short label with its words per language inside one record (``django-i18nfield``).

    The database keeps JSON; the attribute is a ``LazyI18nString``. ``max_length`` limits each language.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 255)
        super().__init__(*args, **kwargs)

    def validate(self, value: Any, model_instance: Any) -> None:
        """Refuse a language that is longer than ``max_length``."""
        super().validate(value, model_instance)
        for code, text in words(value).items():
            if self.max_length and len(text) > self.max_length:
                message = _("Shorten the %(language)s text to %(limit)d characters; it has %(length)d.")
                details = {"language": code, "limit": self.max_length, "length": len(text)}
                raise ValidationError(message, code="max_length", params=details)


class LongWordsField(LongText):
    """A longer plain text with its words per language inside one record."""


class ZoneField(TimeZoneField):
    """An IANA time zone such as ``Africa/Tunis``; the attribute is a ``zoneinfo.ZoneInfo``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", "UTC")
        kwargs.setdefault("verbose_name", _("time zone"))
        super().__init__(*args, **kwargs)
