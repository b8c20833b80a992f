from datetime import date
from typing import Any

import pytest

from forums_pages.enums import SessionKind
from graphql_api.loading.stored import (
    LARGEST_KEY,
    choice_from,
    date_from,
    items_from,
    key_from,
    stream_from,
    text_from,
)


@pytest.mark.parametrize(
    ("value", "stream"),
    [
        ([1], [1]),
        ("[1]", [1]),
        ('"[1]"', [1]),
        ("", []),
        ("not json", []),
        ("{}", []),
        (None, []),
        ("[" * 100_000, []),
    ],
)
def test_a_stream_is_a_list(value: Any, stream: list[Any]) -> None:
    assert stream_from(value) == stream


def test_a_list_is_read_with_and_without_envelopes() -> None:
    assert items_from([{"type": "item", "value": 1, "id": "a"}, 2, {"type": "item"}]) == [
        1,
        2,
        {"type": "item"},
    ]
    assert items_from({"a": 1}) == []


@pytest.mark.parametrize(
    ("value", "text"),
    [("a", "a"), (" \n", None), ("", None), (3, "3"), (True, None), (None, None), ([], None)],
)
def test_words_are_words(value: Any, text: str | None) -> None:
    assert text_from(value) == text


@pytest.mark.parametrize(
    ("value", "key"),
    [
        (7, 7),
        ("7", 7),
        (LARGEST_KEY, LARGEST_KEY),
        (LARGEST_KEY + 1, None),
        ("99999999999999999999", None),
        (0, None),
        (-1, None),
        (True, None),
        (1.0, None),
        ("٣", None),
        ("x", None),
        (None, None),
        ([7], None),
    ],
)
def test_a_key_is_one_that_a_database_could_hold(value: Any, key: int | None) -> None:
    assert key_from(value) == key


def test_a_choice_is_one_of_the_set() -> None:
    found = [choice_from(value, SessionKind) for value in ("workshop", "nonsense", "", None, ["workshop"])]

    assert found == [SessionKind.WORKSHOP, None, None, None, None]


def test_a_day_is_a_day() -> None:
    found = [date_from(value) for value in ("2030-05-14", "2030-02-30", "", None, 20300514)]

    assert found == [date(2030, 5, 14), None, None, None, None]
