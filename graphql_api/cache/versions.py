"""Versions of what the site says: whole numbers that only grow, for whoever wants what he was told of.

A version is told after a change (``latest_version``); an answer tells up to which one it holds everything
(``whole_version_of``). On SQLite it is the number of the latest change, on PostgreSQL that of a transaction.
There, transactions end in any order: until all older ones have, an answer tells less than it holds.
"""

from typing import Any

from django.db import connection

from graphql_api.models import Change

TABLE = Change._meta.db_table
LATEST = {
    "sqlite": f'SELECT COALESCE(MAX("id"), 0) FROM "{TABLE}"',  # noqa: S608  # our own table
    # Of a transaction that writes, its own; else that of the last one that has ended.
    "postgresql": """
SELECT COALESCE(
  pg_current_xact_id_if_assigned()::text::bigint, pg_snapshot_xmax(pg_current_snapshot())::text::bigint - 1
)
""",
}


def latest_version() -> int:
    """Return a version that holds all that was committed so far, and what this transaction changes."""
    with connection.cursor() as cursor:
        cursor.execute(LATEST[connection.vendor])
        return int(cursor.fetchone()[0])


def whole_version_of(place: Any) -> int:
    """Return up to which version everything is known at a place of the journal."""
    if isinstance(place, str):
        # A snapshot of PostgreSQL: what is older than its first number has ended.
        return int(place.partition(":")[0]) - 1
    return place or 0
