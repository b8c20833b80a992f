"""Where the forums are."""

from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from forums_pages.blocks.map import MapBlock
from graphql_api.blocks.base import Block, serves
from graphql_api.blocks.reading import choices_of, chosen_in, read, text_in, words
from graphql_api.enums import ForumStatus
from graphql_api.loading.latest import forums_in

if TYPE_CHECKING:
    from graphql_api.pages.forum import ForumType


def _forums(row: Any) -> list[Any]:
    return forums_in(row.place.targets, chosen_in(row, "statuses", ForumStatus))


@serves(MapBlock)
@strawberry.type(
    name="MapBlock",
    description="A map of the forums, which are found by their `country`; show them as a list, too, for "
    "those who cannot see it.",
)
class MapBlockType(Block):
    """A ``MapBlock`` with words or forums."""

    heading: str | None = words("heading", "Its heading.")
    intro: str | None = words("text", "A few sentences; lines may be broken.")
    forums: list[Annotated["ForumType", strawberry.lazy("graphql_api.pages.forum")]] = read(
        _forums, "The forums to show, by name; at most 300.", "statuses", size=12
    )
    statuses: list[ForumStatus] = choices_of(
        "statuses", ForumStatus, "Only forums in these statuses are shown; empty: all."
    )

    @classmethod
    def is_shown(cls, row: Any) -> bool:
        """Return whether there are words or forums."""
        return bool(text_in(row, "heading") or text_in(row, "text") or _forums(row))
