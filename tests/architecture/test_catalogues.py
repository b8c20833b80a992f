"""The French and Arabic catalogues: complete, faithful, compiled, and in step with the code."""

import re
import shutil
from collections import Counter
from gettext import c2py
from pathlib import Path

import polib
import pytest
from django.core.management import call_command
from django.utils import translation
from pytest_django import Settings

from forums_pages.enums import EditionStatus, RegistrationState, Sector

ROOT = Path(__file__).resolve().parents[2]
LOCALES = ROOT / "cms" / "locale"
OURS = ("cms", "forums_pages", "graphql_api", "media")
# What must stand in a translation as it stands in the phrase: values to fill in, and HTML.
KEPT = re.compile(r"%\(\w+\)[a-z]|%[a-z]\b|\{\w+\}|</?[a-z]+[^>]*>")
# In French text: straight apostrophes and quotation marks, and plain spaces where the line must not break.
UNTYPOGRAPHIC = re.compile(r"\w'\w|\"|« | »| [;!?:](?=\s|$)")
HTML = re.compile(r"<[^>]+>")
languages = pytest.mark.parametrize("language", ["ar", "fr"])

Phrase = tuple[str | None, str, str]


def catalogue(language: str, locales: Path = LOCALES) -> polib.POFile:
    return polib.pofile(str(locales / language / "LC_MESSAGES" / "django.po"))


def phrase(entry: polib.POEntry | polib.MOEntry) -> Phrase:
    return entry.msgctxt or None, entry.msgid, entry.msgid_plural or ""


def forms(entry: polib.POEntry | polib.MOEntry) -> list[str]:
    """The translation, or its plural forms in their order."""
    if entry.msgid_plural:
        return [text for _, text in sorted(entry.msgstr_plural.items())]
    return [entry.msgstr]


def numbers_per_form(file: polib.POFile) -> Counter[int]:
    """How many of the numbers up to 1,000 each plural form of the language is used for."""
    rule = re.sub(r".*plural=(.*?);?\s*$", r"\1", file.metadata["Plural-Forms"], flags=re.DOTALL)
    choose = c2py(rule)
    return Counter(choose(number) for number in range(1_000))


def loses(entry: polib.POEntry, numbers: Counter[int]) -> bool:
    """Whether a form drops or invents something; one for a single number may write that number in words."""
    if not entry.msgid_plural:
        return Counter(KEPT.findall(entry.msgid)) != Counter(KEPT.findall(entry.msgstr))
    wanted = Counter(KEPT.findall(entry.msgid_plural))
    given = [Counter(KEPT.findall(text)) for text in forms(entry)]
    named = all(each.startswith("%(") for each in wanted)
    return any(
        found != wanted and not (named and numbers[form] == 1 and found <= wanted)
        for form, found in enumerate(given)
    )


@languages
def test_every_phrase_is_translated(language: str) -> None:
    file = catalogue(language)
    plurals = len(numbers_per_form(file))

    unfinished = [
        phrase(entry)
        for entry in file
        if entry.fuzzy
        or entry.obsolete
        or not all(forms(entry))
        or len(forms(entry)) != (plurals if entry.msgid_plural else 1)
    ]

    assert unfinished == []


@languages
def test_translations_keep_values_and_html(language: str) -> None:
    file = catalogue(language)
    numbers = numbers_per_form(file)
    assert [phrase(entry) for entry in file if loses(entry, numbers)] == []


@languages
def test_the_compiled_catalogue_is_up_to_date(language: str) -> None:
    """``make compilemessages`` makes it anew."""
    source = catalogue(language)
    compiled = polib.mofile(str(LOCALES / language / "LC_MESSAGES" / "django.mo"))

    assert {phrase(entry): forms(entry) for entry in compiled} == {
        phrase(entry): forms(entry) for entry in source
    }
    assert compiled.metadata["Plural-Forms"] == source.metadata["Plural-Forms"]


@pytest.mark.skipif(shutil.which("xgettext") is None, reason="collecting phrases needs gettext")
def test_the_catalogues_hold_the_phrases_of_the_code(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``make messages`` collects them; those that are new are then to be translated."""
    # Uploads are kept elsewhere in ``tmp_path``, and makemessages passes over them.
    copy = tmp_path / "copy"
    for package in OURS:
        unread = shutil.ignore_patterns("__pycache__", "locale", "static", "migrations")
        shutil.copytree(ROOT / package, copy / package, ignore=unread)
    fresh = copy / "cms" / "locale"
    fresh.mkdir()
    settings.LOCALE_PATHS = [fresh]
    monkeypatch.chdir(copy)

    call_command("makemessages", locale=["fr"], no_location=True, verbosity=0)

    wanted = {phrase(entry) for entry in catalogue("fr", fresh)}
    held = {language: {phrase(entry) for entry in catalogue(language)} for language in ("ar", "fr")}
    missing = {language: wanted - found for language, found in held.items()}
    unused = {language: found - wanted for language, found in held.items()}
    assert (missing, unused) == ({"ar": set(), "fr": set()}, {"ar": set(), "fr": set()})


def test_french_is_set_as_french_is_set() -> None:
    texts = [HTML.sub("", text) for entry in catalogue("fr") for text in forms(entry)]
    assert [text for text in texts if UNTYPOGRAPHIC.search(text)] == []


def test_django_finds_the_catalogues() -> None:
    labels = EditionStatus.UPCOMING.label, RegistrationState.OPEN.label, Sector.PUBLIC.label
    said = {}
    for language in ("en", "fr", "ar"):
        with translation.override(language):
            said[language] = [str(label) for label in labels]
    assert said == {
        "en": ["Upcoming", "Open", "Public"],
        "fr": ["À venir", "Ouverte", "Secteur public"],
        "ar": ["قادمة", "مفتوح", "القطاع العام"],
    }
