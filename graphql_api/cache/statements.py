"""Whose rows a statement shows, and what else its answer hangs on, as its text tells.

Django writes statements in few ways. What is written otherwise than expected here counts as hanging on all of
its tables: it is thrown away more often, and never too late.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from graphql_api.cache.triggers import MADE_OF, watched_tables
from graphql_api.recording.mentions import TABLE, mentions_in

FIELD = r'(?:"\w+"|[A-Z]+\d+)\."\w+"'
PLAIN = re.compile(rf'({FIELD})(?: AS "\w+")?')
JOINED = re.compile(rf'\bJOIN "(\w+)"(?: (?:AS )?"?([A-Z]+\d+)"?)? ON \(({FIELD}) = ({FIELD})\)')
ONE_OF = re.compile(
    rf"({FIELD}) (?:= %s|IN \([%s, ]+\)|= ANY\(%s\)|IN \(SELECT value FROM json_each\(%s\)\))"  # noqa: S608  # it finds them
)
NAMED = re.compile(r'\bAS "(\w+)"')
QUOTED = re.compile(r'"(\w+)"')
# A name with a column that is quoted otherwise: of a statement that was written by hand.
UNUSUAL = re.compile(r'\b[a-z_]\w*\."?\w')
ENDS = re.compile(r" (?:GROUP BY|ORDER BY|LIMIT|HAVING) ")


@dataclass(frozen=True)
class Shown:
    """One table's rows in a statement's: where their key is, and their columns by position."""

    table: str
    key: int
    columns: Mapping[int, str]


@dataclass(frozen=True)
class Shape:
    """What a statement's answer hangs on.

    ``columns`` decide which rows there are, in what order, or are shown without their row's key. Rows that
    come or go matter in ``scanned`` tables only.
    """

    shown: tuple[Shown, ...]
    columns: frozenset[tuple[str, str]]
    scanned: frozenset[str]
    # Tables any change of which may matter.
    whole: frozenset[str]


@lru_cache(maxsize=4096)
def shape_of(sql: str) -> Shape:
    """Return what the answer to ``sql`` hangs on."""
    listed, rest = _parted(sql)
    tables = {each for each in mentions_in(sql) if each in watched_tables_now()}
    made_of = frozenset(MADE_OF[each] for each in mentions_in(sql) if each in MADE_OF)
    if not rest or _is_unusual(sql):
        return Shape((), frozenset(), frozenset(), frozenset(tables) | made_of)
    names = _names(sql)
    plain = {place: found[1] for place, each in enumerate(listed) if (found := PLAIN.fullmatch(each))}
    shown = tuple(_shown(plain, names, _equals(rest)))
    seen = {place for each in shown for place in each.columns}
    hidden = " ".join(each for place, each in enumerate(listed) if place not in seen)
    columns = frozenset(_columns(f"{hidden} {rest}", names))
    return Shape(
        shown, columns, frozenset(tables - _only_followed(sql) - _asked_by_key(rest, names)), made_of
    )


@cache
def watched_tables_now() -> dict[str, tuple[str, ...]]:
    """Return the columns of the tables whose changes are written down, their key first."""
    return watched_tables()


def _key_of(table: str) -> str | None:
    columns = watched_tables_now().get(table)
    return columns[0] if columns else None


def _parted(sql: str) -> tuple[list[str], str]:
    """Return what a statement lists, and the rest from FROM on; no rest if it cannot be told."""
    if not sql.startswith("SELECT ") or " UNION " in sql or " INTERSECT " in sql or " EXCEPT " in sql:
        return [], ""
    text = sql.removeprefix("SELECT ").removeprefix("DISTINCT ")
    listed, depth, begun = [], 0, 0
    for place, letter in enumerate(text):
        if letter == "(":
            depth += 1
        elif letter == ")":
            depth -= 1
        elif depth == 0 and letter == ",":
            listed.append(text[begun:place].strip())
            begun = place + 1
        elif depth == 0 and text.startswith(" FROM ", place):
            return [*listed, text[begun:place].strip()], text[place:]
    return [], ""


def _is_unusual(sql: str) -> bool:
    """Return whether it names something in a way that is not read here."""
    left = re.sub(FIELD, "", TABLE.sub("", sql))
    named = set(NAMED.findall(left))
    left = NAMED.sub("", left)
    return bool(UNUSUAL.search(left)) or not named.issuperset(QUOTED.findall(left))


def _names(sql: str) -> dict[str, set[str]]:
    """Return the tables that each name may stand for: subqueries count their aliases from the start."""
    names: dict[str, set[str]] = {}
    for table, alias in TABLE.findall(sql):
        for name in {table, alias or table}:
            names.setdefault(name, set()).add(table)
    return names


def _split(field: str) -> tuple[str, str]:
    name, column = field.rsplit(".", 1)
    return name.strip('"'), column.strip('"')


def _equals(rest: str) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Return which fields are joined with which."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for _table, _alias, left, right in JOINED.findall(rest):
        one, other = _split(left), _split(right)
        found.setdefault(one, []).append(other)
        found.setdefault(other, []).append(one)
    return found


def _shown(
    plain: dict[int, str],
    names: dict[str, set[str]],
    equals: dict[tuple[str, str], list[tuple[str, str]]],
) -> Iterator[Shown]:
    places = {_split(field): place for place, field in reversed(plain.items())}
    by_name: dict[str, dict[int, str]] = {}
    for place, field in plain.items():
        name, column = _split(field)
        by_name.setdefault(name, {})[place] = column
    for name, columns in by_name.items():
        tables = names.get(name, set())
        table = next(iter(tables)) if len(tables) == 1 else ""
        key = _key_of(table)
        if key is None:
            continue
        known = [places[each] for each in ((name, key), *equals.get((name, key), ())) if each in places]
        if known:
            yield Shown(table, known[0], columns)


def _columns(text: str, names: dict[str, set[str]]) -> Iterator[tuple[str, str]]:
    for field in re.findall(FIELD, text):
        name, column = _split(field)
        for table in names.get(name, ()):
            if table in watched_tables_now():
                yield table, column


def _only_followed(sql: str) -> set[str]:
    """Return the tables whose rows are found by their key, in a column of another row that was found.

    A row that comes is named by none that was there, and one that goes is named by none that stays.
    """
    followed = Counter(
        table
        for table, alias, left, right in JOINED.findall(sql)
        if (alias or table, _key_of(table)) in (_split(left), _split(right))
    )
    mentioned = Counter(table for table, _alias in TABLE.findall(sql))
    return {table for table, count in mentioned.items() if count == followed[table]}


def _asked_by_key(rest: str, names: dict[str, set[str]]) -> set[str]:
    """Return the tables of which a statement asks for rows by keys, which other rows have named."""
    mentioned = Counter(table for table, _alias in TABLE.findall(rest))
    asked = set()
    for each in _conditions(rest):
        found = ONE_OF.fullmatch(each)
        name, column = _split(found[1]) if found else ("", "")
        for table in names.get(name, ()):
            if column == _key_of(table) and mentioned[table] == 1:
                asked.add(table)
    return asked


def _conditions(rest: str) -> list[str]:
    """Return what all of a statement's rows must meet; nothing if it cannot be told."""
    where = ENDS.split(_at_top(rest, " WHERE "))[0].strip()
    if where.startswith("(") and _closes(where) == len(where) - 1:
        where = where[1:-1]
    parts, depth, begun = [], 0, 0
    for place, letter in enumerate(where):
        depth += (letter == "(") - (letter == ")")
        if depth == 0 and where.startswith(" OR ", place):
            return []
        if depth == 0 and where.startswith(" AND ", place):
            parts.append(where[begun:place])
            begun = place + len(" AND ")
    return [*parts, where[begun:]]


def _closes(text: str) -> int:
    depth = 0
    for place, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if depth == 0:
            return place
    return -1


def _at_top(text: str, word: str) -> str:
    """Return what follows ``word`` outside of all brackets; nothing if it is not there."""
    depth = 0
    for place, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if depth == 0 and text.startswith(word, place):
            return text[place + len(word) :]
    return ""
