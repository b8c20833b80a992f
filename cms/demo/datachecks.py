"""Tells what is wrong with the demonstration's data files before anything is loaded. Pure."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import forums_pages
from cms.demo.datafiles import DemoData
from cms.demo.moments import first_day, wall_clock
from forums_pages import enums

FIXED_DATA = Path(forums_pages.__file__).parent / "data"
CONTENT_LANGUAGES = frozenset({"en", "fr", "ar"})
FAMILIES = (
    "person", "organisation", "theme", "venue", "room", "forum", "edition", "session", "call", "article",
    "page", "document", "image", "level", "contribution",
)  # fmt: skip
REFERENCE = re.compile(rf"(?:{'|'.join(FAMILIES)}):[\w-]+")
FICTIONAL_ADDRESS = re.compile(r"(?:[\w.+-]+@|https://)(?:[\w-]+\.)*example\.(?:org|com)(?:/.*)?")
# A real partner or a video provider may be linked to from an invented page.
REAL_ADDRESSES = ("https://www.convergences.org/", "https://www.youtube.com/watch?v=", "https://vimeo.com/")
CHOICES: dict[tuple[str, str], frozenset[str]] = {
    ("forums", "status"): frozenset(enums.ForumStatus.values),
    ("editions", "format"): frozenset(enums.EventFormat.values),
    ("editions", "lifecycle"): frozenset(enums.Lifecycle.values),
    ("sessions", "kind"): frozenset(enums.SessionKind.values),
    ("sessions", "state"): frozenset(enums.SessionState.values),
    ("articles", "kind"): frozenset(enums.ArticleKind.values),
    ("contributions", "state"): frozenset(enums.ContributionState.values),
    ("contributions", "session_kind"): frozenset(enums.SessionKind.values),
}
Path_ = tuple[str, ...]


def find_problems(data: DemoData) -> list[str]:
    """Return a sentence for each breach of the format, in the order of the files; empty when all is well."""
    checks: tuple[Callable[[DemoData], Iterator[str]], ...] = (
        _repeated_keys, _dangling_references, _unknown_choices, _unknown_codes, _bad_words, _bad_times,
        _bad_editions, _bad_sources, _addresses_of_others,
    )  # fmt: skip
    return [problem for check in checks for problem in check(data)]


def walk(value: Any, path: Path_ = ()) -> Iterator[tuple[Path_, Any]]:
    """Yield each value inside a record together with the names that lead to it."""
    yield path, value
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from walk(inner, (*path, name))
    elif isinstance(value, list):
        for inner in value:
            yield from walk(inner, path)


def _everything(data: DemoData) -> Iterator[tuple[Path_, Any]]:
    for record in data.records():
        for path, value in walk(record):
            yield (record["key"], *path), value
    for path, value in walk(data.navigation):
        yield ("navigation", *path), value


def _keys(data: DemoData) -> list[str]:
    return [value for path, value in _everything(data) if path[-1] == "key"]


def _repeated_keys(data: DemoData) -> Iterator[str]:
    for key, count in Counter(_keys(data)).items():
        if count > 1:
            yield f"{key} is defined {count} times"
        if not REFERENCE.fullmatch(key):
            yield f"{key} is no key"


def _dangling_references(data: DemoData) -> Iterator[str]:
    known = set(_keys(data))
    for path, value in _everything(data):
        if isinstance(value, str) and REFERENCE.fullmatch(value) and value not in known:
            yield f"{'.'.join(path)} names {value}, which nothing defines"


def _unknown_choices(data: DemoData) -> Iterator[str]:
    for (family, name), allowed in CHOICES.items():
        for record in data.families()[family]:
            if record[name] not in allowed:
                yield f"{record['key']}: {record[name]!r} is no {name}"
    for record in data.contributions:
        for reply in record.get("replies", []):
            if reply["state"] not in enums.ReplyState.values:
                yield f"{record['key']}: {reply['state']!r} is no state of a reply"


def _unknown_codes(data: DemoData) -> Iterator[str]:
    """Check goals, pillars and languages against the fixed data."""
    read = {name: json.loads((FIXED_DATA / f"{name}.json").read_text(encoding="utf-8")) for name in _FIXED}
    known = {name: {row[column] for row in read[name][name]} for name, column in _FIXED.items()}
    known["interpretation_languages"] = known["languages"]
    for path, value in _everything(data):
        is_remark = any(name.startswith("internal_") for name in path)
        is_code = path[-1] in known and not is_remark and not isinstance(value, list)
        if is_code and value not in known[path[-1]]:
            yield f"{'.'.join(path)}: {value!r} is not in the fixed data"


_FIXED = {"goals": "number", "pillars": "key", "languages": "code"}


def is_words(value: Any) -> bool:
    """Tell whether a value holds words per language."""
    return isinstance(value, dict) and bool(value) and set(value) <= CONTENT_LANGUAGES


def _bad_words(data: DemoData) -> Iterator[str]:
    for path, value in _everything(data):
        if is_words(value) and not all(isinstance(text, str) and text.strip() for text in value.values()):
            yield f"{'.'.join(path)} has empty words"
    for record in [*data.forums, *data.editions, *data.sessions, *data.articles, *data.pages]:
        if set(record["title"]) != CONTENT_LANGUAGES:
            yield f"{record['key']} lacks a title in one of the languages"


def _bad_times(data: DemoData) -> Iterator[str]:
    for path, value in _everything(data):
        try:
            if path[-1] in {"start_time", "end_time", "time"}:
                wall_clock(value)
            elif path[-1] in {"start", "end", "previous_start", "previous_end"} and path[0] != "navigation":
                first_day(value, date(2000, 1, 1))
        except ValueError as error:
            yield f"{'.'.join(path)}: {error}"


def _bad_editions(data: DemoData) -> Iterator[str]:
    ordinals = Counter((e["forum"], e["ordinal"]) for e in data.editions if e["ordinal"] is not None)
    yield from (
        f"{forum} has {n} editions number {ordinal}" for (forum, ordinal), n in ordinals.items() if n > 1
    )
    for edition in data.editions:
        start, end = (first_day(edition["dates"][side], date(2000, 1, 1)) for side in ("start", "end"))
        if start and end and end < start:
            yield f"{edition['key']} ends before it starts"
        criteria = (edition["call"] or {}).get("criteria")
        if criteria and sum(criterion["weight"] for criterion in criteria) != 100:
            yield f"{edition['key']}: the criteria of the call do not add up to 100"


def _bad_sources(data: DemoData) -> Iterator[str]:
    """A sourced record names its sources and no person; an invented one needs no source."""
    for record in (each for each in data.records() if each.get("is_sourced")):
        named = [key for path, value in walk(record) if "internal_source" in path for key in _strings(value)]
        if not named:
            yield f"{record['key']} names no source"
        yield from (f"{record['key']}: {key} is no source" for key in named if key not in data.sources)
        if any(isinstance(value, str) and value.startswith("person:") for _, value in walk(record)):
            yield f"{record['key']} names a person"


def _strings(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else []


def _addresses_of_others(data: DemoData) -> Iterator[str]:
    """An invented record may not use an address that could belong to somebody."""
    invented = [record for record in data.records() if not record.get("is_sourced")]
    for record in [*invented, data.navigation]:
        for path, value in walk(record):
            is_address = isinstance(value, str) and (value.startswith("http") or path[-1] == "email")
            if is_address and not _is_harmless(value):
                yield f"{record.get('key', 'navigation')}: {value} may belong to somebody"


def _is_harmless(address: str) -> bool:
    return bool(FICTIONAL_ADDRESS.fullmatch(address)) or address.startswith(REAL_ADDRESSES)
