"""Triggers by which the database itself writes down what changes, in the transaction of the change.

So nothing is forgotten, whoever changes it: an editor, a script, a statement of Wagtail's own; and nothing is
told that was rolled back. Migrations of SQLite drop a table's triggers; they are made anew after each.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connections

from graphql_api.models import (
    Change,
    KeySecret,
    KeyUsage,
    OperationAlias,
    PartnerKey,
    PersistedOperation,
    SharedDraft,
)

# The apps whose rows answers are made of, and of Wagtail's own the models that are.
APPS = ("forums_pages", "media", "graphql_api", "taggit", "wagtailredirects", "wagtailsearch")
WAGTAIL = (
    "wagtailcore.page", "wagtailcore.locale", "wagtailcore.site", "wagtailcore.pageviewrestriction",
    "wagtailcore.collection", "wagtailcore.collectionviewrestriction",
)  # fmt: skip
# Read by no answer, or changed with no answer.
UNREAD = (Change, PersistedOperation, OperationAlias, SharedDraft, PartnerKey, KeySecret, KeyUsage)
# Rows that never change once their code is there.
FIXED = frozenset({ContentType._meta.db_table})
# Tables that the database keeps itself, with those that they are made of.
MADE_OF = {"wagtailsearch_indexentry_fts": "wagtailsearch_indexentry"}
NAME = "graphql_api_change"


def watched_tables() -> dict[str, tuple[str, ...]]:
    """Return the columns of the tables whose changes are written down, their key first."""
    models = [
        model for app in APPS for model in apps.get_app_config(app).get_models(include_auto_created=True)
    ]
    models += [apps.get_model(label) for label in WAGTAIL]
    return {
        model._meta.db_table: tuple(str(field.column) for field in _fields(model))
        for model in models
        if model not in UNREAD and model._meta.managed and model._meta.db_table not in MADE_OF
    }


def _fields(model: Any) -> list[Any]:
    """Return the fields of a model's own table, its key first."""
    return sorted(model._meta.local_concrete_fields, key=lambda field: not field.primary_key)


def install(using: str) -> None:
    """Make the triggers of every watched table that is there, in the place of those that were."""
    connection = connections[using]
    make = {"sqlite": _for_sqlite, "postgresql": _for_postgresql}[connection.vendor]
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        if Change._meta.db_table not in there:
            return
        for statement in make({name: each for name, each in watched_tables().items() if name in there}):
            cursor.execute(statement)


def _for_sqlite(tables: dict[str, tuple[str, ...]]) -> Iterator[str]:
    for table, columns in tables.items():
        different = [f'OLD."{column}" IS NOT NEW."{column}"' for column in columns]
        changed = " || ".join(
            f"CASE WHEN {each} THEN '{column},' ELSE '' END"
            for each, column in zip(different, columns, strict=True)
        )
        for event, condition, value, row in (
            ("INSERT", "", "'*'", "NEW"),
            ("DELETE", "", "'*'", "OLD"),
            ("UPDATE", f"WHEN {' OR '.join(different)}", changed, "NEW"),
        ):
            name = f'"{NAME}_{table}_{event.lower()}"'
            yield f"DROP TRIGGER IF EXISTS {name}"
            yield (
                f'CREATE TRIGGER {name} AFTER {event} ON "{table}" {condition} BEGIN '  # noqa: S608  # our tables
                f'INSERT INTO "{NAME}" ("table", "columns", "row") '
                f"VALUES ('{table}', {value}, {row}.\"{columns[0]}\"); END"
            )


# What differs between two versions of a row, as text: whatever the columns' types are.
FUNCTION = """
CREATE OR REPLACE FUNCTION graphql_api_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changed text := '*';
BEGIN
  IF TG_OP = 'UPDATE' THEN
    SELECT string_agg(new_row.key || ',', '') INTO changed
    FROM jsonb_each_text(to_jsonb(NEW)) new_row JOIN jsonb_each_text(to_jsonb(OLD)) old_row USING (key)
    WHERE new_row.value IS DISTINCT FROM old_row.value;
    IF changed IS NULL THEN RETURN NULL; END IF;
  END IF;
  INSERT INTO "graphql_api_change" ("table", "columns", "row", "transaction")
  VALUES (
    TG_TABLE_NAME, changed, COALESCE(to_jsonb(NEW) ->> TG_ARGV[0], to_jsonb(OLD) ->> TG_ARGV[0], ''),
    pg_current_xact_id()::text::bigint
  );
  RETURN NULL;
END $$
"""


def _for_postgresql(tables: dict[str, tuple[str, ...]]) -> Iterator[str]:
    yield FUNCTION
    for table, columns in tables.items():
        for name, event, each in (
            ("", "INSERT OR UPDATE OR DELETE", "ROW"),
            ("_truncate", "TRUNCATE", "STATEMENT"),
        ):
            yield f'DROP TRIGGER IF EXISTS "{NAME}{name}" ON "{table}"'
            yield (
                f'CREATE TRIGGER "{NAME}{name}" AFTER {event} ON "{table}" '
                f"FOR EACH {each} EXECUTE FUNCTION {NAME}('{columns[0]}')"
            )


def is_known(table: str, watched: dict[str, Any]) -> bool:
    """Return whether a change of what ``table`` holds would be noticed."""
    return table in watched or table in FIXED or table in MADE_OF
