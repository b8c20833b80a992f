"""The contents of records and pages as editors see them: the latest draft, where there is one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import Any

from django.db import models
from wagtail.models import Revision

from forums_pages.fields import StoredWords, words

Contents = dict[int, dict[str, Any]]


def contents_of(
    rows: Iterable[Any], lists: Iterable[str] = (), parts: Mapping[str, tuple[str, ...]] | None = None
) -> Contents:
    """Return the contents of records or pages by key, named as revisions name them.

    ``lists`` are relations to many, as keys; ``parts`` inline children with the fields that are wanted.
    """
    found, drafted, plain = list(rows), {}, []
    for row in found:
        if row.has_unpublished_changes and row.latest_revision_id is not None:
            drafted[row.latest_revision_id] = row.pk
        else:
            plain.append(row)
    contents = {row.pk: _fields(row) for row in plain}
    if plain:
        model = type(plain[0])
        for name in lists:
            _add_list(contents, model._meta.get_field(name))
        for name, fields in (parts or {}).items():
            _add_parts(contents, model._meta.get_field(name), fields)
    for pk, content in Revision.objects.filter(pk__in=drafted).values_list("pk", "content"):
        contents[drafted[pk]] = content
    return contents


def _fields(row: models.Model) -> dict[str, Any]:
    return {field.name: getattr(row, field.attname) for field in row._meta.concrete_fields}


def _add_list(contents: Contents, field: Any) -> None:
    through = field.remote_field.through
    ours, theirs = field.m2m_column_name(), field.m2m_reverse_name()
    target = field.remote_field.model
    found: dict[int, list[Any]] = defaultdict(list)
    rows = through.objects.filter(**{f"{field.m2m_field_name()}__in": list(contents)})
    places = {pk: place for place, pk in enumerate(target._default_manager.values_list("pk", flat=True))}
    for one, other in rows.values_list(ours, theirs):
        found[one].append(other)
    for pk, content in contents.items():
        content[field.name] = sorted(found[pk], key=lambda other: places.get(other, 0))


def _add_parts(contents: Contents, relation: Any, fields: tuple[str, ...]) -> None:
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    parent = relation.field.attname
    rows = relation.related_model._default_manager.filter(**{f"{parent}__in": list(contents)})
    for row in rows.values(parent, *fields):
        found[row.pop(parent)].append(row)
    for pk, content in contents.items():
        content[relation.get_accessor_name()] = found[pk]


def as_words(value: Any) -> dict[str, str]:
    """Return words per language, from a field or from a revision."""
    return words(StoredWords(value) if isinstance(value, str) else value)


def as_day(value: Any) -> date | None:
    """Return a day, from a field or from a revision."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def as_clock(value: Any) -> time | None:
    """Return what a clock shows, from a field or from a revision."""
    return time.fromisoformat(value) if isinstance(value, str) else value
