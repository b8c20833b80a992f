"""Opaque identifiers: ``uid`` names a thing, the same in every language, ``id`` also the language asked for.

Neither holds a primary key: both survive a re-import and mean the same on every machine.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Model

from forums_pages.models import (
    ArticlePage,
    CallPage,
    EditionPage,
    ForumPage,
    ForumsIndexPage,
    Goal,
    Organisation,
    Person,
    Pillar,
    SessionPage,
    StandardPage,
    Theme,
)

MAX_LENGTH = 200
# No NUL, which databases refuse, and nothing else that no key of ours has.
KEY = re.compile(r"[\w-]+", re.ASCII)


@dataclass(frozen=True)
class Kind:
    """A kind of node: its GraphQL type, its model and the field that identifies it for ever."""

    name: str
    model: type[Model]
    key: str


KINDS = (
    Kind("ForumsIndex", ForumsIndexPage, "translation_key"),
    Kind("Forum", ForumPage, "translation_key"),
    Kind("Edition", EditionPage, "translation_key"),
    Kind("Session", SessionPage, "identity_id"),
    Kind("CallForContributions", CallPage, "translation_key"),
    Kind("Article", ArticlePage, "translation_key"),
    Kind("StandardPage", StandardPage, "translation_key"),
    Kind("Person", Person, "guid"),
    Kind("Organisation", Organisation, "guid"),
    Kind("Theme", Theme, "guid"),
    Kind("Goal", Goal, "number"),
    Kind("Pillar", Pillar, "key"),
)
KIND_BY_NAME = {kind.name: kind for kind in KINDS}
KIND_BY_MODEL = {kind.model: kind for kind in KINDS}


@dataclass(frozen=True)
class NodeKey:
    """What an identifier says. ``locale`` is None in a uid."""

    kind: Kind
    key: str
    locale: str | None = None


def kind_of(row: Model) -> Kind:
    """Return the kind of node that ``row`` is. Raise KeyError if it is none."""
    return KIND_BY_MODEL[type(row)]


def node_uid(row: Model) -> str:
    """Return the identifier of ``row`` that is the same in every language."""
    kind = kind_of(row)
    return _encode(kind.name, str(getattr(row, kind.key)))


def node_id(row: Model, locale: str) -> str:
    """Return the identifier of ``row`` as it was asked for in ``locale``."""
    kind = kind_of(row)
    return _encode(kind.name, str(getattr(row, kind.key)), locale)


def identifier_of(key: NodeKey) -> str:
    """Return the identifier that says ``key``: a uid where it names no language."""
    return _encode(key.kind.name, key.key, *([key.locale] if key.locale else []))


def read_identifier(text: str) -> NodeKey | None:
    """Return what an ``id`` or a ``uid`` says; None if it is neither."""
    parts = _decode(text)
    if len(parts) not in (2, 3) or parts[0] not in KIND_BY_NAME:
        return None
    locale = parts[2] if len(parts) == 3 else None
    if locale is not None and locale not in dict(settings.LANGUAGES):
        return None
    kind = KIND_BY_NAME[parts[0]]
    return NodeKey(kind, parts[1], locale) if _fits(kind, parts[1]) else None


def _fits(kind: Kind, key: str) -> bool:
    field: Any = kind.model._meta.get_field(kind.key.removesuffix("_id"))
    field = getattr(field, "target_field", None) or field
    try:
        field.run_validators(field.to_python(key))
    except ValidationError:
        return False
    return KEY.fullmatch(key) is not None


def _encode(*parts: str) -> str:
    return base64.urlsafe_b64encode(":".join(parts).encode()).decode().rstrip("=")


def _decode(text: str) -> list[str]:
    if len(text) > MAX_LENGTH:
        return []
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        return raw.decode("ascii").split(":")
    except (binascii.Error, ValueError):
        return []
