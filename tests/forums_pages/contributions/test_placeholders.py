import pytest

from forums_pages.contributions.placeholders import (
    PLACEHOLDERS,
    filled,
    has_loose_brace,
    unfilled_in,
    unknown_in,
)

HOSTILE = [
    "{name.__class__}",
    "{0}",
    "{}",
    "{name!r}",
    "{name:>99999999}",
    "{ name }",
    "{settings.SECRET_KEY}",
    "{% load x %}",
    "{Name}",
]


def test_each_known_placeholder_is_filled() -> None:
    values = {name: name.upper() for name in PLACEHOLDERS}
    text = " ".join(f"{{{name}}}" for name in PLACEHOLDERS)

    assert filled(text, values) == " ".join(name.upper() for name in PLACEHOLDERS)
    assert unknown_in(text) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_no_placeholder_is_refused_and_never_read(text: str) -> None:
    values = {"name": "Zoe"}

    assert (unknown_in(text), filled(text, values)) == ([text], text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("{name", True), ("name}", True), ("{{name}}", True), ("{name}", False), ("plain", False)],
)
def test_a_brace_that_stands_alone_is_noticed(text: str, expected: bool) -> None:
    assert has_loose_brace(text) is expected


def test_what_a_value_holds_is_not_read_again() -> None:
    assert filled("{title}", {"title": "{name} {0}", "name": "Zoe"}) == "{name} {0}"


def test_what_is_not_known_stays_to_be_seen() -> None:
    text = filled("By {results_on}, {name}. {results_on}", {"name": "Zoe", "results_on": ""})

    assert (text, unfilled_in("Hello", text)) == ("By {results_on}, Zoe. {results_on}", ["{results_on}"])
