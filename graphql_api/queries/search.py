"""The root field that finds things by their words."""

import enum
from typing import Annotated, Any

import strawberry

from forums_pages.models import BasePage, Organisation, Person
from graphql_api.enums import LocaleCode
from graphql_api.loading.pages import load_pages
from graphql_api.loading.paging import Range, slice_of
from graphql_api.loading.peers import Peers, load, peers_of
from graphql_api.models import SearchEntry
from graphql_api.nodes import KIND_BY_NAME
from graphql_api.queries.reading import reading_in
from graphql_api.search.folding import asked_terms
from graphql_api.search.matching import find_entries, relevance
from graphql_api.search.snippets import marked, snippet
from graphql_api.types.arguments import After, Before, First, Last, Locale
from graphql_api.types.connection import Connection
from graphql_api.types.fields import computed, priced
from graphql_api.types.node import Node


@strawberry.enum(description="What can be found by its words.")
class SearchType(enum.Enum):
    """The kinds of ``search.matching``."""

    FORUMS_INDEX = strawberry.enum_value("ForumsIndex", description="The page of a programme.")
    FORUM = strawberry.enum_value("Forum", description="A forum.")
    EDITION = strawberry.enum_value("Edition", description="An edition of a forum.")
    SESSION = strawberry.enum_value("Session", description="A session, also by its code.")
    CALL_FOR_CONTRIBUTIONS = strawberry.enum_value(
        "CallForContributions", description="A call for contributions."
    )
    ARTICLE = strawberry.enum_value("Article", description="An article.")
    STANDARD_PAGE = strawberry.enum_value("StandardPage", description="Any other page.")
    PERSON = strawberry.enum_value("Person", description="A person, by the name in any script.")
    ORGANISATION = strawberry.enum_value(
        "Organisation", description="An organisation, also by its acronym and former names."
    )


@strawberry.type(description="A piece of a text: a hit, or what stands between two hits.")
class TextPiece:
    """See ``search.snippets.Piece``, its source object."""

    text: str = strawberry.field(description="The words, as they are written.")
    is_hit: bool = strawberry.field(description="Whether they are what was asked for: mark them.")


def _found(entry: Any) -> Any:
    return peers_of(entry).find(entry, "found", _load_found)


def _title(entry: Any) -> list[Any]:
    return marked(entry.title, entry.asked.split(), entry.locale)


def _snippet(entry: Any) -> list[Any]:
    return snippet(entry.text, entry.asked.split(), entry.locale)


def _load_found(peers: Peers) -> dict[int, Any]:
    entries: list[Any] = list(peers.rows)
    by_kind: dict[str, list[Any]] = {}
    for each in entries:
        by_kind.setdefault(each.kind, []).append(each)
    pages = {
        str(KIND_BY_NAME[kind].model._meta.model_name): [each.source_id for each in found]
        for kind, found in by_kind.items()
        if issubclass(KIND_BY_NAME[kind].model, BasePage)
    }
    rows: dict[Any, Any] = {("page", pk): row for pk, row in load_pages(peers.reading, pages).items()}
    gate = peers.reading.gate
    for model, visible, key in (
        (Person, gate.people, "person_id"),
        (Organisation, gate.organisations, "organisation_id"),
    ):
        wanted = peers.keys(key)
        found = load(peers.reading, visible().filter(pk__in=wanted)) if wanted else []
        rows |= {(model, row.pk): row for row in found}
    return {each.pk: rows.get(_key(each)) for each in entries}


def _key(entry: SearchEntry) -> tuple[Any, Any]:
    if entry.person_id:
        return Person, entry.person_id
    return (Organisation, entry.organisation_id) if entry.organisation_id else ("page", entry.source_id)


@strawberry.type(name="SearchHit", description="Something that was found.")
class SearchHitType:
    """A ``SearchEntry`` with what was ``asked``."""

    type: SearchType = computed(lambda entry: entry.kind, "What it is.")
    node: Node = computed(_found, "The thing itself: ask for `... on Page`, `... on Person` and so on.")
    locale: LocaleCode = strawberry.field(description="The language of the words in which it was found.")
    title: list[TextPiece] = computed(_title, "Its title or name, with the hits in it.", size=3)
    snippet: list[TextPiece] = computed(
        _snippet,
        "About 200 characters of its words round the first hit, else their beginning. Empty where it has "
        "none but a title.",
        size=5,
    )


@strawberry.type(name="SearchConnection", description="A page of what was found.")
class SearchConnection(Connection[SearchHitType]):
    """See ``Connection``."""


def search(
    info: strawberry.Info,
    query: Annotated[
        str,
        strawberry.argument(
            description="What to look for: up to ten words, of which all must be there. Accents, case and "
            "endings do not matter, and the last word may be unfinished. Signs mean nothing."
        ),
    ],
    types: Annotated[
        list[SearchType] | None, strawberry.argument(description="Only these. Default: everything.")
    ] = None,
    locale: Locale = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
) -> SearchConnection:
    """Return what holds the words of ``query`` and may be seen, the most relevant first."""
    window = Range(first, after, last, before)
    reading = reading_in(info, locale)
    terms = asked_terms(query)
    rows = find_entries(reading, terms, [str(each.value) for each in types or ()])
    return slice_of(reading, lambda _gate: rows, relevance(terms, reading.locale), window)


@strawberry.type
class SearchQueries:
    """Things by their words."""

    search: SearchConnection = strawberry.field(
        resolver=search,
        description="Pages, people and organisations by their public words, in the language that each is "
        "served in; the most relevant first.",
        metadata=priced(weight=50),
    )
