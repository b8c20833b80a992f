"""Sessions of a programme."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from forums_pages.blocks.session_list import SessionListBlock
from graphql_api.blocks.base import Block, serves
from graphql_api.blocks.reading import choice, day, read, words
from graphql_api.enums import SessionKind
from graphql_api.loading.programmes import chosen_edition, listed_sessions

if TYPE_CHECKING:
    from graphql_api.pages.edition import EditionType
    from graphql_api.pages.session import SessionType


def _sessions(row: Any) -> list[Any]:
    return listed_sessions(row.fields, row.place.targets)


@serves(SessionListBlock, shows=_sessions)
@strawberry.type(
    name="SessionListBlock", description="Sessions chosen by hand, or those of an edition, a day or a kind."
)
class SessionListBlockType(Block):
    """A ``SessionListBlock`` with at least one session that may be seen."""

    heading: str | None = words("heading", "Its heading.")
    sessions: list[Annotated["SessionType", strawberry.lazy("graphql_api.pages.session")]] = read(
        _sessions,
        "Those that were chosen, in the editors' order; else up to 100 of the edition's, by time. For more, "
        "ask the edition for its sessions with the same day and kind.",
        "sessions",
        size=15,
    )
    from_edition: Annotated["EditionType", strawberry.lazy("graphql_api.pages.edition")] | None = read(
        lambda row: chosen_edition(row.fields, row.place.targets),
        "The edition whose programme the list follows; null when the sessions were chosen by hand.",
        "edition",
    )
    day: date | None = day("day", "Only the sessions of this day; null: of every day.")
    kind: SessionKind | None = choice("kind", SessionKind, "Only sessions of this kind; null: of every kind.")
