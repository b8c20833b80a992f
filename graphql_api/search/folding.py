"""Makes words comparable: without accents, case and vowel marks, and besides by their stems.

Both what is kept and what is asked pass through here, so that every database finds the same: "ecole" finds
"École" and "écoles", "المنتديات" finds "منتدى".
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

import snowballstemmer
from django.conf import settings
from django.utils.translation import get_language_info

MARKS = "".join(chr(code) for code in range(0x300, 0x3100) if unicodedata.category(chr(code))[0] == "M")
# A letter or a digit, then more of them and what is written over or under them.
WORD = re.compile(rf"[^\W_][^\W_\u0640{MARKS}]*(?:[\u0640{MARKS}]+[^\W_\u0640{MARKS}]*)*")
PLAIN_WORD = re.compile(r"[^\W_]+")
# What Unicode does not take apart.
LETTERS = str.maketrans({
    "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ى": "ي", "ة": "ه", "ـ": None,
})  # fmt: skip
LONGEST_WORD = 50
MOST_TERMS = 10
# Shorter words have no stem, and begin too many others.
SHORTEST_STEM = 3


def words_of(text: str) -> Iterator[re.Match[str]]:
    """Yield the places of the words in ``text``."""
    return WORD.finditer(text)


@lru_cache(maxsize=20_000)
def folded(word: str) -> tuple[str, ...]:
    """Return what ``word`` is compared as: mostly one term."""
    apart = unicodedata.normalize("NFKD", word[:LONGEST_WORD])
    plain = "".join(each for each in apart if unicodedata.category(each)[0] != "M")
    return tuple(PLAIN_WORD.findall(plain.casefold().translate(LETTERS)))


@lru_cache(maxsize=20_000)
def stem_of(term: str, locale: str) -> str:
    """Return the part of a folded ``term`` that its forms in a language share."""
    stemmer = _stemmer(locale)
    if stemmer is None or len(term) < SHORTEST_STEM:
        return term
    return next(iter(folded(stemmer.stemWord(term))), term)


def forms_of(term: str) -> tuple[str, ...]:
    """Return the term and its stems in every language: what is asked may stand in another than is read."""
    return tuple(dict.fromkeys((term, *(stem_of(term, code) for code, _name in settings.LANGUAGES))))


def kept_terms(text: str, locale: str) -> str:
    """Return what is kept of ``text``: its terms, two spaces, and those of its stems that differ.

    Every term stands between spaces. Nothing is kept of a text without words.
    """
    terms = [term for word in words_of(text) for term in folded(word[0])]
    stems = dict.fromkeys(stem for term in terms if (stem := stem_of(term, locale)) != term)
    return f" {' '.join(terms)}  {' '.join(stems)} " if terms else ""


def asked_terms(text: str) -> tuple[str, ...]:
    """Return the different terms that ``text`` asks for, the first ten of them."""
    found: dict[str, None] = {}
    for word in words_of(text):
        for term in folded(word[0]):
            found[term] = None
            if len(found) == MOST_TERMS:
                return tuple(found)
    return tuple(found)


@cache
def _stemmer(locale: str) -> Any:
    name = get_language_info(locale)["name"].lower()
    return snowballstemmer.stemmer(name) if name in snowballstemmer.algorithms() else None
