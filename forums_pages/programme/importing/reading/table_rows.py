"""Makes rows of a table: which column is which has been decided, and each cell is read by its column."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from forums_pages.enums import ParticipationRole
from forums_pages.programme.importing.reading.cells import CellError, PartialDay, end_of, one_of
from forums_pages.programme.importing.reading.columns import FIGURES, names_of
from forums_pages.programme.importing.reading.tables import Table
from forums_pages.programme.importing.reading.things import (
    named_organisation,
    named_person,
    named_room,
    named_theme,
    person_name,
    said,
)
from forums_pages.programme.importing.told import (
    EDITION,
    ORGANISATION,
    PERSON,
    ROOM,
    SESSION,
    THEME,
    FileRefusedError,
    Identity,
    Link,
    Part,
    Problem,
    Row,
    folded,
)
from forums_pages.programme.importing.values import Dates, Figures

ROLE = re.compile(r"\s*\(([^()]+)\)\Z")
# Without one of them nobody knows what a row is about.
NEEDED = {
    ORGANISATION: ({"name"}, {"guid"}),
    PERSON: ({"name"}, {"family_name"}, {"guid"}),
    EDITION: ({"title"}, {"number"}, {"guid"}),
    SESSION: ({"title"}, {"code"}, {"guid"}),
}


def rows_of_table(kind: str, table: Table, mapping: Sequence[str], language: str, source: str) -> list[Row]:
    """Return what ``table`` tells, its words in ``language`` unless a column says another.

    ``mapping`` names our column for each of the table's, or nothing. ``source`` tells whose numbers
    ``external_id`` holds.

    Raises:
        FileRefusedError: no column tells what the rows are about, or two are the same.
    """
    _check_mapping(kind, mapping)
    rows: list[Row] = []
    for line, told in table.rows:
        values, problems = _read(kind, mapping, told, language)
        rows += MAKERS[kind](_Told(kind, line, values, problems, language, source))
    return rows


class _Told:
    """The cells of one row, read."""

    def __init__(
        self,
        kind: str,
        line: int,
        values: dict[str, Any],
        problems: list[Problem],
        language: str,
        source: str,
    ) -> None:
        self.kind, self.line, self.values, self.problems = kind, line, values, problems
        self.language, self.source = language, source

    def ids(self, *names: str) -> list[Identity]:
        """Return what the row is recognised by for sure."""
        found = [(name, str(self.values.pop(name))) for name in names if name in self.values]
        external = self.values.pop("external_id", None)
        return [*found, *([(self.source, external)] if external else [])]

    def row(self, ids: Sequence[Identity], label: str, values: Mapping[str, Any], **more: Any) -> Row:
        """Return the row; one without any sign is refused."""
        problems = [*self.problems, *([] if ids else [Problem("nameless")])]
        return Row(self.kind, self.line, label, tuple(ids), values, problems=tuple(problems), **more)


def _check_mapping(kind: str, mapping: Sequence[str]) -> None:
    chosen = [name for name in mapping if name]
    if not any(needed <= set(chosen) for needed in NEEDED[kind]):
        columns = ", ".join(name for needed in NEEDED[kind] for name in sorted(needed))
        raise FileRefusedError("no_column_names_it", columns=columns)
    twice = next((name for name in chosen if chosen.count(name) > 1), None)
    if twice is not None:
        raise FileRefusedError("column_twice", column=twice)


def _read(
    kind: str, mapping: Sequence[str], told: Sequence[str], language: str
) -> tuple[dict[str, Any], list[Problem]]:
    """Return what the filled cells say, by column, and what is wrong with the others."""
    columns = names_of(kind)
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, text in zip(mapping, told, strict=True):
        if not name or not text:
            continue
        try:
            value = columns[name].read(text)
        except CellError as error:
            problems.append(Problem(error.problem.code, {**error.problem.params, "column": name}))
            continue
        column = columns[name]
        if column.in_words:
            values.setdefault(column.name, {})[name[len(column.name) + 1 :] or language] = value
        else:
            values[name] = value
    return values, problems


def _organisations(told: _Told) -> list[Row]:
    ids = told.ids("guid")
    name = told.values.get("name", "")
    ids += [("name", folded(each)) for each in (name, told.values.get("acronym", "")) if each]
    return [told.row(ids, name, said(told.values))]


def _people(told: _Told) -> list[Row]:
    ids = told.ids("guid")
    values, first = told.values, {}
    whole = values.pop("name", "")
    if "family_name" not in values and whole:
        first = person_name(whole)
    whole = whole or " ".join(filter(None, (values.get("given_name"), values.get("family_name"))))
    if whole:
        ids.append(("name", folded(whole)))
    rows = []
    if organisation := values.pop("organisation", ""):
        rows.append(named_organisation(organisation, told.line))
        values["organisation"] = Link(ORGANISATION, rows[0].ids, label=organisation)
    return [*rows, told.row(ids, whole, said(values), first=first)]


def _editions(told: _Told) -> list[Row]:
    values = told.values
    ids = told.ids("guid")
    title, number = values.get("title", ""), values.get("number")
    if number is not None:
        ids.append(("number", str(number)))
    start, end = values.pop("start", None), values.pop("end", None)
    dates = _dates(start, end, told.problems)
    if title and not ids:
        ids.append(("title", f"{folded(title)} {dates.start.year if dates else ''}".strip()))
    figures = [(kind, *values.pop(kind)) for kind in FIGURES if kind in values]
    told_values = said(values) | ({"dates": dates} if dates else {})
    if figures:
        told_values["figures"] = Figures(tuple(figures))
    return [told.row(ids, title or str(number or ""), told_values)]


def _dates(start: PartialDay | None, end: PartialDay | None, problems: list[Problem]) -> Dates | None:
    if start is None:
        if end is not None:
            problems.append(Problem("end_without_start"))
        return None
    if end is not None and end.precision != start.precision:
        problems.append(Problem("unlike_dates"))
    if end is not None and end_of(end) < start.day:
        problems.append(Problem("ends_before_start"))
    last = None if end is None or end.day == start.day else end.day
    return Dates(start.day, last, start.precision)


def _sessions(told: _Told) -> list[Row]:
    values = told.values
    if "code" in values:
        values["code"] = values["code"].upper()
    sure = told.ids("guid", "code")
    title, day = values.get("title", ""), values.get("day")
    ids = sure or ([("title", _titled(title, day))] if title else [])
    if "day" not in values and ("start" in values or "end" in values):
        told.problems.append(Problem("time_without_day"))
    for name, field in (("start", "start_time"), ("end", "end_time"), ("online", "is_online")):
        if name in values:
            values[field] = values.pop(name)
    named = _named(values, told)
    return [*named, told.row(ids, title, said(values))]


def _titled(title: str, day: date | None) -> str:
    return f"{folded(title)} {day or ''}".strip()


def _named(values: dict[str, Any], told: _Told) -> list[Row]:
    """Return what the session names, and let its values name it by links."""
    rows: list[Row] = []
    if room := values.pop("room", ""):
        rows.append(named_room(room, told.line))
        values["room"] = Link(ROOM, rows[-1].ids, label=room)
    themes = [named_theme(each, told.language, told.line) for each in values.pop("themes", ())]
    if themes:
        values["themes"] = tuple(Link(THEME, each.ids, label=each.label) for each in themes)
    people = [_part(each, told) for each in values.pop("people", ())]
    if people:
        values["people"] = tuple(part for part, _row in people)
    return [*rows, *themes, *(row for _part, row in people)]


def _part(text: str, told: _Told) -> tuple[Part, Row]:
    """Return somebody written as “Name”, “Name (moderator)” or “Name [guid] (moderator, unconfirmed)”."""
    role, confirmed = "speaker", True
    found = ROLE.search(text)
    if found:
        words = [each.strip() for each in found[1].split(",")]
        confirmed = "unconfirmed" not in words
        named = [each for each in words if each != "unconfirmed"]
        try:
            role = one_of(ParticipationRole)(named[0]) if named else role
            text = text[: found.start()]
        except CellError as error:
            told.problems.append(Problem(error.problem.code, {**error.problem.params, "column": "people"}))
    row = named_person(text, told.line)
    return Part(Link(PERSON, row.ids, label=row.label), role, confirmed), row


MAKERS = {ORGANISATION: _organisations, PERSON: _people, EDITION: _editions, SESSION: _sessions}
