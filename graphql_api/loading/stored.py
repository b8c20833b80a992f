"""Reads raw values of a body as they are stored: whatever their shape, what comes back can be shown.

Drafts hold empty required fields, imports and old versions hold shapes of their own. Nothing here raises.
"""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from django.db.models import TextChoices

AnyChoice = TypeVar("AnyChoice", bound=TextChoices)
# No key of the database is larger.
LARGEST_KEY = 2**31 - 1


def stream_from(text: Any) -> list[Any]:
    """Return the blocks of a stored stream; none if it is no list.

    A script that writes a body's JSON text stores a string inside JSON, which Wagtail reads as well.
    """
    for _envelope in range(2):
        if isinstance(text, str):
            try:
                text = json.loads(text)
            except (ValueError, RecursionError):
                return []
    return text if isinstance(text, list) else []


def struct_from(value: Any) -> Mapping[str, Any]:
    """Return the fields of a struct; none if it is no struct."""
    return value if isinstance(value, dict) else {}


def items_from(value: Any) -> list[Any]:
    """Return the values of a list, with or without the envelope that Wagtail puts round each."""
    items = value if isinstance(value, list) else []
    return [item["value"] if _is_enveloped(item) else item for item in items]


def text_from(value: Any) -> str | None:
    """Return the words; None if there are none."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    return value if isinstance(value, str) and value.strip() else None


def key_from(value: Any) -> int | None:
    """Return the primary key of what was chosen; None if nothing was."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 11:
        value = int(value)
    is_key = isinstance(value, int) and not isinstance(value, bool) and 0 < value <= LARGEST_KEY
    return value if is_key else None


def choice_from(value: Any, choices: type[AnyChoice]) -> AnyChoice | None:
    """Return what was chosen of a closed set; None if it is none of it."""
    return choices(value) if isinstance(value, str) and value in choices.values else None


def date_from(value: Any) -> date | None:
    """Return the day; None if there is none."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _is_enveloped(item: Any) -> bool:
    return isinstance(item, dict) and item.get("type") == "item" and "value" in item
