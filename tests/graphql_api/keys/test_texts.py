import re

import pytest

from graphql_api.keys.texts import SHAPE, KeyText, digest_of, new_text, prefix_of, read_text
from graphql_api.models import KeyKind


@pytest.mark.parametrize(("kind", "mark"), [(KeyKind.PUBLISHABLE, "fgp"), (KeyKind.SECRET, "fgs")])
def test_a_key_tells_its_kind_and_which_it_is_and_nothing_else(kind: KeyKind, mark: str) -> None:
    text = new_text(kind, "Ab3dE6gH")
    assert re.fullmatch(rf"{mark}_Ab3dE6gH_[0-9A-Za-z]{{38}}", text)
    assert text.startswith(prefix_of(kind, "Ab3dE6gH"))
    assert read_text(text) == KeyText("Ab3dE6gH", digest_of(text))
    assert new_text(kind, "Ab3dE6gH") != text


def test_what_was_not_copied_whole_is_no_key() -> None:
    text = new_text(KeyKind.SECRET, "Ab3dE6gH")
    other = "a" if text[20] != "a" else "b"
    wrong = [text[:-1], text[1:], f"{text} ", f"{text}\n", text[:20] + other + text[21:], text.upper(), ""]
    assert [read_text(each) for each in wrong] == [None] * len(wrong)


def test_a_search_finds_keys_in_what_was_published() -> None:
    text = new_text(KeyKind.SECRET, "Ab3dE6gH")
    found = SHAPE.search(f'curl -H "Authorization: Bearer {text}" https://example.org')
    assert found is not None
    assert found[0] == text
