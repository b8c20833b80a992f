"""All that a database holds, without the clock: equal after the same work, whenever it was done."""

import re
from typing import Any

from tests.live.folder import Folder

# Who is at which screen now, SQLite's counters, what the full-text index keeps for itself, what changed when.
PASSING = re.compile(
    r"django_session|sqlite_|wagtailadmin_(editingsession|formstate)|wagtailsearch_indexentry_fts|graphql_api_change"
)
# A moment of today is told from content's times by its split seconds; log entries have keys by chance.
BY_CHANCE = re.compile(
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\.\d+(?:Z|\+00:00)?|\b[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\b"
)

Content = dict[str, list[tuple[Any, ...]]]


def content_of(folder: Folder) -> Content:
    """Return every row of every table but those that pass."""
    names = [name for (name,) in folder.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {name: _rows(folder, name) for name in sorted(names) if not PASSING.match(name)}


def differences(one: Content, other: Content) -> list[str]:
    """Return the names of the tables that differ."""
    return [name for name in sorted({*one, *other}) if one.get(name) != other.get(name)]


def _timeless(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(BY_CHANCE.sub("*", value) if isinstance(value, str) else value for value in row)


def _rows(folder: Folder, table: str) -> list[tuple[Any, ...]]:
    rows = folder.rows(f'SELECT * FROM "{table}"')  # noqa: S608 - a name from the database's own list
    return sorted(map(_timeless, rows), key=repr)
