"""Snippets show where the words are, cut between words."""

from graphql_api.search.snippets import Piece, marked, snippet

LONG = "mot " * 100


def hit(text: str) -> Piece:
    return Piece(text, is_hit=True)


def plain(text: str) -> Piece:
    return Piece(text, is_hit=False)


def test_a_title_is_marked_as_it_is_written() -> None:
    pieces = marked("L'École des écoles", ("ecole",), "fr")
    assert pieces == [plain("L'"), hit("École"), plain(" des "), hit("écoles")]


def test_the_last_word_may_be_begun() -> None:
    assert marked("Climate justice", ("cli",), "en") == [hit("Climate"), plain(" justice")]
    assert marked("Climate justice", ("cli", "just"), "en") == [plain("Climate "), hit("justice")]


def test_arabic_is_marked_with_its_vowel_marks() -> None:
    assert marked("قِصَّة المنتدى", ("منتدي",), "ar") == [plain("قِصَّة "), hit("المنتدى")]


def test_a_snippet_begins_before_the_first_hit() -> None:
    pieces = snippet(f"{LONG}climat {LONG}", ("climat",), "fr")

    assert [each.is_hit for each in pieces] == [False, True, False]
    assert (pieces[0].text, pieces[1]) == ("…" + "mot " * 15, hit("climat"))
    assert (pieces[2].text[:5], pieces[2].text[-4:]) == (" mot ", "mot…")
    assert sum(len(each.text) for each in pieces) <= 202


def test_without_a_hit_it_is_the_beginning() -> None:
    assert snippet("A short text.", ("absent",), "en") == [plain("A short text.")]
    assert snippet("", ("absent",), "en") == []


def test_a_word_longer_than_a_snippet_is_cut() -> None:
    assert snippet("x" * 500 + " end", ("absent",), "en") == [plain("x" * 200 + "…")]
