"""Calls of resolvers with their arguments bound once: Strawberry binds and converts them for every row."""

from collections.abc import Callable
from typing import Any

from graphql import GraphQLSchema
from strawberry.schema.schema_converter import get_arguments
from strawberry.types.field import StrawberryField

# Makes of a row, or of what a field returned, what the answer shows of it.
Step = Callable[[Any], Any]
# Stands for the row until there is one.
ROW = object()


def is_plainly_called(field: StrawberryField) -> bool:
    """Return whether Strawberry does no more for the field than to call a function with its arguments."""
    has_own_way = type(field).get_result is not StrawberryField.get_result
    return field.base_resolver is not None and not (field.extensions or field.is_async or has_own_way)


def called_with(schema: GraphQLSchema, field: StrawberryField, info: Any, arguments: dict[str, Any]) -> Step:
    """Return the field's resolver, to be called with a row and with ``arguments``, converted already."""
    ours: Any = schema._strawberry_schema  # type: ignore[attr-defined]  # Strawberry notes it there for itself
    resolver: Any = field.base_resolver
    before, named = get_arguments(
        field=field,
        source=ROW,
        info=ours.config.info_class(_raw_info=info, _field=field),
        kwargs=arguments,
        config=ours.config,
        scalar_registry=ours.schema_converter.scalar_registry,
    )
    rows = tuple(name for name, value in named.items() if value is ROW)
    if before:
        return lambda row: resolver(row, **named)
    if len(rows) == 1:
        name, others = rows[0], {key: value for key, value in named.items() if value is not ROW}
        return lambda row: resolver(**{name: row}, **others)
    if rows:
        return lambda row: resolver(**(named | dict.fromkeys(rows, row)))
    return lambda _row: resolver(**named)
