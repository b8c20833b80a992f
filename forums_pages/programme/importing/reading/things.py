"""Rows of things that others merely name: they are looked for here, and made where there is none."""

import re
from collections.abc import Mapping
from typing import Any

from forums_pages.programme.importing.told import (
    ORGANISATION,
    PERSON,
    ROOM,
    THEME,
    Identity,
    InWords,
    Row,
    folded,
)

GUID = re.compile(r"\s*\[([0-9a-f-]{36})\]\Z")


def said(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values with words per language as what they are: those in other languages stay."""
    return {name: InWords(value) if isinstance(value, dict) else value for name, value in values.items()}


def person_name(name: str) -> dict[str, str]:
    """Return a full name in two: nobody can tell, so it is a first guess for somebody new."""
    given, _space, family = name.rpartition(" ")
    return {"given_name": given[:120], "family_name": family[:120]}


def with_guid(text: str) -> tuple[str, list[Identity]]:
    """Return a name without the guid that follows in brackets, and the guid."""
    found = GUID.search(text)
    return (text[: found.start()], [("guid", found[1])]) if found else (text, [])


def named_person(text: str, line: int | None) -> Row:
    """Return the person called so."""
    name, ids = with_guid(text)
    ids += [("name", folded(name))] if name else []
    return Row(PERSON, line, name, tuple(ids), first=person_name(name), is_implied=True)


def named_organisation(text: str, line: int | None) -> Row:
    """Return the organisation called so."""
    name, ids = with_guid(text)
    ids.append(("name", folded(name)))
    return Row(ORGANISATION, line, name, tuple(ids), first={"name": name}, is_implied=True)


def named_room(text: str, line: int | None) -> Row:
    """Return the room called so; only those of the edition's venues are looked at."""
    name, ids = with_guid(text)
    ids += [("name", folded(name))] if name else []
    return Row(ROOM, line, name, tuple(ids), first={"name": name}, is_implied=True)


def named_theme(text: str, language: str, line: int | None) -> Row:
    """Return the theme of that title."""
    name, ids = with_guid(text)
    ids += [("title", folded(name))] if name else []
    first = {"title": InWords({language: name})}
    return Row(THEME, line, name, tuple(ids), first=first, is_implied=True)
