"""What every filter has in common: a few values each, and things named by slug or by identifier."""

import dataclasses
import re
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from graphql_api.enums import PillarKey
from graphql_api.errors import InvalidInputError
from graphql_api.nodes import read_identifier
from graphql_api.prepared import among
from graphql_api.visibility import Visibility

MAX_VALUES = 50
# No column of ours that is looked up by a text holds a longer one.
MAX_TEXT = 255
COUNTRY = re.compile(r"[A-Za-z]{2}", re.ASCII)
LANGUAGE = re.compile(r"[A-Za-z]{2,3}", re.ASCII)
LAST_GOAL = 17


class Narrowing:
    """A filter: of every list in it, any value suffices. Long lists are refused before any statement."""

    def __post_init__(self) -> None:
        """Refuse lists that are too long."""
        for field in dataclasses.fields(self):  # type: ignore[arg-type]  # Strawberry makes inputs dataclasses
            given = getattr(self, field.name)
            if isinstance(given, list) and len(given) > MAX_VALUES:
                raise InvalidInputError(
                    f"A filter takes at most {MAX_VALUES} values of a kind; there are {len(given)}. "
                    "Ask in several requests."
                )


def storable(texts: Iterable[str]) -> list[str]:
    """Return the texts that a column may hold: databases refuse NUL, and no name of ours is that long."""
    return [text for text in texts if len(text) <= MAX_TEXT and "\0" not in text]


def country_codes(texts: Iterable[str]) -> list[str]:
    """Return the codes of countries as the database keeps them.

    Raises:
        InvalidInputError: one of them can be no code.
    """
    found = list(texts)
    for text in found:
        if not COUNTRY.fullmatch(text):
            raise InvalidInputError(
                f"Name countries by their two letters (ISO 3166-1 alpha-2), such as TN: not {text[:60]!r}."
            )
    return [text.upper() for text in found]


def language_codes(texts: Iterable[str]) -> list[str]:
    """Return the codes of spoken languages as the database keeps them.

    Raises:
        InvalidInputError: one of them can be no code.
    """
    found = list(texts)
    for text in found:
        if not LANGUAGE.fullmatch(text):
            raise InvalidInputError(f"Name languages by their code (ISO 639), such as fr: not {text[:60]!r}.")
    return [text.lower() for text in found]


def goal_numbers(numbers: list[int]) -> list[int]:
    """Return the numbers of goals.

    Raises:
        InvalidInputError: there is no such goal.
    """
    for number in numbers:
        if not 1 <= number <= LAST_GOAL:
            raise InvalidInputError(f"Goals are numbered from 1 to {LAST_GOAL}: there is no {number}.")
    return numbers


def pillar_keys(pillars: Iterable[PillarKey]) -> list[str]:
    """Return the keys of the pillars."""
    return [str(pillar.value) for pillar in pillars]


def named(rows: QuerySet[Any], names: list[str]) -> QuerySet[Any]:
    """Return the keys of those of the directory's ``rows`` that have one of ``names``: slug, id or uid."""
    keys, slugs = _split(rows.model, names)
    return rows.filter(Q(slug__in=storable(slugs)) | Q(guid__in=keys)).order_by().values("pk")


def forums_named(gate: Visibility, names: list[str]) -> QuerySet[Any]:
    """Return the visible forums that have one of ``names``: a slug in any published language, id or uid."""
    return pages_named(gate, gate.forums(), names)


def pages_named(gate: Visibility, rows: QuerySet[Any], names: list[str]) -> QuerySet[Any]:
    """Return those of the visible pages ``rows`` that have one of ``names``, in any published language."""
    return pages_called(gate, rows, *keys_and_slugs(rows.model, names))


def keys_and_slugs(model: type[Any], names: list[str]) -> tuple[list[UUID], list[str]]:
    """Return the translation keys and the slugs that ``names`` of pages say."""
    keys, slugs = _split(model, names)
    return [UUID(key) for key in keys], storable(slugs)


def pages_called(gate: Visibility, rows: QuerySet[Any], keys: Any, slugs: Any) -> QuerySet[Any]:
    """Return those of the visible pages ``rows`` with one of the translation ``keys`` or of the ``slugs``."""
    translated = gate.translations(rows.model).filter(among("slug", slugs)).values("translation_key")
    named_so = among("slug", slugs) | Q(translation_key__in=translated) | among("translation_key", keys)
    return rows.filter(named_so).order_by()


def pages_identified(rows: QuerySet[Any], identifiers: list[Any], what: str) -> QuerySet[Any]:
    """Return the keys of those of ``rows`` that have one of ``identifiers``: an id or a uid.

    Raises:
        InvalidInputError: one of them identifies nothing, or something else than ``what``.
    """
    keys, others = _split(rows.model, identifiers)
    if others:
        raise InvalidInputError(f"This is not the id or uid of {what}: {others[0][:60]!r}.")
    return rows.filter(translation_key__in=keys).order_by().values("pk")


def guids(texts: list[Any], what: str) -> list[UUID]:
    """Return ``texts`` as UUIDs.

    Raises:
        InvalidInputError: one of them is none.
    """
    try:
        return [UUID(text) for text in texts]
    except ValueError:
        raise InvalidInputError(f"This is not the guid of {what}.") from None


def chosen(rows: QuerySet[Any], condition: Q) -> Q:
    """Return ``condition`` as a choice of keys, so that a join never returns a row of ``rows`` twice."""
    return Q(pk__in=rows.model._default_manager.filter(condition).order_by().values("pk"))


def _split(model: type[Any], names: list[Any]) -> tuple[list[str], list[str]]:
    """Return the keys that identifiers of the model's kind say, and the names that are none."""
    keys, others = [], []
    for name in names:
        found = read_identifier(name)
        if found is not None and found.kind.model is model:
            keys.append(found.key)
        else:
            others.append(name)
    return keys, others
