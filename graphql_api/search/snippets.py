"""Shows where a text holds what was asked: in pieces, of which each is a hit or is not."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from graphql_api.search.folding import folded, forms_of, stem_of, words_of
from graphql_api.search.matching import SHORTEST_PREFIX

# How many characters of a text are shown, and how many of them before the first hit.
LENGTH, BEFORE = 200, 60
ELLIPSIS = "…"


@dataclass(frozen=True)
class Piece:
    """Words that are a hit, or those between two hits."""

    text: str
    is_hit: bool


def marked(text: str, terms: Collection[str], locale: str) -> list[Piece]:
    """Return the whole ``text`` in pieces."""
    return list(_pieces(text, _hits(text, terms, locale)))


def snippet(text: str, terms: Collection[str], locale: str) -> list[Piece]:
    """Return the part of ``text`` round the first hit, else its beginning; nothing of an empty text.

    It is cut between words, and an ellipsis tells where.
    """
    hits = _hits(text, terms, locale)
    start, end = _window(text, hits[0][0] if hits else 0)
    inside = [(begin - start, stop - start) for begin, stop in hits if start <= begin and stop <= end]
    pieces = list(_pieces(text[start:end], inside))
    if start > 0:
        pieces.insert(0, Piece(ELLIPSIS, is_hit=False))
    if end < len(text):
        pieces.append(Piece(ELLIPSIS, is_hit=False))
    return list(_merged(pieces))


def _hits(text: str, terms: Collection[str], locale: str) -> list[tuple[int, int]]:
    asked = {form for term in terms for form in forms_of(term)}
    last = next(reversed(list(terms)), "")
    return [word.span() for word in words_of(text) if _is_hit(word[0], asked, last, locale)]


def _is_hit(word: str, asked: Collection[str], last: str, locale: str) -> bool:
    begins = len(last) >= SHORTEST_PREFIX
    for term in folded(word):
        if term in asked or stem_of(term, locale) in asked or (begins and term.startswith(last)):
            return True
    return False


def _window(text: str, hit: int) -> tuple[int, int]:
    start = 0 if hit <= BEFORE else text.rfind(" ", 0, hit - BEFORE) + 1
    if len(text) - start <= LENGTH:
        return start, len(text)
    end = text.rfind(" ", start, start + LENGTH)
    return start, end if end > hit else start + LENGTH


def _pieces(text: str, hits: list[tuple[int, int]]) -> Iterator[Piece]:
    place = 0
    for begin, end in hits:
        if begin > place:
            yield Piece(text[place:begin], is_hit=False)
        yield Piece(text[begin:end], is_hit=True)
        place = end
    if place < len(text):
        yield Piece(text[place:], is_hit=False)


def _merged(pieces: list[Piece]) -> Iterator[Piece]:
    waiting: Piece | None = None
    for piece in pieces:
        if waiting is not None and not waiting.is_hit and not piece.is_hit:
            waiting = Piece(waiting.text + piece.text, is_hit=False)
            continue
        if waiting is not None:
            yield waiting
        waiting = piece
    if waiting is not None:
        yield waiting
