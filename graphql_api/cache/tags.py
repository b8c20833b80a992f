"""Tags: what an answer shows, for caches in front, which throw away by tag what is true no more.

An answer is tagged with the rows that it shows, and with the columns and tables that decide which rows those
are; a change is told by the same names. Tags are short digests that tell nobody how anything here is called.
They can be mistaken for one another: then something is thrown away for nothing.
"""

from base64 import urlsafe_b64encode
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from django.conf import settings

from graphql_api.cache.statements import shape_of

# Every answer has it; it hangs on no key, so that whoever runs a CDN can throw away everything by it.
EVERYTHING = "forums-gateway"
# What drafts change as well. Hardly an answer shows any of it; one that does is tagged with the column.
QUIET = frozenset(
    {
        "numchild", "draft_title", "has_unpublished_changes", "latest_revision_id", "live_revision_id",
        "latest_revision_created_at", "locked", "locked_at", "locked_by_id", "owner_id",
    }
)  # fmt: skip
MOST_BYTES = 4000
LENGTH = 8

Names = frozenset[str]


@dataclass(frozen=True)
class Tags:
    """What an answer hangs on, by table: columns and the like, and rows."""

    wide: Mapping[str, Names] = field(default_factory=dict)
    rows: Mapping[str, Names] = field(default_factory=dict)

    def __or__(self, other: "Tags") -> "Tags":
        return Tags(_joined(self.wide, other.wide), _joined(self.rows, other.rows))

    def within(self, most: int) -> list[str]:
        """Return them as at most so many tags: in place of the rows of the largest tables, one for each."""
        wide, rows = dict(self.wide), dict(self.rows)
        while 1 + sum(map(len, wide.values())) + sum(map(len, rows.values())) > most:
            name, table = ("rows", _largest(rows)) if rows else ("any", _largest(wide))
            rows.pop(table, None)
            before = wide.get(table, frozenset()) if name == "rows" else frozenset[str]()
            wide[table] = before | {tag(table, name)}
        return [EVERYTHING, *sorted(frozenset[str]().union(*wide.values(), *rows.values()))]


def _joined(one: Mapping[str, Names], other: Mapping[str, Names]) -> dict[str, Names]:
    return {table: one.get(table, frozenset()) | other.get(table, frozenset()) for table in {**one, **other}}


def _largest(tables: Mapping[str, Names]) -> str:
    return max(tables, key=lambda table: (len(tables[table]), table))


@lru_cache(maxsize=50_000)
def _digest(key: str, text: str) -> str:
    digest = blake2b(text.encode(), key=blake2b(key.encode()).digest(), digest_size=6).digest()
    return urlsafe_b64encode(digest).decode()


def tag(table: str, name: str) -> str:
    """Return the tag of something of a table."""
    return _digest(settings.SECRET_KEY, f"{table}\n{name}")


def tags_of_statement(sql: str, read: Collection[int] | None, rows: Iterable[Sequence[Any]]) -> Tags:
    """Return what hangs on a statement of which these rows came, and these columns were read (None: all)."""
    shape = shape_of(sql)
    shown: dict[str, Names] = {}
    wide: dict[str, set[str]] = {}
    for table, column in shape.columns:
        wide.setdefault(table, set()).add(tag(table, column))
    for each in shape.shown:
        columns = {name for place, name in each.columns.items() if read is None or place in read}
        for column in columns & QUIET:
            wide.setdefault(each.table, set()).add(tag(each.table, column))
        if columns - QUIET:
            keys = {row[each.key] for row in rows} - {None}
            shown[each.table] = shown.get(each.table, frozenset()) | {
                tag(each.table, f"#{key}") for key in keys
            }
    for table in shape.scanned:
        wide.setdefault(table, set()).add(tag(table, "*"))
    for table in shape.whole:
        wide.setdefault(table, set()).add(tag(table, "any"))
    return Tags({table: frozenset(names) for table, names in wide.items()}, shown)


def tags_of_change(table: str, columns: str, row: str) -> set[str]:
    """Return the tags of what may be true no more after a change, as the journal tells it."""
    if not row:
        return {EVERYTHING}
    found = {tag(table, "any")}
    names = set(columns.split(",")) - {""}
    found |= {tag(table, name) for name in names}
    if names - QUIET:
        found |= {tag(table, f"#{row}"), tag(table, "rows")}
    return found
