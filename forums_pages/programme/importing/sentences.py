"""Why something was refused, and what changes, in sentences that an editor understands."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from forums_pages.enums import (
    DatePrecision,
    EventFormat,
    FigureKind,
    FigureQualifier,
    Lifecycle,
    ParticipationRole,
    Sector,
    SessionKind,
    SessionState,
)
from forums_pages.programme.importing.told import Link, Part, Problem
from forums_pages.programme.importing.values import Dates

SENTENCES: Mapping[str, str | Promise] = {
    # Of whole files.
    "unknown_format": gettext_lazy(
        "This is no file that can be read here: neither CSV nor XLSX, nor schedule.xml, schedule.json "
        "or Sessionize’s JSON."
    ),
    "refused_upload": "%(sentence)s",
    "damaged_workbook": gettext_lazy(
        "This workbook is damaged. Open it, save it again and upload the new copy."
    ),
    "no_rows": gettext_lazy("There is no row in this file below the names of the columns."),
    "too_many_rows": gettext_lazy("This file has more than %(limit)d rows. Split it up."),
    "too_many_columns": gettext_lazy("This file has more than %(limit)d columns."),
    "too_many_cells": gettext_lazy(
        "Line %(line)d has more cells than the first line names columns (%(count)d)."
    ),
    "broken_csv": gettext_lazy(
        "A quotation mark is not closed, or stands alone, in the row that begins in line %(line)d."
    ),
    "not_in_encoding": gettext_lazy("Line %(line)d is not written in %(encoding)s. Choose another encoding."),
    "not_text": gettext_lazy(
        "This is no text: line %(line)d holds a character that no text has. Choose another encoding."
    ),
    "broken_json": gettext_lazy("The JSON breaks off in line %(line)d, column %(column)d."),
    "broken_xml": gettext_lazy("The XML breaks off in line %(line)d, column %(column)d."),
    "unsafe_xml": gettext_lazy(
        "This XML declares entities, which is how files are made to explode. Nothing was read."
    ),
    "not_a_schedule": gettext_lazy("This XML is no schedule: it does not begin with <schedule>."),
    "too_deep": gettext_lazy("The JSON is nested too deeply, or holds a number that is none."),
    "missing_entry": gettext_lazy("“%(path)s” is missing."),
    "wrong_kind": gettext_lazy("“%(path)s” should be of another kind (%(kind)s)."),
    "not_a_moment": gettext_lazy("“%(path)s” is no date with time: %(text)s"),
    "not_a_length": gettext_lazy("“%(path)s” has no length that can be read: %(text)s"),
    "no_column_names_it": gettext_lazy("Say which column tells what each row is about; one of: %(columns)s."),
    "column_twice": gettext_lazy("Two columns are to be “%(column)s”. Choose one of them."),
    "no_edition_here": gettext_lazy(
        "Choose the forum that editions go into, or the edition that sessions go into."
    ),
    # Of cells.
    "too_long": gettext_lazy("It has %(length)d characters; %(limit)d fit."),
    "not_a_day": gettext_lazy(
        "“%(text)s” is no day. Write 2025-07-28, or 2025-07 or 2025 where only that is known."
    ),
    "not_a_time": gettext_lazy("“%(text)s” is no time. Write 09:30."),
    "not_a_number": gettext_lazy("“%(text)s” is no whole number."),
    "not_yes_or_no": gettext_lazy("“%(text)s” is neither yes nor no."),
    "not_an_address": gettext_lazy("“%(text)s” is no address. Write it whole, beginning with https://"),
    "not_an_email": gettext_lazy("“%(text)s” is no e-mail address."),
    "not_a_guid": gettext_lazy("“%(text)s” is no guid."),
    "not_a_zone": gettext_lazy("“%(text)s” is no time zone. Write a name such as Africa/Tunis."),
    "not_a_country": gettext_lazy("“%(text)s” is no country that is known here."),
    "not_among": gettext_lazy("“%(text)s” is not among: %(choices)s."),
    "not_known": gettext_lazy("Not known here: %(names)s."),
    # Of rows.
    "nameless": gettext_lazy("Nothing in this row says what it is about."),
    "needs": gettext_lazy("It is new here and lacks what it needs: %(column)s."),
    "twice": gettext_lazy("It is told of already: “%(label)s”."),
    "ambiguous": gettext_lazy("Several here may be meant: %(labels)s. Add a column with the guid."),
    "names_refused": gettext_lazy("It names “%(label)s”, which cannot be taken over."),
    "names_left_out": gettext_lazy("It names “%(label)s”, which is left out."),
    "end_without_start": gettext_lazy("It has a last day, and no first day."),
    "unlike_dates": gettext_lazy("Its first and last day are not known equally well."),
    "ends_before_start": gettext_lazy("It ends before it starts."),
    "time_without_day": gettext_lazy("It has a time, and no day."),
    "outside_edition": gettext_lazy("The day lies outside the edition’s dates."),
    "in_another_edition": gettext_lazy("This session belongs to another edition: “%(edition)s”."),
    "not_yours": gettext_lazy("You may not change it."),
    "may_not_add": gettext_lazy("You may not add any."),
    "locked": gettext_lazy("Somebody has locked it."),
    "moderated": gettext_lazy("It waits for a moderator."),
    "invalid": "%(sentence)s",
    # Of imports.
    "changed_meanwhile": gettext_lazy(
        "What is here has changed since you looked. Nothing was taken over: look again."
    ),
    "clashes_unanswered": gettext_lazy(
        "Sessions that would be published clash. Nothing was taken over: say why they may, or leave some out."
    ),
    "failed_at": gettext_lazy("Nothing was taken over, because of “%(label)s”: %(sentence)s"),
    "broke_off": gettext_lazy(
        "Nothing was taken over, because of a mistake in this program. Tell your administrator."
    ),
}

FIELDS: Mapping[str, str | Promise] = {
    "abstract": gettext_lazy("abstract"),
    "acronym": gettext_lazy("acronym"),
    "biography": gettext_lazy("biography"),
    "capacity": gettext_lazy("seats"),
    "city": gettext_lazy("city"),
    "colour": gettext_lazy("colour"),
    "country": gettext_lazy("country"),
    "dates": gettext_lazy("dates"),
    "day": gettext_lazy("day"),
    "description": gettext_lazy("description"),
    "email": gettext_lazy("e-mail"),
    "end_time": gettext_lazy("ends"),
    "family_name": gettext_lazy("family name"),
    "figures": gettext_lazy("key figures"),
    "format": gettext_lazy("format"),
    "given_name": gettext_lazy("given name"),
    "goals": gettext_lazy("Sustainable Development Goals"),
    "hashtag": gettext_lazy("hashtag"),
    "honorific": gettext_lazy("honorific"),
    "interpretation": gettext_lazy("interpreted into"),
    "is_online": gettext_lazy("can be followed online"),
    "job_title": gettext_lazy("job title"),
    "kind": gettext_lazy("kind"),
    "languages": gettext_lazy("languages"),
    "lifecycle": gettext_lazy("lifecycle"),
    "live_url": gettext_lazy("live link"),
    "name": gettext_lazy("name"),
    "name_in_languages": gettext_lazy("name per language"),
    "name_in_scripts": gettext_lazy("full name per language"),
    "number": gettext_lazy("number"),
    "online_url": gettext_lazy("address of the online event"),
    "organisation": gettext_lazy("organisation"),
    "people": gettext_lazy("people"),
    "pillars": gettext_lazy("pillars"),
    "registration_url": gettext_lazy("registration address"),
    "replays": gettext_lazy("replays"),
    "room": gettext_lazy("room"),
    "sector": gettext_lazy("sector"),
    "slogan": gettext_lazy("slogan"),
    "start_time": gettext_lazy("starts"),
    "state": gettext_lazy("state"),
    "summary": gettext_lazy("summary"),
    "themes": gettext_lazy("themes"),
    "time_zone": gettext_lazy("time zone"),
    "title": gettext_lazy("title"),
    "website": gettext_lazy("website"),
}
CHOICES = {
    "format": EventFormat,
    "kind": SessionKind,
    "lifecycle": Lifecycle,
    "sector": Sector,
    "state": SessionState,
}
# Of a long text, what is shown to tell it apart.
LONGEST = 300


def sentence(problem: Problem) -> str:
    """Return why, in the active language; with the column, where one is to blame."""
    params = dict(problem.params)
    column = params.get("column")
    told = str(SENTENCES[problem.code]) % params if params else str(SENTENCES[problem.code])
    return (
        f"{column}: {told}"
        if column and problem.code not in {"needs", "column_twice", "broken_json", "broken_xml"}
        else told
    )


def field_name(name: str) -> str:
    """Return what a field is called, in the active language."""
    return str(FIELDS.get(name, name))


def shown(value: Any, field: str = "") -> str:
    """Return a value as an editor reads it; empty for what is not known."""
    if value is None or value in ("", (), {}):
        return ""
    if field in CHOICES:
        return str(dict(CHOICES[field].choices).get(value, value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dict):
        return "\n".join(f"{language}: {_cut(text)}" for language, text in sorted(value.items()))
    if isinstance(value, tuple):
        return _shown_list(value, field)
    return _shown_one(value)


def _shown_list(values: tuple[Any, ...], field: str) -> str:
    if field == "figures":
        return "\n".join(_figure(*each) for each in values)
    return pgettext("list", ", ").join(shown(each) for each in values)


def _shown_one(value: Any) -> str:
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, Dates):
        return _dates(value)
    if isinstance(value, date):
        return date_format(value, "SHORT_DATE_FORMAT")
    if isinstance(value, Link):
        return value.label
    if isinstance(value, Part):
        return _part(value)
    return _cut(str(value))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _part(part: Part) -> str:
    words = [] if part.role in (None, "speaker") else [str(dict(ParticipationRole.choices)[part.role])]
    words += [] if part.confirmed else [_("unconfirmed")]
    return f"{part.person.label} ({', '.join(words)})" if words else part.person.label


def _figure(kind: str, qualifier: str, number: int) -> str:
    exact = "" if qualifier == FigureQualifier.EXACTLY else f"{dict(FigureQualifier.choices)[qualifier]} "
    return f"{dict(FigureKind.choices)[kind]}: {exact}{number}"


def _dates(dates: Dates) -> str:
    forms = {"day": "SHORT_DATE_FORMAT", "month": "YEAR_MONTH_FORMAT", "year": "Y"}
    days = [each for each in (dates.start, dates.end) if each is not None]
    told = " – ".join(date_format(each, forms[dates.precision]) for each in days)
    note = dict(DatePrecision.choices)[dates.precision]
    return told if dates.precision == "day" else f"{told} ({note})"
