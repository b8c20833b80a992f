"""Canaries: every text of every row is one of a kind, so that an answer tells from where it has each word."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.apps import apps
from django.db.models import CharField, EmailField, Model, TextField, URLField
from wagtail.models import Collection

from forums_pages.fields import LongWordsField, WordsField
from forums_pages.models import BasePage, WorkingGroupMember
from graphql_api.nodes import KIND_BY_MODEL, node_id, node_uid

# A letter for the kind, a number, and both mirrored: no such word is in any language.
CANARY = re.compile(r"z([a-z])(\d+)\1z")
# Of a row without words, a day that nothing else has.
DAY = re.compile(r'"(19\d\d-\d\d-\d\d)"')
IDENTIFIER = re.compile(r'"([A-Za-z0-9_-]{12,})"')
LANGUAGES = ("en", "fr", "ar")
# Texts that are no words: they are chosen from a list, name a file, or are part of an address.
NO_WORDS = {
    "slug", "path", "url_path", "time_zone", "country", "further_countries", "colour", "text_colour", "file",
    "file_hash", "code", "key", "number", "place", "language", "filter_spec", "focal_point_key", "thumbhash",
    "dominant_colour", "placeholder_data_url", "locale", "origin", "submitter_country", "body",
}  # fmt: skip
# The words of these are the same for everybody.
FIXED = {"Goal", "Pillar", "Language", "Menu", "ForumRoles", "StableIdentity", "CustomRendition"}


class Owner(NamedTuple):
    """The field of a row that a canary stands in."""

    model: type[Model]
    pk: Any
    field: str


class Canaries:
    """Knows the owner of each canary."""

    def __init__(self) -> None:
        self.owners: list[Owner] = []
        self.by_slug: dict[str, list[Owner]] = {}
        self.by_text: dict[str, Owner] = {}
        for model in models_with_words():
            self._plant(model)

    def owners_in(self, text: str) -> Iterator[tuple[str, list[Owner]]]:
        """Yield what ``text`` holds of anybody's, each with its owners; a draft has none."""
        for found in set(CANARY.findall(text)):
            word = "z{0}{1}{0}z".format(*found)
            yield word, self._owners_of(word, *found)
        for each in {*IDENTIFIER.findall(text), *DAY.findall(text)}:
            if each in self.by_text:
                yield each, [self.by_text[each]]

    def _owners_of(self, word: str, kind: str, number: str) -> list[Owner]:
        if kind == "q":
            return [self.owners[int(number)]]
        return [Owner(BasePage, int(number), "body")] if kind == "b" else self.by_slug.get(word, [])

    def _plant(self, model: type[Model]) -> None:
        fields = [field for field in model._meta.concrete_fields if has_words(field)]
        for row in model._default_manager.all():
            values = {field.name: self._word(field, row) for field in fields}
            if model is WorkingGroupMember:
                values["joined_on"] = date(1900, 1, 1) + timedelta(days=row.pk)
                self.by_text[str(values["joined_on"])] = Owner(model, row.pk, "joined_on")
            model._default_manager.filter(pk=row.pk).update(**values)
            if hasattr(row, "slug"):
                self.by_slug.setdefault(row.slug, []).append(Owner(model, row.pk, "slug"))
            if model in KIND_BY_MODEL and getattr(row, "is_source", True):
                self._note_identifiers(model, row)

    def _word(self, field: Any, row: Model) -> Any:
        word = f"zq{len(self.owners)}qz"
        self.owners.append(Owner(type(row), row.pk, field.name))
        return replaced(field, word)

    def _note_identifiers(self, model: type[Model], row: Model) -> None:
        owner = Owner(model, row.pk, "id")
        for each in (node_uid(row), *(node_id(row, code) for code in LANGUAGES)):
            self.by_text[each] = owner


def replaced(field: Any, word: str) -> Any:
    """Return ``word`` as ``field`` holds it."""
    if isinstance(field, WordsField | LongWordsField):
        return dict.fromkeys(LANGUAGES, word)
    if isinstance(field, URLField):
        return f"https://{word}.example"
    return f"{word}@{word}.example" if isinstance(field, EmailField) else word


def models_with_words() -> Iterable[type[Model]]:
    """Return the models of content but those whose words never change."""
    configs = [apps.get_app_config(label) for label in ("forums_pages", "media")]
    ours = [model for config in configs for model in config.get_models() if model.__name__ not in FIXED]
    return [*ours, Collection]


def has_words(field: Any) -> bool:
    """Return whether the words of ``field`` are its row's own."""
    if field.name in NO_WORDS or field.choices or not isinstance(field, CharField | TextField):
        return False
    return type(field).__name__ not in ("SlugField", "CountryField")
