"""The facts shipped with the code: complete in their languages, and readable on their colours."""

import json
from pathlib import Path
from typing import Any

import forums_pages

DATA = Path(forums_pages.__file__).parent / "data"
GOAL_LANGUAGES = {"en", "fr", "es", "ar", "ru"}


def read(name: str) -> Any:
    """Return the parsed content of one of the shipped files."""
    return json.loads((DATA / name).read_text(encoding="utf-8"))


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb`` as WCAG 2.2 defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast ratio of two colours, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_there_are_seventeen_goals_in_order() -> None:
    assert [(g["number"], g["code"]) for g in read("goals.json")["goals"]] == [
        (n, f"SDG{n}") for n in range(1, 18)
    ]


def test_every_goal_has_both_titles_in_five_languages() -> None:
    incomplete = [
        (goal["number"], title)
        for goal in read("goals.json")["goals"]
        for title in ("short_title", "full_title")
        if {lang for lang, words in goal[title].items() if words} != GOAL_LANGUAGES
    ]
    assert incomplete == []


def test_text_is_readable_on_every_goal_and_the_ratio_is_the_true_one() -> None:
    goals = read("goals.json")["goals"]
    ratios = {g["number"]: round(contrast(g["colour"], g["text_colour"]), 2) for g in goals}
    assert ratios == {g["number"]: g["contrast"] for g in goals}
    assert [number for number, ratio in ratios.items() if ratio < 4.5] == []


def test_white_is_kept_wherever_it_is_readable() -> None:
    goals = read("goals.json")["goals"]
    assert {g["number"] for g in goals if g["text_colour"] == "#000000"} == {
        g["number"] for g in goals if contrast(g["colour"], "#ffffff") < 4.5
    }


def test_there_are_three_pillars_and_no_invented_colour() -> None:
    assert [(p["key"], p["title"]["en"], p["colour"]) for p in read("pillars.json")["pillars"]] == [
        ("ZERO_EXCLUSION", "Zero Exclusion", None),
        ("ZERO_CARBON", "Zero Carbon", None),
        ("ZERO_POVERTY", "Zero Poverty", None),
    ]


def test_languages_are_unique_and_named_in_every_interface_language() -> None:
    languages = read("languages.json")["languages"]
    codes = [language["code"] for language in languages]
    assert sorted(set(codes)) == sorted(codes)
    assert [
        language["code"]
        for language in languages
        if not (language["own_name"] and all(language["name"][to] for to in ("en", "fr", "ar")))
    ] == []


def test_languages_cover_the_forums_countries_and_sign_languages() -> None:
    languages = {language["code"]: language for language in read("languages.json")["languages"]}
    needed = {
        *("ar", "zh", "en", "fr", "ru", "es"),
        *("aeb", "zgh", "my", "el", "fil", "bm", "km", "ky", "bn", "mg", "wo"),
        *("ils", "fsl", "tse"),
    }
    assert needed - set(languages) == set()
    assert {code for code, language in languages.items() if language["signed"]} == {*("ils", "fsl", "tse")}
    assert {code for code, language in languages.items() if language["rtl"]} == {
        *("ar", "aeb", "he", "fa", "ur")
    }
