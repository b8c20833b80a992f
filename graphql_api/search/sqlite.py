"""The words of a search in SQLite's index, asked once for a search and not once for every entry.

Joined as modelsearch joins them, SQLite walks through all entries and asks the index of words for each: the
time grows with the square of how often a word is used. The compiler's query stays; the join goes.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet

from graphql_api.models import SearchEntry


def matched(results: Any) -> QuerySet[Any]:
    """Return the keys of the entries that a search finds, as rows for a condition."""
    from modelsearch.backends.database.sqlite.query import (  # noqa: PLC0415  # not there on other databases
        MatchExpression,
        normalize,
    )
    from modelsearch.backends.database.sqlite.sqlite import (  # noqa: PLC0415  # not there on other databases
        IndexEntry,
        SQLiteFTSIndexEntry,
    )

    compiler = results.query_compiler
    words = compiler.build_search_query(normalize(compiler.query), config=None)
    holding = SQLiteFTSIndexEntry.objects.filter(MatchExpression(compiler.FTS_TABLE_FIELDS, words))
    entries = IndexEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(SearchEntry), pk__in=holding.values("pk")
    )
    found: QuerySet[Any] = entries.values("object_id")
    return found
