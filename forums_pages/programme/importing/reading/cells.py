"""What one cell of a table says: its text goes in, a plain value comes out, or what is wrong with it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import TextChoices
from django.utils.translation import override
from django_countries import countries

from forums_pages.clock import is_plausible, last_day
from forums_pages.enums import FigureQualifier
from forums_pages.programme.importing.told import Problem, folded

YEAR, MONTH = re.compile(r"\d{4}\Z"), re.compile(r"(\d{4})-(\d{1,2})\Z")
DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?\Z")
CLOCK = re.compile(r"(\d{1,2})(?:[:hH.](\d{2}))?(?::\d{2}(?:\.0+)?)?\s*[hH]?\Z")
NUMBER = re.compile(r"\d{1,9}\Z")
YES = frozenset({"1", "yes", "y", "true", "x", "oui", "vrai", "نعم"})
NO = frozenset({"0", "no", "n", "false", "non", "faux", "لا"})
MORE_THAN, ABOUT = (
    re.compile(r"(?:>|\+|more than|plus de|أكثر من)\s*"),
    re.compile(r"(?:~|about|environ|حوالي)\s*"),
)
BREAKS = re.compile(r"[ \t\n\r\f\v]+")
LONGEST_CELL = 50_000


class CellError(ValueError):
    """A cell cannot be read; ``problem`` says why."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.problem = Problem(code, params)


@dataclass(frozen=True)
class PartialDay:
    """A day as far as it is known: with its month and year, or its year alone."""

    day: date
    precision: str


def read_text(text: str) -> str:
    """Return the text as it stands; a formula is text like any other."""
    if len(text) > LONGEST_CELL:
        raise CellError("too_long", limit=LONGEST_CELL, length=len(text))
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def short_text(limit: int) -> Callable[[str], str]:
    """Return what takes one line of at most ``limit`` characters."""

    def read(text: str) -> str:
        # French sets spaces that do not break: they stay.
        line = BREAKS.sub(" ", read_text(text))
        if len(line) > limit:
            raise CellError("too_long", limit=limit, length=len(line))
        return line

    return read


def read_partial_day(text: str) -> PartialDay:
    """Return a day, month or year, written as 2025-07-28, 2025-07 or 2025."""
    if YEAR.match(text):
        return PartialDay(_plausible(text, int(text), 1, 1), "year")
    if found := MONTH.match(text):
        return PartialDay(_plausible(text, int(found[1]), int(found[2]), 1), "month")
    return PartialDay(read_day(text), "day")


def read_day(text: str) -> date:
    """Return a day, written as 2025-07-28: other ways mean different days to different people."""
    found = DAY.match(text)
    if not found:
        raise CellError("not_a_day", text=text)
    return _plausible(text, *map(int, found.groups()))


def read_clock(text: str) -> time:
    """Return what the clock shows, written as 09:30, 9h30 or 9h; 24:00 is the midnight after the day."""
    found = CLOCK.match(text)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    if hour == 24 and minute == 0:
        return time(0)
    if hour > 23 or minute > 59:
        raise CellError("not_a_time", text=text)
    return time(hour, minute)


def read_number(text: str) -> int:
    """Return a whole number; spaces between its thousands are fine."""
    digits = re.sub(r"(?<=\d)[\s\u00a0\u202f'’](?=\d{3}\b)", "", text).removesuffix(".0")
    if not NUMBER.match(digits):
        raise CellError("not_a_number", text=text)
    return int(digits)


def read_figure(text: str) -> tuple[str, int]:
    """Return how exact a number is, and the number: 700, > 700 and ~ 700 are different statements."""
    lowered = text.casefold()
    for pattern, qualifier in ((MORE_THAN, FigureQualifier.MORE_THAN), (ABOUT, FigureQualifier.ABOUT)):
        if found := pattern.match(lowered):
            return str(qualifier), read_number(text[found.end() :])
    return str(FigureQualifier.EXACTLY), read_number(text)


def read_truth(text: str) -> bool:
    """Return whether a cell says yes."""
    word = folded(text)
    if word not in YES | NO:
        raise CellError("not_yes_or_no", text=text)
    return word in YES


def read_address(text: str) -> str:
    """Return an address on the web; nobody asks it for anything."""
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or len(text) > 500 or " " in text:
        raise CellError("not_an_address", text=text[:100])
    return text


def read_email(text: str) -> str:
    """Return an e-mail address."""
    try:
        validate_email(text)
    except ValidationError:
        raise CellError("not_an_email", text=text) from None
    return text


def read_guid(text: str) -> str:
    """Return a guid as it is usually written."""
    try:
        return str(UUID(text))
    except ValueError:
        raise CellError("not_a_guid", text=text) from None


def read_zone(text: str) -> str:
    """Return the name of an IANA zone."""
    if text not in available_timezones():
        raise CellError("not_a_zone", text=text)
    return str(ZoneInfo(text))


def read_country(text: str) -> str:
    """Return the code of a country, written as such or by its name in a language of the site."""
    code = _countries().get(folded(text))
    if code is None:
        raise CellError("not_a_country", text=text)
    return code


def read_list(text: str) -> tuple[str, ...]:
    """Return the parts between semicolons or on lines of their own, each once."""
    return tuple(dict.fromkeys(each.strip() for each in re.split(r"[;\n]", text) if each.strip()))


def read_codes(text: str) -> tuple[str, ...]:
    """Return the parts between commas, semicolons or spaces, each once."""
    return tuple(dict.fromkeys(each for each in re.split(r"[;,\s]+", text) if each))


def one_of(choices: type[TextChoices]) -> Callable[[str], str]:
    """Return what takes a value of ``choices``, or its name in a language of the site."""

    def read(text: str) -> str:
        value = _names(choices).get(folded(text.replace("_", " ")))
        if value is None:
            raise CellError("not_among", text=text, choices=", ".join(choices.values))
        return value

    return read


def _plausible(text: str, year: int, month: int, day: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError:
        raise CellError("not_a_day", text=text) from None
    if not is_plausible(found):
        raise CellError("not_a_day", text=text)
    return found


def end_of(partial: PartialDay) -> date:
    """Return the last day that it may mean."""
    return last_day(partial.day, partial.precision)


@cache
def _names(choices: type[TextChoices]) -> dict[str, str]:
    found = {folded(value.replace("_", " ")): value for value in choices.values}
    for language, _name in settings.LANGUAGES:
        with override(language):
            found |= {folded(str(label)): value for value, label in choices.choices}
    return found


@cache
def _countries() -> dict[str, str]:
    found: dict[str, str] = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            found |= {folded(str(each.name)): each.code for each in countries}
    return found | {each.code.casefold(): each.code for each in countries}
