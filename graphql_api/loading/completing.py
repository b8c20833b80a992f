"""Fills in what a draft may lack and a published row never does, so that every field has an answer."""

from collections.abc import Iterable
from itertools import count
from typing import Any

from django.db.models import DateField, Field, IntegerField, SlugField, URLField
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import override

from forums_pages.fields import LongWordsField, WordsField
from forums_pages.fields import words as words_in

# An address that leads nowhere (RFC 2606), where a draft has none yet.
NO_ADDRESS = "https://example.invalid/"


def complete(row: Any, locale: str) -> None:
    """Give each required field of ``row`` that is empty a value, in memory: words are those of its kind."""
    with override(locale):
        kind = str(row._meta.verbose_name).capitalize()
    for field in row._meta.concrete_fields:
        if not _is_missing(row, field):
            continue
        if isinstance(field, WordsField | LongWordsField):
            setattr(row, field.name, {locale: kind})
        else:
            setattr(row, field.attname, _stand_in(field, kind))
    if hasattr(row, "slug") and not row.slug:
        row.slug = slugify(str(getattr(row, "title", "") or kind), allow_unicode=True) or "draft"


def number(rows: Iterable[Any]) -> None:
    """Give rows that were never saved keys to tell them apart: negative ones, which no table has."""
    taken = count(-2, -1)
    for row in rows:
        if row.pk is None:
            row.pk = next(taken)


def _is_missing(row: Any, field: Field[Any, Any]) -> bool:
    if field.blank or field.null or field.is_relation or field.primary_key or not field.editable:
        return False
    value = getattr(row, field.attname)
    if isinstance(field, WordsField | LongWordsField):
        return not words_in(value)
    return value is None or value == ""


def _stand_in(field: Any, kind: str) -> Any:
    if field.has_default():
        return field.get_default()
    if isinstance(field, SlugField):
        return "draft"
    if isinstance(field, URLField):
        return NO_ADDRESS
    if isinstance(field, DateField):
        return timezone.now().date()
    return 0 if isinstance(field, IntegerField) else kind
