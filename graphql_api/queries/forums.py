"""Root fields of forums and editions."""

from typing import Annotated, Any

import strawberry
from django.db.models import Case, IntegerField, QuerySet, Value, When

from forums_pages.models import ForumPage
from graphql_api.errors import InvalidInputError
from graphql_api.filters.editions import narrow_editions
from graphql_api.filters.forums import ForumFilter, narrow_forums
from graphql_api.filters.orders import EDITION_ORDERS, FORUM_ORDERS, EditionOrder, ForumOrder
from graphql_api.filters.values import forums_named, keys_and_slugs, pages_called
from graphql_api.loading.paging import Range, slice_of
from graphql_api.loading.relations import Rows
from graphql_api.pages.edition import EditionType
from graphql_api.pages.forum import ForumType
from graphql_api.prepared import among
from graphql_api.queries.reading import only_row, only_row_of, page_identified, reading_in
from graphql_api.types.arguments import (
    After,
    Before,
    EditionsOrdered,
    EditionsWanted,
    First,
    Last,
    Locale,
)
from graphql_api.types.connection import Connection
from graphql_api.visibility import Visibility

EditionNumber = Annotated[
    int | None, strawberry.argument(description="The number of the edition, with `forum`.")
]


def forums(
    info: strawberry.Info,
    wanted: Annotated[
        ForumFilter | None, strawberry.argument(name="filter", description="Which forums.")
    ] = None,
    order_by: Annotated[ForumOrder, strawberry.argument(description="In which order.")] = ForumOrder.ARRANGED,
    locale: Locale = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
) -> Connection[ForumType]:
    """Return the forums that may be seen."""
    window = Range(first, after, last, before)
    reading = reading_in(info, locale)
    rows: Rows = lambda gate: narrow_forums(gate.forums(), wanted, gate)  # noqa: E731
    return slice_of(reading, rows, FORUM_ORDERS[order_by], window)


def forum(
    info: strawberry.Info,
    slug: Annotated[str, strawberry.argument(description="Its slug, in any language.")],
    locale: Locale = None,
) -> ForumType | None:
    """Return the forum with that slug."""
    reading = reading_in(info, locale)
    return only_row(reading, _nearest_slug(forums_named(reading.gate, [slug]), slug))


def editions(
    info: strawberry.Info,
    wanted: EditionsWanted = None,
    order_by: EditionsOrdered = EditionOrder.LATEST_FIRST,
    locale: Locale = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
) -> Connection[EditionType]:
    """Return the editions that may be seen, of all forums."""
    window = Range(first, after, last, before)
    reading = reading_in(info, locale)
    rows: Rows = lambda gate: narrow_editions(gate.editions(), wanted, gate)  # noqa: E731
    return slice_of(reading, rows, EDITION_ORDERS[order_by], window)


def edition(
    info: strawberry.Info,
    id: Annotated[  # noqa: A002  # the name that clients write
        strawberry.ID | None, strawberry.argument(description="Its id or uid; or give forum and ordinal.")
    ] = None,
    forum: Annotated[
        str | None, strawberry.argument(description="The slug of its forum, with `ordinal`.")
    ] = None,
    ordinal: EditionNumber = None,
    locale: Locale = None,
) -> EditionType | None:
    """Return one edition, by identifier or by forum and number."""
    reading = reading_in(info, locale)
    if id is not None and forum is None and ordinal is None:
        return page_identified(reading, Visibility.editions, "Edition", id)
    if id is None and forum is not None and ordinal is not None:
        return only_row_of(reading, _editions_of, [ordinal], *keys_and_slugs(ForumPage, [forum]))
    raise InvalidInputError("Give either id, or forum and ordinal.")


def _editions_of(gate: Visibility, ordinals: Any, keys: Any, slugs: Any) -> QuerySet[Any]:
    series = pages_called(gate, gate.forums(), keys, slugs).values("pk")
    return gate.editions().filter(among("ordinal", ordinals), forum__in=series).order_by("path")


def _nearest_slug(rows: Any, slug: str) -> Any:
    """Put the page whose own slug it is before pages that have it in another language."""
    own = Case(When(slug=slug, then=Value(0)), default=Value(1), output_field=IntegerField())
    return rows.order_by(own, "path")


@strawberry.type
class ForumQueries:
    """Forums and editions."""

    forums: Connection[ForumType] = strawberry.field(resolver=forums, description="The forums.")
    forum: ForumType | None = strawberry.field(
        resolver=forum, description="One forum; null when there is none."
    )
    editions: Connection[EditionType] = strawberry.field(
        resolver=editions, description="The editions of all forums."
    )
    edition: EditionType | None = strawberry.field(
        resolver=edition, description="One edition; null when there is none."
    )
