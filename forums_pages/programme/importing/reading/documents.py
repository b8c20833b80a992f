"""Reads JSON with the place of whatever is wrong: its line where the text breaks off, its path otherwise."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forums_pages.programme.importing.told import FileRefusedError

MISSING = object()
NAMES: dict[type[Any], str] = {dict: "object", list: "list", str: "text"}


@dataclass(frozen=True)
class Place:
    """A value of a document, and the path that leads to it."""

    path: str
    value: Any = None

    def at(self, step: str, value: Any, kind: type[Any]) -> "Place":
        """Return the place below; its value must be of ``kind``."""
        path = f"{self.path}{'' if step.startswith('[') or not self.path else '.'}{step}"
        if not isinstance(value, kind):
            raise FileRefusedError("wrong_kind", path=path, kind=NAMES[kind])
        return Place(path, value)

    def moment(self, name: str) -> datetime | None:
        """Return an instant with its offset, or a wall-clock time without; None where there is none."""
        told = text_of(self.value, name, self)
        if not told:
            return None
        try:
            return datetime.fromisoformat(told)
        except ValueError:
            raise FileRefusedError("not_a_moment", path=f"{self.path}.{name}", text=told[:60]) from None


def read_json(text: str) -> Any:
    """Return the document.

    Raises:
        FileRefusedError: it is no JSON; with the line.
    """
    try:
        return json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise FileRefusedError("broken_json", line=error.lineno, column=error.colno) from None
    except (RecursionError, ValueError):
        raise FileRefusedError("too_deep") from None


def entry(told: Mapping[str, Any], name: str, kind: type[Any], place: Place, default: Any = MISSING) -> Any:
    """Return an entry of an object, which must be of ``kind``; ``default`` where it is null or missing."""
    value = told.get(name)
    path = f"{place.path}.{name}" if place.path else name
    if value is None:
        if default is not MISSING:
            return default
        raise FileRefusedError("missing_entry", path=path)
    if not isinstance(value, kind):
        raise FileRefusedError("wrong_kind", path=path, kind=NAMES[kind])
    return value


def text_of(told: Mapping[str, Any], name: str, place: Place) -> str:
    """Return an entry that is a text; empty where it is null or missing."""
    value = told.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise FileRefusedError("wrong_kind", path=f"{place.path}.{name}", kind="text")
    return value.replace("\r\n", "\n").replace("\r", "\n").strip()


def _no_number(text: str) -> Any:
    raise ValueError(text)
