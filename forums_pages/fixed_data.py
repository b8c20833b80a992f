"""Loads the goals, pillars and languages that are shipped with the code."""

import json
from pathlib import Path
from typing import Any

from django.db import transaction

from forums_pages.models import Goal, Language, Pillar

DATA_DIR = Path(__file__).parent / "data"


def load_fixed_data(using: str = "default") -> None:
    """Write the fixed data into the database; rows that are there already are brought up to date."""
    with transaction.atomic(using=using):
        for row in _rows("goals.json", "goals"):
            values = {name: row[name] for name in ("short_title", "full_title", "colour", "text_colour")}
            Goal.objects.using(using).update_or_create(number=row["number"], defaults=values)
        for order, row in enumerate(_rows("pillars.json", "pillars")):
            values = {"title": row["title"], "order": order}
            Pillar.objects.using(using).update_or_create(key=row["key"], defaults=values)
        for order, row in enumerate(_rows("languages.json", "languages")):
            values = {
                "name": row["name"],
                "own_name": row["own_name"],
                "is_right_to_left": row["rtl"],
                "order": order,
            }
            Language.objects.using(using).update_or_create(code=row["code"], defaults=values)


def _rows(name: str, key: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((DATA_DIR / name).read_text(encoding="utf-8"))[key]
    return rows
