"""Root fields of articles."""

from typing import Annotated

import strawberry

from graphql_api.errors import InvalidInputError
from graphql_api.filters.articles import ArticleFilter, articles_of, narrow_articles
from graphql_api.filters.orders import ARTICLE_ORDERS, ArticleOrder
from graphql_api.filters.values import forums_named, pages_named
from graphql_api.loading.paging import Range, slice_of
from graphql_api.loading.relations import Rows
from graphql_api.pages.article import ArticleType
from graphql_api.queries.reading import only_row, page_identified, reading_in
from graphql_api.types.arguments import After, Before, First, Last, Locale
from graphql_api.types.connection import Connection
from graphql_api.visibility import Visibility


def articles(
    info: strawberry.Info,
    wanted: Annotated[
        ArticleFilter | None, strawberry.argument(name="filter", description="Which articles.")
    ] = None,
    order_by: Annotated[
        ArticleOrder, strawberry.argument(description="In which order.")
    ] = ArticleOrder.LATEST_FIRST,
    locale: Locale = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
) -> Connection[ArticleType]:
    """Return the articles that may be seen, of the programme and of all forums."""
    window = Range(first, after, last, before)
    reading = reading_in(info, locale)
    rows: Rows = lambda gate: narrow_articles(gate.articles(), wanted, gate)  # noqa: E731
    return slice_of(reading, rows, ARTICLE_ORDERS[order_by], window)


def article(
    info: strawberry.Info,
    id: Annotated[  # noqa: A002  # the name that clients write
        strawberry.ID | None, strawberry.argument(description="Its id or uid; or give its slug.")
    ] = None,
    slug: Annotated[str | None, strawberry.argument(description="Its slug, in any language.")] = None,
    forum: Annotated[
        str | None,
        strawberry.argument(description="The forum that published it, where several use the same `slug`."),
    ] = None,
    locale: Locale = None,
) -> ArticleType | None:
    """Return one article, by identifier or by slug; of several with the same slug, the latest."""
    reading = reading_in(info, locale)
    if id is not None and slug is None and forum is None:
        return page_identified(reading, Visibility.articles, "Article", id)
    if id is not None or slug is None:
        raise InvalidInputError("Give either id, or slug, with forum if you know it.")
    rows = pages_named(reading.gate, reading.gate.articles(), [slug])
    if forum is not None:
        rows = articles_of(rows, forums_named(reading.gate, [forum]))
    return only_row(reading, rows.order_by("-date", "-pk"))


@strawberry.type
class ArticleQueries:
    """Articles."""

    articles: Connection[ArticleType] = strawberry.field(
        resolver=articles, description="The articles of the programme and of all forums."
    )
    article: ArticleType | None = strawberry.field(
        resolver=article, description="One article; null when there is none."
    )
