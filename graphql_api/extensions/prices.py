"""What the fields of a schema cost, gathered from where they are declared."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLSchema,
    get_named_type,
    get_nullable_type,
    is_abstract_type,
    is_composite_type,
    is_enum_type,
    is_input_object_type,
    is_interface_type,
    is_list_type,
    is_object_type,
    is_wrapping_type,
)
from strawberry.schema.schema_converter import GraphQLCoreConverter

from graphql_api.extensions.cost import Price, PriceList
from graphql_api.loading.paging import Range

# How many items a list without pages is assumed to have where its field does not say.
ASSUMED_SIZE = 10


def price_list(schema: GraphQLSchema) -> PriceList:
    """Return the prices of ``schema``, the fields that describe it included."""
    own = {
        (kind.name, name): price
        for kind in schema.type_map.values()
        if is_object_type(kind) and not kind.name.startswith("__")
        for name, field in kind.fields.items()
        if (price := _price(field)) != Price()
    }
    return PriceList(schema, own | dict(_introspection(schema)), _page_size)


def _price(field: GraphQLField) -> Price:
    declared = getattr(field.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF), "metadata", {})
    given: dict[str, Any] = {**declared.get("price", {})}
    if is_list_type(get_nullable_type(field.type)) and is_composite_type(get_named_type(field.type)):
        given.setdefault("size", ASSUMED_SIZE)
    return Price(**given, paged="first" in field.args and "last" in field.args)


def _page_size(first: int | None, last: int | None) -> int:
    return Range(first=first, last=last).size


def _introspection(schema: GraphQLSchema) -> Iterator[tuple[tuple[str, str], Price]]:
    """Yield the prices of what describes the schema: how many of each there are, or are on average."""
    kinds: list[Any] = list(schema.type_map.values())
    outer = [kind for kind in kinds if is_object_type(kind) or is_interface_type(kind)]
    fields = [field for kind in outer for field in kind.fields.values()]
    wrapping = sum(_wrappings(field.type) for field in fields)
    inner = [kind.fields for kind in kinds if is_input_object_type(kind)]
    enums = [kind.values for kind in kinds if is_enum_type(kind)]
    choices = [schema.get_possible_types(kind) for kind in kinds if is_abstract_type(kind)]
    for type_name, field_name, size in (
        ("__Schema", "types", len(kinds)),
        ("__Schema", "directives", len(schema.directives)),
        ("__Directive", "args", _per(schema.directives, [each.args for each in schema.directives])),
        ("__Field", "args", _per(fields, [each.args for each in fields])),
        ("__Type", "fields", _per(kinds, [kind.fields for kind in outer])),
        ("__Type", "interfaces", _per(kinds, [kind.interfaces for kind in outer])),
        ("__Type", "inputFields", _per(kinds, inner)),
        ("__Type", "enumValues", _per(kinds, enums)),
        ("__Type", "possibleTypes", _per(kinds, choices)),
        # How many of the types that are named somewhere, such as [Goal!], wrap another one, such as Goal!.
        ("__Type", "ofType", wrapping / (wrapping + len(fields))),
    ):
        yield (type_name, field_name), Price(size=size)


def _wrappings(kind: Any) -> int:
    return 1 + _wrappings(kind.of_type) if is_wrapping_type(kind) else 0


def _per(owners: Collection[Any], parts: Iterable[Collection[Any]]) -> float:
    return sum(map(len, parts)) / len(owners)
