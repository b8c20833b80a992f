import pytest
from django.utils.translation import override
from i18nfield.strings import LazyI18nString

from media.words import all_words, in_active_language, longest, words_by_language

BOTH = {"en": "A hall", "fr": "Une grande salle", "ar": "  "}


@pytest.mark.parametrize("value", [BOTH, LazyI18nString(BOTH)])
def test_blank_languages_do_not_count(value):
    assert words_by_language(value) == {"en": "A hall", "fr": "Une grande salle"}
    assert (all_words(value), longest(value)) == ("A hall\nUne grande salle", 16)


@pytest.mark.parametrize(
    ("language", "words"), [("fr", "Une grande salle"), ("ar", "A hall"), ("en", "A hall")]
)
def test_the_active_language_comes_first(language, words):
    with override(language):
        assert in_active_language(LazyI18nString(BOTH)) == in_active_language(BOTH) == words


@pytest.mark.parametrize("value", [None, "", {}, LazyI18nString(None), LazyI18nString({"fr": ""})])
def test_no_words_are_no_words(value):
    assert (words_by_language(value), all_words(value), longest(value), in_active_language(value)) == (
        {},
        "",
        0,
        "",
    )


def test_a_bare_string_is_words_of_no_named_language():
    assert (words_by_language("Hall"), in_active_language("Hall")) == ({"": "Hall"}, "Hall")
