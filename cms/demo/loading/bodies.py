"""Turns the bodies of the data files into blocks in one language, with rows in place of keys."""

import json
import re
import uuid
from typing import Any

from cms.demo.datachecks import is_words
from cms.demo.datafiles import Record
from cms.demo.loading.shelf import LANGUAGES, Shelf

REFERENCE = re.compile(
    r"^(person|organisation|document|image|forum|edition|session|article|page|call|theme):[\w:-]+$"
)
NAMESPACE = uuid.UUID("0d6b0b0e-3f0c-4f7e-9f57-8c1f7a2f6d11")


def body_json(blocks: list[Record], code: str, shelf: Shelf, key: str) -> str:
    """Return a body as JSON text for ``BodyField``.

    A block whose words lack the language is left out. Ids follow from ``key`` and position, so that a block
    and its translation have the same one, as wagtail-localize expects.
    """
    stream = []
    for position, block in enumerate(blocks):
        if _speaks(block["value"], code):
            value = _value(block, code, shelf)
            block_id = str(uuid.uuid5(NAMESPACE, f"{key}/{position}"))
            stream.append({"type": block["type"], "value": value, "id": block_id})
    return json.dumps(stream)


def _value(block: Record, code: str, shelf: Shelf) -> Any:
    value = _convert(block["value"], code, shelf)
    if block["type"] == "table":
        grid = value["table"]
        grid["rows"] = [{"values": row} for row in grid.pop("rows")]
    return value


def _convert(value: Any, code: str, shelf: Shelf) -> Any:
    if isinstance(value, dict) and (is_words(value) or not value):
        return value.get(code, "")
    if isinstance(value, dict) and set(value) == {"type", "value"}:
        return {"type": value["type"], "value": _value(value, code, shelf)}
    if isinstance(value, dict):
        # Blocks know an absent part, not a part that is null.
        return {name: _convert(part, code, shelf) for name, part in value.items() if part is not None}
    if isinstance(value, list):
        return [_convert(part, code, shelf) for part in value]
    if isinstance(value, str) and REFERENCE.match(value):
        row = shelf.get(value)
        return row.pk if row is not None else None
    return value


def _speaks(value: Any, code: str) -> bool:
    """Return whether no text in ``value`` lacks the language."""
    if isinstance(value, dict):
        if value and set(value) <= set(LANGUAGES):
            return code in value
        return all(_speaks(part, code) for part in value.values())
    if isinstance(value, list):
        return all(_speaks(part, code) for part in value)
    return True
