"""Lists that several types have: the sessions of an edition, of a theme, of a person and so on.

Each function makes a field. ``rows`` chooses the visible rows, ``owner`` is what they belong to their owner
by (see ``slice_of_each``).
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from graphql_api.filters.editions import narrow_editions
from graphql_api.filters.orders import (
    EDITION_ORDERS,
    PARTICIPATIONS,
    PARTNERSHIPS,
    PERSON_ORDERS,
    SESSION_ORDERS,
    EditionOrder,
    PersonOrder,
    SessionOrder,
)
from graphql_api.filters.organisations import narrow_partnerships
from graphql_api.filters.people import narrow_participations
from graphql_api.filters.sessions import narrow_sessions
from graphql_api.loading.paging import Range, slice_of_each
from graphql_api.types.arguments import (
    After,
    Before,
    EditionsOrdered,
    EditionsWanted,
    First,
    Last,
    ParticipationsWanted,
    PartnershipsWanted,
    SessionsOrdered,
    SessionsWanted,
)
from graphql_api.types.connection import Connection
from graphql_api.visibility import Visibility

if TYPE_CHECKING:
    from graphql_api.pages.edition import EditionType
    from graphql_api.pages.session import SessionType
    from graphql_api.types.participation import ParticipationType
    from graphql_api.types.partner import PartnershipType
    from graphql_api.types.person import PersonType

# Chooses the visible rows, with what they belong to their owner by.
Rows = Callable[[Visibility], Any]
Parent = strawberry.Parent[Any]
Editions = Connection[Annotated["EditionType", strawberry.lazy("graphql_api.pages.edition")]]
Sessions = Connection[Annotated["SessionType", strawberry.lazy("graphql_api.pages.session")]]
People = Connection[Annotated["PersonType", strawberry.lazy("graphql_api.types.person")]]
Participations = Connection[
    Annotated["ParticipationType", strawberry.lazy("graphql_api.types.participation")]
]
Partnerships = Connection[Annotated["PartnershipType", strawberry.lazy("graphql_api.types.partner")]]


def editions_by(owner: str, rows: Rows, description: str) -> Any:
    """Return the field of the editions that belong to a row."""

    def resolve(
        root: Parent,
        wanted: EditionsWanted = None,
        order_by: EditionsOrdered = EditionOrder.LATEST_FIRST,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Editions:
        return slice_of_each(
            root,
            owner,
            lambda gate: narrow_editions(rows(gate), wanted, gate),
            EDITION_ORDERS[order_by],
            Range(first, after, last, before),
            ("editions", repr(wanted)),
        )

    return strawberry.field(resolver=resolve, description=description)


def sessions_by(owner: str, rows: Rows, description: str) -> Any:
    """Return the field of the sessions that belong to a row."""

    def resolve(
        root: Parent,
        wanted: SessionsWanted = None,
        order_by: SessionsOrdered = SessionOrder.PROGRAMME,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Sessions:
        return slice_of_each(
            root,
            owner,
            lambda gate: narrow_sessions(rows(gate), wanted, gate),
            SESSION_ORDERS[order_by],
            Range(first, after, last, before),
            ("sessions", repr(wanted)),
        )

    return strawberry.field(resolver=resolve, description=description)


def participations_by(owner: str, description: str) -> Any:
    """Return the field of the participations that belong to a row, the latest first."""

    def resolve(
        root: Parent,
        wanted: ParticipationsWanted = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Participations:
        return slice_of_each(
            root,
            owner,
            lambda gate: narrow_participations(gate.participations().select_related("person"), wanted, gate),
            PARTICIPATIONS,
            Range(first, after, last, before),
            ("participations", repr(wanted)),
        )

    return strawberry.field(resolver=resolve, description=description)


def partnerships_by(owner: str, description: str) -> Any:
    """Return the field of the partnerships that belong to a row, those of the latest edition first."""

    def resolve(
        root: Parent,
        wanted: PartnershipsWanted = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Partnerships:
        return slice_of_each(
            root,
            owner,
            lambda gate: narrow_partnerships(gate.partnerships(), wanted, gate),
            PARTNERSHIPS,
            Range(first, after, last, before),
            ("partnerships", repr(wanted)),
        )

    return strawberry.field(resolver=resolve, description=description)


def people_by(owner: str, rows: Rows, description: str) -> Any:
    """Return the field of the people who belong to a row, by family name."""

    def resolve(
        root: Parent,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> People:
        window = Range(first, after, last, before)
        return slice_of_each(root, owner, rows, PERSON_ORDERS[PersonOrder.FAMILY_NAME], window, "people")

    return strawberry.field(resolver=resolve, description=description)
