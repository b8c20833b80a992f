"""What every block of a body has, and which GraphQL type serves which block class."""

import enum
from collections.abc import Callable
from typing import Any, TypeVar

import strawberry
from strawberry.types.base import StrawberryObjectDefinition
from wagtail.blocks import Block as StoredBlock
from wagtail.blocks import StreamBlock

from graphql_api.loading.bodies import BlockRow, Place, blocks_of, body_definition, body_of
from graphql_api.types.fields import computed

AnyType = TypeVar("AnyType", bound=type[Any])
# The GraphQL types by the block class that they serve.
TYPES: dict[type[StoredBlock], type[Any]] = {}

BlockType = strawberry.enum(  # type: ignore[call-overload]  # its members come from the blocks
    enum.Enum("BlockType", {name.upper(): name for name in body_definition().child_blocks}),
    description="The kinds of blocks.",
)
for each in BlockType.__strawberry_definition__.values:
    each.description = f"The type {each.name.replace('_', ' ').title().replace(' ', '')}Block."


def serves(
    *block_classes: type[StoredBlock], shows: Callable[[Any], object] | None = None
) -> Callable[[AnyType], AnyType]:
    """Register the GraphQL type that serves blocks of these classes.

    A block with something that it ``shows``, such as its items, is left out where there is nothing of it.
    """

    def register(graphql_type: AnyType) -> AnyType:
        if shows is not None:
            graphql_type.is_shown = lambda row: bool(shows(row))
        TYPES.update(dict.fromkeys(block_classes, graphql_type))
        return graphql_type

    return register


@strawberry.interface(
    name="Block",
    description="A part of a page's body. A block that has nothing to show, or whose only content is hidden, "
    "is left out of the body.",
)
class Block:
    """A ``BlockRow`` whose ``is_shown`` is true."""

    id: strawberry.ID = strawberry.field(
        description="Identifies the block on its page, as read in the requested language: a key for client "
        "caches and lists. Opaque."
    )
    type: BlockType = computed(  # type: ignore[valid-type]  # the same
        lambda row: row.name, "Its kind, for those who cannot ask for `__typename`."
    )

    @classmethod
    def is_shown(cls, _row: Any) -> bool:
        """Return whether a block has something to show."""
        return True

    @classmethod
    def is_type_of(cls, _obj: Any, _info: Any) -> bool:
        """Accept the row: what reads a body decides the type."""
        return True

    @classmethod
    def resolve_type(cls, obj: Any, _info: Any, _abstract: Any) -> str:
        """Return the name of the GraphQL type of a block."""
        definition: StrawberryObjectDefinition = TYPES[type(obj.definition)].__strawberry_definition__
        return definition.name


def shown_body(page: Any) -> list[BlockRow]:
    """Return the blocks of a page's body that have something to show."""
    return _shown(body_of(page))


def shown_blocks(definition: StreamBlock, stream: Any, place: Place, above: str) -> list[BlockRow]:
    """Return the blocks of a stream inside another block that have something to show."""
    return _shown(blocks_of(definition, stream, place, above))


def _shown(rows: list[BlockRow]) -> list[BlockRow]:
    return [row for row in rows if TYPES[type(row.definition)].is_shown(row)]
