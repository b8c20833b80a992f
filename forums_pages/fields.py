"""Model fields that say once what several models mean."""

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField, I18nTextField
from i18nfield.strings import LazyI18nString
from timezone_field import TimeZoneField

from forums_pages.clock import EARLIEST_DAY, LATEST_DAY, is_plausible
from forums_pages.widgets.pickers import ZoneSelect
from forums_pages.widgets.words import WordsInput, WordsTextarea

if TYPE_CHECKING:
    # The library has no types: to mypy these are text fields whose attribute may be anything.
    ShortText = models.TextField[Any, Any]
    LongText = models.TextField[Any, Any]
else:
    ShortText, LongText = I18nCharField, I18nTextField


class StoredWords(LazyI18nString):
    """A multilingual text as it was stored: its JSON is read when somebody asks for a word of it.

    A list of people loads a dozen texts each, of which its reader shows one or two.
    """

    def __init__(self, stored: str | None) -> None:
        self.stored: Any = stored
        self.is_read = False

    @property
    def data(self) -> Any:
        """The words by language, or one text for all languages."""
        if not self.is_read:
            # Words per language are an object in JSON. Any other text is one for all languages, also one that
            # happens to be JSON, such as a year.
            is_object = isinstance(self.stored, str) and self.stored.startswith("{")
            self.data = _parsed(self.stored) if is_object else self.stored
        return self.stored

    @data.setter
    def data(self, data: Any) -> None:
        self.stored, self.is_read = data, True


def _parsed(stored: str) -> Any:
    try:
        return json.loads(stored)
    except ValueError:
        return stored


def words(value: LazyI18nString | str | None) -> dict[str, str]:
    """Return the filled languages of a multilingual text: ``{"fr": "Tunis"}``; empty when nothing is said."""
    data = getattr(value, "data", value)
    if isinstance(data, dict):
        return {code: text for code, text in data.items() if text}
    return {"en": str(data)} if data else {}


def all_words(*values: LazyI18nString | str | None) -> str:
    """Return the words of every language in one line, for the search index."""
    return " ".join(text for value in values for text in words(value).values())


def plausible_day(value: date) -> None:
    """Refuse a day outside the years that a calendar of forums may hold: it is a slip of the keyboard."""
    if not is_plausible(value):
        message = _("Check the year: it must lie between %(first)d and %(last)d.")
        details = {"first": EARLIEST_DAY.year, "last": LATEST_DAY.year}
        raise ValidationError(message, code="implausible_day", params=details)


class _Stored:
    """Reads a multilingual text from the database."""

    def from_db_value(self, value: str | None, _expression: Any, _connection: Any) -> StoredWords:
        """Return the text as it was stored; its JSON is not read yet."""
        return StoredWords(value)


class WordsField(_Stored, ShortText):
    """A short label with its words per language inside one record (``django-i18nfield``).

    The database keeps JSON; the attribute is a ``LazyI18nString``. ``max_length`` limits each language.
    """

    widget = WordsInput

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


class LongWordsField(_Stored, LongText):
    """A longer plain text with its words per language inside one record."""

    widget = WordsTextarea


class ZoneField(TimeZoneField):
    """An IANA time zone such as ``Africa/Tunis``; the attribute is a ``zoneinfo.ZoneInfo``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", "UTC")
        kwargs.setdefault("verbose_name", _("time zone"))
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> Any:
        """Return the zone; refuse what is none, also names that look like paths of files."""
        try:
            return super().to_python(value)
        except ValueError as error:
            message = _("“%(name)s” is not a time zone.")
            raise ValidationError(message, code="invalid_zone", params={"name": value}) from error

    def formfield(self, **kwargs: Any) -> Any:
        """Return a list of zones that can be searched by city."""
        return super().formfield(**{"widget": ZoneSelect, **kwargs})
