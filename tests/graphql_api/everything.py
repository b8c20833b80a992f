"""Asks the gateway for everything it offers, as the schema grows: every field of every type is reached."""

from collections import deque
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    get_named_type,
    is_composite_type,
    is_required_argument,
)

from graphql_api.schema import schema

core = schema._schema
# What is given to required arguments, wherever they stand.
GIVEN = {"preset": "CARD"}
# Types that no list of objects leads to: they are asked for by their identifiers, with all their edges.
IN_NO_LIST = ("ForumsIndex", "Article", "StandardPage")


@dataclass
class Selection:
    """A field with arguments and sub-selections, as text on demand."""

    text: str
    type: Any
    children: list["Selection"] = field(default_factory=list)

    def render(self) -> str:
        if not is_composite_type(self.type):
            return self.text
        if isinstance(self.type, GraphQLInterfaceType) and not self.children:
            return f"{self.text} {{ __typename {plain(self.type.name)[2:-2]} }}"
        return f"{self.text} {{ __typename {' '.join(child.render() for child in self.children)} }}"


def whole(type_name: str) -> str:
    """Return a selection that reaches every type from ``type_name``, each expanded where it is nearest."""
    root = Selection("", core.type_map[type_name])
    expanded: set[str] = set()
    waiting = deque([root])
    while waiting:
        selection = waiting.popleft()
        deep = selection.type.name not in expanded
        expanded.add(selection.type.name)
        for name, each in selection.type.fields.items():
            child = Selection(name + _arguments(each), get_named_type(each.type))
            if not is_composite_type(child.type):
                selection.children.append(child)
            elif deep and not _required(each):
                selection.children.append(child)
                waiting.extend([child] if _is_followed(child.type) else [])
        if deep and isinstance(selection.type, GraphQLInterfaceType):
            parts = [Selection(f"... on {kind}", kind) for kind in core.get_possible_types(selection.type)]
            selection.children.extend(parts)
            waiting.extend(parts)
    return root.render().strip()


@cache
def whole_query(locale: str) -> str:
    """Return the query that reaches every type from the forums."""
    return f"{{ forums(locale: {locale}, first: 100) {whole('ForumConnection')} }}"


@cache
def list_queries(locale: str) -> dict[str, str]:
    """Return, by name, the queries of the root lists with what their items say themselves."""
    query = core.query_type
    assert query is not None
    found = {}
    for name, each in query.fields.items():
        type_name = get_named_type(each.type).name
        # What is searched for is asked in ``test_visibility_of_search``.
        if type_name.endswith("Connection") and not _required(each):
            item = plain(type_name.removesuffix("Connection"))
            arguments = _arguments(each, f"locale: {locale}")
            selection = f"{{ totalCount edges {{ cursor node {item} }} nodes {item} }}"
            found[name] = f"{{ {name}{arguments} {selection} }}"
    return found


@cache
def node_queries() -> dict[str, str]:
    """Return, by type, a query of nodes with what they say themselves; edges in no list are followed."""
    node = core.type_map["Node"]
    assert isinstance(node, GraphQLInterfaceType)
    selections = {each.name: plain(each.name) for each in core.get_possible_types(node)}
    selections |= {name: whole(name) for name in IN_NO_LIST}
    return {
        name: f"query($ids: [ID!]!) {{ nodes(ids: $ids) {{ __typename ... on {name} {selection} }} }}"
        for name, selection in selections.items()
    }


def plain(type_name: str) -> str:
    """Return a selection of the fields of a type that lead nowhere."""
    kind = core.type_map[type_name]
    assert isinstance(kind, GraphQLObjectType | GraphQLInterfaceType)
    names = [name for name, each in kind.fields.items() if not is_composite_type(get_named_type(each.type))]
    return f"{{ {' '.join(names)} }}"


def _is_followed(kind: Any) -> bool:
    """Return whether to ask for what is inside; pages and nodes are reached by their own types."""
    return isinstance(kind, GraphQLObjectType) or kind.name == "Block"


def _required(each: GraphQLField) -> bool:
    return any(is_required_argument(argument) for name, argument in each.args.items() if name not in GIVEN)


def _arguments(each: GraphQLField, *more: str) -> str:
    given = [*more, *(f"{name}: {value}" for name, value in GIVEN.items() if name in each.args)]
    if "first" in each.args:
        given.append("first: 100")
    if "filter" in each.args and get_named_type(each.args["filter"].type).name == "SessionFilter":
        given.append("filter: { includeCancelled: true }")
    return f"({', '.join(given)})" if given else ""
