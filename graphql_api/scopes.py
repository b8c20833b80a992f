"""What only some keys may read: declared where it stands, and left out of every other caller's schema.

A field, an input's field or an argument is marked by its metadata, ``{"scope": Scope.CONTACTS}``; values of
enums by ``scoped_values``. Types that nothing leads to any more go by themselves.
"""

from collections.abc import Callable, Collection, Mapping
from copy import copy
from enum import Enum
from typing import Any, TypeVar

from graphql import GraphQLEnumType, GraphQLSchema
from strawberry.types.field import StrawberryField

from graphql_api.models import Scope

AnyEnum = TypeVar("AnyEnum", bound=type[Enum])
MARK = "scope"
VALUES = "__scoped_values__"


def within(scope: Scope) -> dict[str, Any]:
    """Return the metadata of what only keys with ``scope`` are shown."""
    return {MARK: scope}


def scoped_values(**scopes: Scope) -> Callable[[AnyEnum], AnyEnum]:
    """Mark values of an enum by their names. Stands above ``strawberry.enum``."""

    def mark(kind: AnyEnum) -> AnyEnum:
        setattr(kind, VALUES, scopes)
        return kind

    return mark


def fields_within(fields: Collection[StrawberryField], scopes: Collection[str]) -> list[StrawberryField]:
    """Return the fields that callers with ``scopes`` are shown, with the arguments that they are shown."""
    return [_with_arguments(each, scopes) for each in fields if _is_shown(each.metadata, scopes)]


def leave_out_values(schema: GraphQLSchema, scopes: Collection[str]) -> None:
    """Take the values out of a schema's enums that callers with ``scopes`` are not shown."""
    for kind in schema.type_map.values():
        if isinstance(kind, GraphQLEnumType):
            marked: Mapping[str, Scope] = getattr(getattr(kind, "wrapped_cls", None), VALUES, {})
            for name in (name for name, scope in marked.items() if scope not in scopes):
                del kind.values[name]


def _with_arguments(field: StrawberryField, scopes: Collection[str]) -> StrawberryField:
    shown = [each for each in field.arguments if _is_shown(each.metadata, scopes)]
    if len(shown) == len(field.arguments):
        return field
    # The resolver's own list belongs to every schema.
    own = copy(field)
    own.arguments = shown
    return own


def _is_shown(metadata: Mapping[Any, Any], scopes: Collection[str]) -> bool:
    return metadata.get(MARK) is None or metadata[MARK] in scopes
