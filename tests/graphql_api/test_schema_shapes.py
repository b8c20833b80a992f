"""One query may ask for the same field of several types of pages: GraphQL wants one shape of one name."""

from typing import Any

from graphql import GraphQLObjectType, is_abstract_type, is_leaf_type, is_wrapping_type

from graphql_api.schema import schema

core = schema._schema
# Directory records beside pages: whoever asks for both in one selection gives one of them an alias.
KNOWN = {("Node", "forum"), ("Node", "participations"), ("Node", "colour")}


def shape(kind: Any) -> str:
    """Return what OverlappingFieldsCanBeMerged compares: wrappers, and the name of a leaf."""
    if is_wrapping_type(kind):
        return f"{type(kind).__name__}({shape(kind.of_type)})"
    return str(kind) if is_leaf_type(kind) else "{}"


def test_fields_of_one_name_have_one_shape_wherever_types_meet() -> None:
    # No field leads to Localised, which tells what things with words have in common.
    places = [kind for kind in core.type_map.values() if is_abstract_type(kind) and kind.name != "Localised"]
    clashing = set()
    for place in places:
        shapes: dict[str, set[str]] = {}
        for member in core.get_possible_types(place):
            assert isinstance(member, GraphQLObjectType)
            for name, field in member.fields.items():
                shapes.setdefault(name, set()).add(shape(field.type))
        clashing |= {(place.name, name) for name, found in shapes.items() if len(found) > 1}

    assert clashing == KNOWN
