"""Finds entries that hold what is asked, of what may be seen now, in the words that it is served in."""

import hashlib
from collections.abc import Collection, Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.db import connection
from django.db.models import (
    Case,
    Exists,
    Expression,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Least, Length, Replace
from modelsearch.backends import get_search_backend
from modelsearch.query import And, Or, PlainText
from wagtail.models import Page

from graphql_api.loading.cursors import Ordering, SortKey
from graphql_api.loading.reading import Reading
from graphql_api.models import SearchEntry
from graphql_api.nodes import KIND_BY_MODEL
from graphql_api.search.folding import forms_of
from graphql_api.search.sqlite import matched
from graphql_api.visible_pages import PAGE_MODELS

KINDS = (*(KIND_BY_MODEL[model].name for model in PAGE_MODELS.values()), "Person", "Organisation")
# What begins with a single letter is nearly everything.
SHORTEST_PREFIX = 2
# How much a word counts: in the title, begun in the title, and each time in the text, up to five times.
IN_TITLE, BEGUN_IN_TITLE, IN_TEXT, MOST_IN_TEXT = 40, 20, 2, 5
WHOLE_TITLE, BEGIN_OF_TITLE = 100, 30


def find_entries(reading: Reading, terms: Sequence[str], kinds: Collection[str]) -> QuerySet[SearchEntry]:
    """Return the entries that hold all of ``terms``, one for each thing of these kinds (of all, if none)."""
    if not terms:
        return SearchEntry.objects.none()
    rows = served_entries(reading, tuple(kinds) or KINDS)
    return rows.filter(_holding(terms)).annotate(asked=Value(" ".join(terms)))


def served_entries(reading: Reading, kinds: Collection[str]) -> QuerySet[SearchEntry]:
    """Return the entry of each thing that may be seen, with the words that it is served in."""
    gate = reading.gate
    conditions = [
        Q(kind=KIND_BY_MODEL[model].name, source__in=gate.pages(model).order_by().values("pk"))
        for model in PAGE_MODELS.values()
        if KIND_BY_MODEL[model].name in kinds
    ]
    pages: Any = reduce(or_, conditions, Q(pk__in=[]))
    pages &= _open_words(reading) & ~Exists(_nearer(reading))
    people = Q(person__in=gate.people().values("pk"), locale=reading.locale)
    people &= Q(needs_consent=False) | Q(person__portrait_consent=True)
    organisations = Q(organisation__in=gate.organisations().values("pk"), locale=reading.locale)
    for kind, records in (("Person", people), ("Organisation", organisations)):
        pages |= records if kind in kinds else Q(pk__in=[])
    return SearchEntry.objects.annotate(distance=_distance(reading)).filter(pages)


def relevance(terms: Sequence[str], locale: str) -> Ordering:
    """Return the order by relevance, which hangs on the entry and on what is asked, and on no other entry.

    Its cursors fit no other question.
    """
    name = hashlib.sha256(f"{locale} {' '.join(terms)}".encode()).hexdigest()[:12]
    return Ordering(f"relevance-{name}", (SortKey("sort_rank", _rank(terms), int, descending=True),))


def _distance(reading: Reading) -> Case:
    """Return how far down the declared languages the entry's is; what is in none of them is the farthest."""
    whens = (When(locale=code, then=Value(place)) for place, code in enumerate(reading.chain))
    return Case(*whens, default=Value(len(reading.chain)), output_field=IntegerField())


def _open_words(reading: Reading) -> Q:
    """The row that holds the words is the source, or a translation that may be seen as well."""
    return Q(page=F("source")) | Q(page__in=reading.gate.rows(Page.objects.order_by()).values("pk"))


def _nearer(reading: Reading) -> QuerySet[SearchEntry]:
    """Return the entries of the same page in words that the reader is rather served."""
    others = SearchEntry.objects.annotate(distance=_distance(reading)).filter(source=OuterRef("source"))
    return others.filter(_open_words(reading), distance__lt=OuterRef("distance"))


def _holding(terms: Sequence[str]) -> Q:
    """Every term is a word, or shares its stem; the last one may also be the begin of a word."""
    *first, last = terms
    found = Q(pk__in=_matches(And([_any_form(term) for term in terms])))
    if len(last) >= SHORTEST_PREFIX:
        begun = Q(pk__in=_matches(PlainText(last), begun=True))
        found |= begun & Q(pk__in=_matches(And([_any_form(term) for term in first]))) if first else begun
    return found


def _any_form(term: str) -> Or:
    return Or([PlainText(form) for form in forms_of(term)])


def _matches(query: Any, *, begun: bool = False) -> QuerySet[Any]:
    backend = get_search_backend()
    search = backend.autocomplete if begun else backend.search
    results = search(query, SearchEntry.objects.all(), order_by_relevance=False)
    if connection.vendor == "sqlite":
        return matched(results)
    return results.get_queryset().order_by().values("pk")


def _rank(terms: Sequence[str]) -> Expression:
    phrase = f" {' '.join(terms)}"
    rank: Any = _if(
        (Q(title_terms__startswith=f"{phrase}  "), WHOLE_TITLE),
        (Q(title_terms__startswith=phrase), BEGIN_OF_TITLE),
    )
    for term in terms:
        whole = reduce(or_, (Q(title_terms__contains=f" {form} ") for form in forms_of(term)))
        rank += _if((whole, IN_TITLE), (Q(title_terms__contains=f" {term}"), BEGUN_IN_TITLE))
        rank += Least(_times("text_terms", f" {term}"), Value(MOST_IN_TEXT)) * IN_TEXT
    return rank


def _if(*cases: tuple[Q, int]) -> Case:
    return Case(
        *(When(condition, then=Value(value)) for condition, value in cases),
        default=Value(0),
        output_field=IntegerField(),
    )


def _times(name: str, part: str) -> Any:
    rest = Length(Replace(F(name), Value(part), Value("")))
    return (Length(name) - rest) / Value(len(part), output_field=IntegerField())
