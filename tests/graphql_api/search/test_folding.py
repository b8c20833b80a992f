"""Words are comparable whatever their accents, case, endings and script."""

import pytest

from graphql_api.search.folding import MOST_TERMS, asked_terms, forms_of, kept_terms


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("École", ("ecole",)),
        ("E\u0301COLE", ("ecole",)),
        ("L’œuvre, çà et là", ("l", "oeuvre", "ca", "et", "la")),
        ("الْمُنتَدَى", ("المنتدي",)),
        ("إقامة آلة أم", ("اقامه", "اله", "ام")),
        ("3Zero_World", ("3zero", "world")),
        ("ﬁnance ②", ("finance", "2")),
        ("ရန်ကုန်", ("ရနကန",)),
        ("same SAME Same", ("same",)),
        ("", ()),
        (" \t\n\0 ", ()),
        ("* - \" ' ( ) : ^ & | ! <-> NEAR/2", ("near", "2")),
        ("\u202e\u200f", ()),
        ("½", ("1", "2")),
    ],
)
def test_what_is_asked_is_folded(text: str, terms: tuple[str, ...]) -> None:
    assert asked_terms(text) == terms


def test_no_more_than_ten_words_are_looked_for() -> None:
    assert len(asked_terms(" ".join(f"w{n}" for n in range(5000)))) == MOST_TERMS


def test_a_word_without_end_is_cut() -> None:
    assert [len(term) for term in asked_terms("x" * 100_000)] == [50]


def test_stems_are_kept_behind_the_words() -> None:
    assert kept_terms("Écoles des villes", "fr") == " ecoles des villes  ecol de vill "
    assert kept_terms("- … -", "en") == ""


@pytest.mark.parametrize(
    ("asked", "kept", "locale"),
    [
        ("école", "écoles", "fr"),
        ("cities", "city", "en"),
        ("المنتدى", "منتدى", "ar"),
        ("climatique", "climatiques", "fr"),
    ],
)
def test_endings_do_not_matter(asked: str, kept: str, locale: str) -> None:
    (term,) = asked_terms(asked)
    assert set(forms_of(term)) & set(kept_terms(kept, locale).split())


def test_short_words_have_no_stem() -> None:
    assert forms_of("as") == ("as",)
