"""Unions of rows and of what is no row."""

from typing import Any

from graphql import GraphQLTypeResolver
from strawberry.annotation import StrawberryAnnotation
from strawberry.types import get_object_definition
from strawberry.types.union import StrawberryUnion

from graphql_api.nodes import kind_of


class RowUnion(StrawberryUnion):
    """A union whose members are kinds of nodes, told by their model, and plain types, told by their class."""

    def get_type_resolver(self, type_map: Any) -> GraphQLTypeResolver:
        """Return what tells the type's name."""

        def resolve(found: Any, _info: Any, _union: Any) -> str:
            definition = get_object_definition(found)
            return definition.name if definition is not None else kind_of(found).name

        return resolve


def row_union(name: str, members: tuple[type, ...], description: str) -> Any:
    """Return the union as a type for annotations. Strawberry's own way of writing one makes a plain union."""
    return RowUnion(
        name=name,
        type_annotations=tuple(StrawberryAnnotation(member) for member in members),
        description=description,
    )
