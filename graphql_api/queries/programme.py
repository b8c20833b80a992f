"""Root fields of sessions and of calls for contributions."""

from typing import Annotated

import strawberry

from forums_pages.models.identities import CODE_LENGTH
from graphql_api.filters.calls import CallFilter, narrow_calls
from graphql_api.filters.orders import CALL_ORDERS, SESSION_ORDERS, CallOrder, SessionOrder
from graphql_api.filters.sessions import narrow_sessions
from graphql_api.loading.paging import Range, slice_of
from graphql_api.loading.relations import Rows
from graphql_api.pages.call import CallForContributionsType
from graphql_api.pages.session import SessionType
from graphql_api.queries.reading import only_row, page_identified, reading_in
from graphql_api.types.arguments import (
    After,
    Before,
    First,
    Last,
    Locale,
    SessionsOrdered,
    SessionsWanted,
)
from graphql_api.types.connection import Connection
from graphql_api.visibility import Visibility


def sessions(
    info: strawberry.Info,
    wanted: SessionsWanted = None,
    order_by: SessionsOrdered = SessionOrder.PROGRAMME,
    locale: Locale = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
) -> Connection[SessionType]:
    """Return the sessions that may be seen, of all editions."""
    window = Range(first, after, last, before)
    reading = reading_in(info, locale)
    rows: Rows = lambda gate: narrow_sessions(gate.sessions(), wanted, gate)  # noqa: E731
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


def calls_for_contributions(
    info: strawberry.Info,
    wanted: Annotated[
        CallFilter | None, strawberry.argument(name="filter", description="Which calls.")
    ] = None,
    order_by: Annotated[
        CallOrder, strawberry.argument(description="In which order.")
    ] = CallOrder.CLOSING_FIRST,
    locale: Locale = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
) -> Connection[CallForContributionsType]:
    """Return the calls that may be seen, of all editions."""
    window = Range(first, after, last, before)
    reading = reading_in(info, locale)
    rows: Rows = lambda gate: narrow_calls(gate.calls(), wanted, gate)  # noqa: E731
    return slice_of(reading, rows, CALL_ORDERS[order_by], window)


def call_for_contributions(
    info: strawberry.Info,
    id: Annotated[strawberry.ID, strawberry.argument(description="Its id or uid.")],  # noqa: A002  # the name that clients write
    locale: Locale = None,
) -> CallForContributionsType | None:
    """Return one call by its identifier."""
    reading = reading_in(info, locale)
    return page_identified(reading, Visibility.calls, "CallForContributions", id)


@strawberry.type
class ProgrammeQueries:
    """Sessions and calls for contributions."""

    sessions: Connection[SessionType] = strawberry.field(
        resolver=sessions, description="The sessions of all editions."
    )
    session: SessionType | None = strawberry.field(
        resolver=session, description="One session; null when there is none."
    )
    calls_for_contributions: Connection[CallForContributionsType] = strawberry.field(
        resolver=calls_for_contributions, description="The calls for contributions of all editions."
    )
    call_for_contributions: CallForContributionsType | None = strawberry.field(
        resolver=call_for_contributions, description="One call for contributions; null when there is none."
    )
