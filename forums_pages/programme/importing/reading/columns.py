"""Which columns a table of each kind may have, what they are called, and how their cells are read."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from forums_pages.enums import EventFormat, FigureKind, Lifecycle, Sector, SessionKind, SessionState
from forums_pages.programme.importing.reading import cells
from forums_pages.programme.importing.told import EDITION, ORGANISATION, PERSON, SESSION, folded


@dataclass(frozen=True)
class Column:
    """A column that we know; ``name`` is what exports call it. One ``in_words`` may come per language."""

    name: str
    label: str | Promise
    read: Callable[[str], Any]
    in_words: bool = False
    # What other programs call it.
    aliases: tuple[str, ...] = ()


_LINE, _LABEL = cells.short_text(255), cells.short_text(120)
_GUID = Column("guid", _("guid"), cells.read_guid, aliases=("uuid",))
_EXTERNAL = Column(
    "external_id", _("number in the other system"), _LABEL, aliases=("id", "ref", "reference", "speaker id")
)
FIGURES = tuple(str(kind) for kind in FigureKind if kind != FigureKind.OTHER)

COLUMNS: Mapping[str, tuple[Column, ...]] = {
    ORGANISATION: (
        _GUID,
        _EXTERNAL,
        Column("name", _("name"), _LINE, aliases=("organisation", "organization", "company")),
        Column("acronym", _("acronym"), cells.short_text(40), aliases=("sigle", "abbreviation")),
        Column("name_in_languages", _("name per language"), _LINE, in_words=True),
        Column("sector", _("sector"), cells.one_of(Sector), aliases=("type",)),
        Column("country", _("country"), cells.read_country),
        Column("website", _("website"), cells.read_address, aliases=("url", "site", "web")),
        Column("description", _("description"), cells.read_text, in_words=True),
    ),
    PERSON: (
        _GUID,
        _EXTERNAL,
        Column("name", _("full name"), _LINE, aliases=("speaker", "person")),
        Column("given_name", _("given name"), _LABEL, aliases=("first name", "firstname", "prénom")),
        Column("family_name", _("family name"), _LABEL, aliases=("last name", "lastname", "surname", "nom")),
        Column("honorific", _("honorific"), cells.short_text(40), in_words=True, aliases=("title",)),
        Column("name_in_scripts", _("full name per language"), _LINE, in_words=True),
        Column(
            "job_title", _("job title"), _LINE, in_words=True, aliases=("tagline", "position", "function")
        ),
        Column("organisation", _("organisation"), _LINE, aliases=("organization", "company", "affiliation")),
        Column("biography", _("biography"), cells.read_text, in_words=True, aliases=("bio",)),
        Column("country", _("country"), cells.read_country),
        Column("email", _("e-mail"), cells.read_email, aliases=("mail", "e mail", "courriel")),
    ),
    EDITION: (
        _GUID,
        Column(
            "number", pgettext_lazy("edition", "number"), cells.read_number, aliases=("ordinal", "no", "n°")
        ),
        Column("title", _("printed name"), _LINE, aliases=("name", "edition", "titre", "nom")),
        Column("slogan", _("slogan"), _LINE, aliases=("motto",)),
        Column("summary", _("summary"), cells.read_text),
        Column(
            "start", _("first day"), cells.read_partial_day, aliases=("date", "year", "begins", "start date")
        ),
        Column("end", _("last day"), cells.read_partial_day, aliases=("ends", "end date")),
        Column("time_zone", _("time zone"), cells.read_zone, aliases=("timezone", "zone")),
        Column("city", _("city"), _LINE, in_words=True, aliases=("place",)),
        Column("format", _("format"), cells.one_of(EventFormat)),
        Column("lifecycle", _("lifecycle"), cells.one_of(Lifecycle), aliases=("status",)),
        Column("languages", _("languages"), cells.read_codes, aliases=("language",)),
        Column("goals", _("Sustainable Development Goals"), cells.read_codes, aliases=("sdg", "sdgs", "odd")),
        Column("hashtag", _("hashtag"), cells.short_text(60)),
        Column("registration_url", _("registration address"), cells.read_address, aliases=("registration",)),
        Column("online_url", _("address of the online event"), cells.read_address),
        *(Column(str(kind), kind.label, cells.read_figure) for kind in FigureKind if str(kind) in FIGURES),
    ),
    SESSION: (
        _GUID,
        Column("code", _("code"), cells.short_text(6)),
        _EXTERNAL,
        Column("title", _("title"), _LINE, aliases=("session", "name")),
        Column("abstract", _("abstract"), cells.read_text, aliases=("description", "summary")),
        Column("kind", _("kind"), cells.one_of(SessionKind), aliases=("type", "session type", "format")),
        Column("day", _("day"), cells.read_day, aliases=("date",)),
        Column("start", _("starts"), cells.read_clock, aliases=("start time", "begins", "from")),
        Column("end", _("ends"), cells.read_clock, aliases=("end time", "until", "to")),
        Column("room", _("room"), _LINE, aliases=("location", "hall")),
        Column("online", _("can be followed online"), cells.read_truth, aliases=("is online",)),
        Column("state", _("state"), cells.one_of(SessionState), aliases=("status",)),
        Column("languages", _("languages"), cells.read_codes, aliases=("language",)),
        Column("interpretation", _("interpreted into"), cells.read_codes),
        Column("themes", _("themes"), cells.read_list, aliases=("theme", "track", "tracks")),
        Column("goals", _("Sustainable Development Goals"), cells.read_codes, aliases=("sdg", "sdgs", "odd")),
        Column("pillars", _("pillars"), cells.read_codes),
        Column("people", _("people"), cells.read_list, aliases=("speakers", "speaker", "persons")),
        Column("capacity", _("seats"), cells.read_number),
        Column("registration_url", _("registration address"), cells.read_address),
        Column("live_url", _("live link"), cells.read_address),
    ),
}


def names_of(kind: str) -> dict[str, Column]:
    """Return the columns that a table of ``kind`` may have, by name; words also as ``name_language``."""
    found: dict[str, Column] = {}
    for column in COLUMNS[kind]:
        found[column.name] = column
        if column.in_words:
            found |= {f"{column.name}_{language}": column for language, _name in settings.LANGUAGES}
    return found


def guess_mapping(kind: str, header: Iterable[str]) -> list[str]:
    """Return for each name of a table's head which column of ours it probably is; empty where none is."""
    known, free = _known_as(kind), set(names_of(kind))
    found = []
    for name in header:
        guess = known.get(folded(name.replace("_", " ")), "")
        found.append(guess if guess in free else "")
        free.discard(guess)
    return found


def _known_as(kind: str) -> dict[str, str]:
    """Return our columns by whatever they may be called, their names before their labels and aliases."""
    found = {folded(name.replace("_", " ")): name for name in names_of(kind)}
    for language, _name in settings.LANGUAGES:
        with override(language):
            for column in COLUMNS[kind]:
                found.setdefault(folded(str(column.label)), column.name)
    for column in COLUMNS[kind]:
        for alias in column.aliases:
            found.setdefault(folded(alias), column.name)
        if column.in_words:
            called = (column.name.partition("_in_")[0], *column.aliases)
            languages = [code for code, _name in settings.LANGUAGES]
            found |= {
                f"{folded(name)} {code}": f"{column.name}_{code}" for name in called for code in languages
            }
    return found
