"""Which tables and columns a statement mentions: what it is worth looking at again for.

Django quotes every name, so that its statements are read without knowing their grammar. One that mentions
more than it needs is only looked at again for nothing.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

TABLE = re.compile(r'(?:\bFROM|\bJOIN) "(\w+)"(?: (?:AS )?"?([A-Z]+\d+)"?)?')
COLUMN = re.compile(r'(?:"(\w+)"|\b([A-Z]+\d+))\."(\w+)"')
# Quoted names that stand alone: of raw statements, of annotations.
ALONE = re.compile(r'(?<!\.)"(\w+)"(?!\.)')

Mentions = Mapping[str, frozenset[str]]


@lru_cache(maxsize=4096)
def mentions_in(sql: str) -> Mentions:
    """Return the columns that ``sql`` mentions, by the table that they belong to."""
    names: dict[str, set[str]] = {}
    found: dict[str, set[str]] = {}
    for table, alias in TABLE.findall(sql):
        found.setdefault(table, set())
        for name in {table, alias or table}:
            # Every subquery counts its aliases from the start: one may stand for several tables.
            names.setdefault(name, set()).add(table)
    for quoted, alias, column in COLUMN.findall(sql):
        for table in names.get(quoted or alias, ()):
            found[table].add(column)
    alone = set(ALONE.findall(TABLE.sub("", sql)))
    return {table: frozenset(columns | alone) for table, columns in found.items()}
