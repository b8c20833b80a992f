"""Tables of sessions, editions, people and organisations as editors have them, drafts included."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings
from django.db.models import F, QuerySet

from cms.exchange.cells import UNWRITABLE, Names, cell, day_cells, figure_cells
from forums_pages.models import EditionPage, ForumPage, Organisation, Person, Room, SessionPage, Theme
from forums_pages.programme.importing.here.directory import all_values
from forums_pages.programme.importing.here.editions import contents_of_editions, edition_values
from forums_pages.programme.importing.here.sessions import (
    Labels,
    contents_of_sessions,
    houses_of,
    session_values,
)
from forums_pages.programme.importing.reading.columns import COLUMNS
from forums_pages.programme.importing.told import (
    EDITION,
    ORGANISATION,
    PERSON,
    ROOM,
    SESSION,
    THEME,
)

# Numbers in other systems belong to these; a full name is what its parts make.
LEFT_OUT = {"external_id"}
NAMES = {"start": "start_time", "end": "end_time", "online": "is_online"}
Rows = Iterator[Mapping[str, str]]


def header(kind: str, *, with_private: bool) -> list[str]:
    """Return the names of the columns; words come once per language."""
    found = []
    for column in COLUMNS[kind]:
        is_private = column.name == "email" and not with_private
        if column.name in LEFT_OUT or is_private or (kind == PERSON and column.name == "name"):
            continue
        languages = [code for code, _name in settings.LANGUAGES]
        found += [f"{column.name}_{code}" for code in languages] if column.in_words else [column.name]
    return found


def session_rows(edition: EditionPage) -> Rows:
    """Yield the sessions of an edition by day, start and code: no other site orders them otherwise."""
    found = SessionPage.objects.of_edition(edition.pk).select_related("identity")
    order = (F("day").asc(nulls_last=True), F("start_time").asc(nulls_last=True), "identity__code")
    rows = list(found.order_by(*order))
    contents = contents_of_sessions(rows)
    labels, names, columns = Labels(contents), _names(edition), header(SESSION, with_private=True)
    for row in rows:
        values = session_values(contents[row.pk], labels)
        told = {name: cell(values.get(NAMES.get(name, name)), names) for name in columns}
        yield told | {"guid": str(row.identity_id), "code": row.identity.code if row.identity else ""}


def edition_rows(forum: ForumPage) -> Rows:
    """Yield the editions of a forum, the earliest first."""
    rows = list(
        EditionPage.objects.sources().filter(forum=forum.source).order_by("ordinal", "start_date", "pk")
    )
    contents = contents_of_editions(rows)
    for row in rows:
        values = edition_values(contents[row.pk])
        told = {name: cell(value, Names({}, frozenset())) for name, value in values.items()}
        told |= _in_languages(EDITION, values) | day_cells(values["dates"]) | figure_cells(values["figures"])
        yield told | {"guid": str(row.translation_key)}


def record_rows(kind: str, rows: QuerySet[Any]) -> Rows:
    """Yield people or organisations, as they are listed."""
    found = list(rows)
    values = all_values(kind, found)
    organisations = Organisation.objects.values_list("pk", "name", "guid")
    names = Names.among((ORGANISATION, pk, name, str(guid)) for pk, name, guid in organisations)
    for row in found:
        told = {name: cell(value, names) for name, value in values[row.pk].items()}
        yield told | _in_languages(kind, values[row.pk]) | {"guid": str(row.guid)}


def _in_languages(kind: str, values: Mapping[str, Any]) -> dict[str, str]:
    return {
        f"{column.name}_{language}": UNWRITABLE.sub("", text)
        for column in COLUMNS[kind]
        if column.in_words
        for language, text in values[column.name].items()
    }


def _names(edition: EditionPage) -> Names:
    people = Person.objects.only("given_name", "family_name", "name_in_scripts", "guid")
    rooms = Room.objects.filter(venue__in=houses_of(edition))
    themes = Theme.objects.only("title", "guid")
    return Names.among(
        (kind, row.pk, str(row), str(row.guid))
        for kind, rows in ((PERSON, people), (ROOM, rooms), (THEME, themes))
        for row in rows
    )
