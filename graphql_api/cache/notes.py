"""Reads what the database has noted (``triggers``) since a place that somebody has read up to."""

from typing import Any, NamedTuple

from django.db import connection

from graphql_api.models import Change

TABLE = Change._meta.db_table
ON_SQLITE = f'SELECT "table", "columns", "row", "id" FROM "{TABLE}" WHERE "id" > %s ORDER BY "id"'  # noqa: S608
LAST_ON_SQLITE = f'SELECT MAX("id") FROM "{TABLE}"'  # noqa: S608
# What has become visible since a snapshot, and the snapshot that it was seen in, in one statement.
ON_POSTGRESQL = f"""
SELECT change."table", change."columns", change."row", pg_current_snapshot()::text
FROM (SELECT 1) AS once LEFT JOIN "{TABLE}" AS change
ON change."transaction" >= pg_snapshot_xmin(%s::pg_snapshot)::text::bigint
AND NOT pg_visible_in_snapshot(change."transaction"::text::xid8, %s::pg_snapshot)
ORDER BY change."id"
"""  # noqa: S608


class Noted(NamedTuple):
    """What was changed: these columns of a row, each followed by a comma; "*" of one that came or went."""

    table: str
    columns: str
    row: str


def changes_since(place: Any) -> tuple[list[Noted] | None, Any]:
    """Return what was committed since ``place``, and the place after it.

    None if it cannot be known: at the first time, whose place is None, and if too much was forgotten since. A
    place is a number on SQLite, and a snapshot as text on PostgreSQL.
    """
    return _on_sqlite(place) if connection.vendor == "sqlite" else _on_postgresql(place)


def _on_sqlite(place: int | None) -> tuple[list[Noted] | None, int]:
    with connection.cursor() as cursor:
        cursor.execute(LAST_ON_SQLITE)
        last = cursor.fetchone()[0] or 0
        if place == last:
            return [], last
        if place is None or place > last:
            return None, last
        cursor.execute(ON_SQLITE, [place])
        rows = cursor.fetchall()
    # Numbers are given without a gap: those that are missing were forgotten meanwhile.
    is_whole = rows[0][3] == place + 1
    return [Noted(*row[:3]) for row in rows] if is_whole else None, rows[-1][3]


def _on_postgresql(place: str | None) -> tuple[list[Noted] | None, str]:
    with connection.cursor() as cursor:
        if place is None:
            cursor.execute("SELECT pg_current_snapshot()::text")
            return None, cursor.fetchone()[0]
        cursor.execute(ON_POSTGRESQL, [place, place])
        rows = cursor.fetchall()
    return [Noted(*row[:3]) for row in rows if row[0] is not None], rows[0][3]
