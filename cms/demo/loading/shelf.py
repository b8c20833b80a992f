"""Where loaders put what they made and find what others made."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from django.db import models
from wagtail.models import Locale

from cms.demo.models import DemoObject

Row = TypeVar("Row", bound=models.Model)
LANGUAGES = ("en", "fr", "ar")


class Shelf:
    """The objects that were made, by the keys of the data files."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.made = 0
        self._rows: dict[str, Any] = {}
        self._known = dict(DemoObject.objects.values_list("key", "object_id"))
        self._locales = {each.language_code: each for each in Locale.objects.all()}

    def locale(self, code: str) -> Locale:
        """Return the locale of a language, made the first time."""
        if code not in self._locales:
            self._locales[code] = Locale.objects.get_or_create(language_code=code)[0]
        return self._locales[code]

    def is_known(self, key: str) -> bool:
        """Return whether ``key`` was loaded before, now or at an earlier time."""
        return key in self._known

    def once(self, key: str, model: type[Row], make: Callable[[], Row]) -> Row | None:
        """Return the row of ``key``, made by ``make`` if it was never loaded; None if somebody deleted it."""
        if key not in self._known:
            return self.put(key, make())
        if key not in self._rows:
            self._rows[key] = model._base_manager.filter(pk=self._known[key]).first()
        found: Row | None = self._rows[key]
        return found

    def put(self, key: str, row: Row) -> Row:
        """Remember that ``row`` was made of ``key``."""
        DemoObject.objects.update_or_create(key=key, defaults={"object_id": str(row.pk)})
        self._known[key] = str(row.pk)
        self._rows[key] = row
        self.made += 1
        return row

    def get(self, key: str | None) -> Any:
        """Return the row of ``key``; None for no key and for a row that somebody deleted."""
        return self._rows.get(key) if key else None

    def all(self, keys: list[str] | None) -> list[Any]:
        """Return the rows of ``keys`` that exist, in order."""
        return [row for row in map(self.get, keys or []) if row is not None]


def fixed(model: type[Row], keys: list[Any]) -> list[Row]:
    """Return goals, pillars or languages by their keys; a key that the fixed data lacks is a mistake."""
    found = model._default_manager.in_bulk(keys)
    return [found[key] for key in keys]


def in_language(words: Mapping[str, str] | None, code: str) -> str:
    """Return the text in one language, or an empty string."""
    return (words or {}).get(code, "")
