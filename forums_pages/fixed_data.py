"""Loads what is shipped with the code: goals, pillars and languages, and the first templates of replies."""

import json
from pathlib import Path
from typing import Any

from django.db import connections, transaction
from i18nfield.strings import LazyI18nString

from forums_pages.models import Goal, Language, Pillar, ReplyTemplate

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
        load_reply_templates(using)


def load_reply_templates(using: str = "default") -> None:
    """Add the templates of replies for all forums that are missing; what editors made of one is left alone.

    Those that belong to no decision are added once, with the first: they may be deleted for good.
    """
    if ReplyTemplate._meta.db_table not in connections[using].introspection.table_names():
        return  # Migrated back to a version before there were any.
    shared = ReplyTemplate.objects.using(using).filter(is_shared=True)
    known = set(shared.values_list("state", flat=True))
    for row in _rows("replies.json", "replies"):
        if row["state"] not in known and (row["state"] or not known):
            texts = {name: LazyI18nString(row[name]) for name in ("name", "subject", "text")}
            ReplyTemplate.objects.using(using).create(state=row["state"], is_shared=True, **texts)


def _rows(name: str, key: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((DATA_DIR / name).read_text(encoding="utf-8"))[key]
    return rows
