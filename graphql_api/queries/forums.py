"""Root fields of forums, editions and sessions."""

from typing import Annotated, Any

import strawberry
from django.db.models import Case, IntegerField, Value, When

from forums_pages.models.identities import CODE_LENGTH
from graphql_api.errors import InvalidInputError
from graphql_api.filters.editions import EditionFilter, forums_with_slug, narrow_editions
from graphql_api.filters.orders import EDITION_ORDERS, SESSION_ORDERS, EditionOrder, SessionOrder
from graphql_api.filters.sessions import SessionFilter, narrow_sessions
from graphql_api.loading.cursors import TREE
from graphql_api.loading.paging import Range, slice_of
from graphql_api.nodes import KIND_BY_NAME, read_identifier
from graphql_api.pages.edition import EditionType
from graphql_api.pages.forum import ForumType
from graphql_api.pages.session import SessionType
from graphql_api.queries.reading import only_row, reading_in
from graphql_api.types.arguments import After, Before, First, Last, Locale
from graphql_api.types.connection import Connection

EditionNumber = Annotated[
    int | None, strawberry.argument(description="The number of the edition, with `forum`.")
]


def forums(
    info: strawberry.Info,
    locale: Locale = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
) -> Connection[ForumType]:
    """Return the forums that may be seen."""
    reading = reading_in(info, locale)
    return slice_of(reading, reading.gate.forums(), TREE, Range(first, after, last, before))


def forum(
    info: strawberry.Info,
    slug: Annotated[str, strawberry.argument(description="Its slug, in any language.")],
    locale: Locale = None,
) -> ForumType | None:
    """Return the forum with that slug."""
    reading = reading_in(info, locale)
    return only_row(reading, _nearest_slug(forums_with_slug(reading.gate, slug), slug))


def editions(
    info: strawberry.Info,
    wanted: Annotated[
        EditionFilter | None, strawberry.argument(name="filter", description="Which editions.")
    ] = None,
    order_by: Annotated[
        EditionOrder, strawberry.argument(description="In which order.")
    ] = EditionOrder.LATEST_FIRST,
    locale: Locale = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
) -> Connection[EditionType]:
    """Return the editions that may be seen, of all forums."""
    window = Range(first, after, last, before)
    reading = reading_in(info, locale)
    rows = narrow_editions(reading.gate.editions(), wanted, reading.gate)
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
        key = read_identifier(id)
        if key is None or key.kind is not KIND_BY_NAME["Edition"]:
            return None
        return only_row(reading, reading.gate.editions().filter(translation_key=key.key))
    if id is None and forum is not None and ordinal is not None:
        series = forums_with_slug(reading.gate, forum).values("pk")
        return only_row(
            reading, reading.gate.editions().filter(forum__in=series, ordinal=ordinal).order_by("path")
        )
    raise InvalidInputError("Give either id, or forum and ordinal.")


def sessions(
    info: strawberry.Info,
    wanted: Annotated[
        SessionFilter | None,
        strawberry.argument(name="filter", description="Which sessions; cancelled ones are left out."),
    ] = None,
    order_by: Annotated[
        SessionOrder, strawberry.argument(description="In which order.")
    ] = SessionOrder.PROGRAMME,
    locale: Locale = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
) -> Connection[SessionType]:
    """Return the sessions that may be seen, of all editions."""
    window = Range(first, after, last, before)
    reading = reading_in(info, locale)
    rows = narrow_sessions(reading.gate.sessions(), wanted, reading.gate)
    return slice_of(reading, rows, SESSION_ORDERS[order_by], window)


def session(
    info: strawberry.Info,
    code: Annotated[str, strawberry.argument(description="Its six-character code; case does not matter.")],
    locale: Locale = None,
) -> SessionType | None:
    """Return the session with that code, cancelled or not."""
    reading = reading_in(info, locale)
    if len(code) != CODE_LENGTH or not code.isascii() or not code.isalnum():
        return None
    rows = reading.gate.sessions().filter(identity__code=code.upper())
    return only_row(reading, rows)


def _nearest_slug(rows: Any, slug: str) -> Any:
    """Put the page whose own slug it is before pages that have it in another language."""
    own = Case(When(slug=slug, then=Value(0)), default=Value(1), output_field=IntegerField())
    return rows.order_by(own, "path")


@strawberry.type
class ForumQueries:
    """Forums, editions and sessions."""

    forums: Connection[ForumType] = strawberry.field(
        resolver=forums, description="The forums, as the editors arranged them."
    )
    forum: ForumType | None = strawberry.field(
        resolver=forum, description="One forum; null when there is none."
    )
    editions: Connection[EditionType] = strawberry.field(
        resolver=editions, description="The editions of all forums."
    )
    edition: EditionType | None = strawberry.field(
        resolver=edition, description="One edition; null when there is none."
    )
    sessions: Connection[SessionType] = strawberry.field(
        resolver=sessions, description="The sessions of all editions."
    )
    session: SessionType | None = strawberry.field(
        resolver=session, description="One session; null when there is none."
    )
