"""Spoken languages that blocks name by their code."""

from typing import Any

from forums_pages.models import Language
from graphql_api.loading.peers import load
from graphql_api.loading.targets import Targets


def language_with(code: str | None, targets: Targets) -> Any:
    """Return the language with that code; None if there is none. All are read at once: they are few."""

    def find() -> dict[str, Any]:
        rows = targets.reading.gate.every(Language)
        return {row.code: row for row in load(targets.reading, rows)}

    return targets.once(Language, find).get(code) if code else None
