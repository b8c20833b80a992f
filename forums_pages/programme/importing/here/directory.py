"""The people, organisations and themes that are here, as far as a file names any of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from forums_pages.models import ExternalId, Organisation, Person, Theme
from forums_pages.programme.importing.here.contents import as_words, contents_of
from forums_pages.programme.importing.here.obstacles import of_records
from forums_pages.programme.importing.told import (
    ORGANISATION,
    PERSON,
    THEME,
    Identity,
    Known,
    Link,
    folded,
)

MODELS: Mapping[str, type[Any]] = {ORGANISATION: Organisation, PERSON: Person, THEME: Theme}
TEXTS = {
    ORGANISATION: ("name", "acronym", "sector", "country", "website"),
    PERSON: ("given_name", "family_name", "country", "email"),
    THEME: ("colour",),
}
WORDS = {
    ORGANISATION: ("name_in_languages", "description"),
    PERSON: ("honorific", "name_in_scripts", "job_title", "biography"),
    THEME: ("title",),
}


def known_records(kind: str, wanted: set[Identity], user: Any) -> list[Known]:
    """Return the records of ``kind`` that any of ``wanted`` may mean, with what they are and may become."""
    model, signs = MODELS[kind], _signs(kind)
    keys = [pk for pk, ids in signs.items() if not ids.isdisjoint(wanted)]
    rows = _rows(model, keys)
    contents, obstacles = contents_of(rows), of_records(user, model, rows)
    names = _organisations(contents) if kind == PERSON else {}
    return [
        Known(
            kind, row.pk, str(row), frozenset(signs[row.pk]), _values(kind, contents[row.pk], names), problem
        )
        for row in rows
        for problem in [obstacles.get(row.pk)]
    ]


def all_values(kind: str, rows: Iterable[Any]) -> dict[int, dict[str, Any]]:
    """Return the values of records by key, as files would tell them."""
    contents = contents_of(rows)
    names = _organisations(contents) if kind == PERSON else {}
    return {pk: _values(kind, content, names) for pk, content in contents.items()}


def _rows(model: type[Any], keys: list[int]) -> list[Any]:
    # Databases take only so many values in one statement.
    batches = (keys[start : start + 500] for start in range(0, len(keys), 500))
    return [row for batch in batches for row in model.objects.filter(pk__in=batch)]


def _signs(kind: str) -> dict[int, set[Identity]]:
    """Return what each record is recognised by."""
    found: dict[int, set[Identity]] = defaultdict(set)
    fields = {
        ORGANISATION: ("name", "acronym", "name_in_languages"),
        PERSON: ("given_name", "family_name", "name_in_scripts"),
        THEME: ("slug", "title"),
    }[kind]
    for pk, guid, *told in MODELS[kind].objects.order_by("pk").values_list("pk", "guid", *fields):
        found[pk] |= {("guid", str(guid)), *SIGNS[kind](*told)}
    for pk, source, value in ExternalId.objects.as_told(kind):
        if pk in found:
            found[pk].add((source, value))
    return found


def _of_organisation(name: str, acronym: str, others: Any) -> set[Identity]:
    return {("name", folded(each)) for each in (name, acronym, *as_words(others).values()) if each}


def _of_person(given: str, family: str, scripts: Any) -> set[Identity]:
    whole = f"{given} {family}".strip()
    return {("name", folded(each)) for each in (whole, *as_words(scripts).values())}


def _of_theme(slug: str, title: Any) -> set[Identity]:
    return {("slug", slug), *(("title", folded(each)) for each in as_words(title).values())}


SIGNS: Mapping[str, Any] = {ORGANISATION: _of_organisation, PERSON: _of_person, THEME: _of_theme}


def _values(kind: str, content: Mapping[str, Any], names: Mapping[int, str]) -> dict[str, Any]:
    values: dict[str, Any] = {name: str(content[name] or "") for name in TEXTS[kind]}
    values |= {name: as_words(content[name]) for name in WORDS[kind]}
    if kind == PERSON:
        key = content["organisation"]
        values["organisation"] = Link(ORGANISATION, key=key, label=names.get(key, "")) if key else None
    return values


def _organisations(contents: Mapping[int, Mapping[str, Any]]) -> dict[int, str]:
    keys = {content["organisation"] for content in contents.values() if content["organisation"]}
    return dict(Organisation.objects.filter(pk__in=keys).values_list("pk", "name"))
