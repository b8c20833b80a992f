"""What an operation costs: as many units as its answer can hold values.

cost(field) = weight + size × Σ cost(fields below it). A value of its own counts once; an object, once and
what is asked of it; a list, once and what is asked of each of as many items as it may have. The formula is
told, with examples, in docs/frontends.md. This module only computes: it knows no tables and no settings.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any

from graphql import (
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLIncludeDirective,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLSkipDirective,
    IntValueNode,
    ListValueNode,
    NamedTypeNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    VariableNode,
    get_named_type,
    is_abstract_type,
    is_object_type,
)

# Takes ``first`` and ``last``, and raises what the client shall read when they cannot be.
PageSize = Callable[[int | None, int | None], int]
# Far beyond every limit, a product need not be exact.
CEILING = 10**12


@dataclass(frozen=True)
class Price:
    """What is known of a field's cost before it is asked for.

    ``size`` is how many items its list is assumed to have, on average; ``sized_by``, the argument that holds
    the list of what is asked for. A ``paged`` field is a connection; below it, a field that is ``of_page``
    lists as many items as the page has.
    """

    weight: int = 1
    size: float = 1
    sized_by: str | None = None
    paged: bool = False
    of_page: bool = False


@dataclass(frozen=True)
class PriceList:
    """The prices of fields, by type and name. Whatever is not listed costs 1 and holds one thing."""

    schema: GraphQLSchema
    prices: Mapping[tuple[str, str], Price]
    page_size: PageSize

    def of(self, type_name: str, field_name: str) -> Price:
        """Return the price of a field."""
        return self.prices.get((type_name, field_name), PLAIN)


PLAIN = Price()


@dataclass(frozen=True)
class Cost:
    """What an operation may cost in all; ``work`` is the part of it that does not hang on the answer."""

    requested: int
    work: int = 0

    def actual(self, data: Any) -> int:
        """Return what the operation has cost that was answered with ``data``."""
        return self.work + values_in(data)


def cost_of(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Mapping[str, Any],
    prices: PriceList,
) -> Cost:
    """Return what ``operation`` of a valid ``document`` costs, given its coerced ``variables``.

    A page that cannot be raises whatever ``prices.page_size`` raises.
    """
    root: Any = prices.schema.get_root_type(operation.operation)
    till = _Till(document, variables, prices, root)
    requested = till.selections(operation.selection_set, root, 1)
    return Cost(ceil(requested), till.work)


def values_in(data: Any) -> int:
    """Return how many values an answer holds: one for each key of each object."""
    if isinstance(data, dict):
        return len(data) + sum(values_in(each) for each in data.values() if isinstance(each, dict | list))
    if isinstance(data, list):
        return sum(values_in(each) for each in data if isinstance(each, dict | list))
    return 0


class _Till:
    """Adds up one operation.

    A selection is reckoned once for each type and size of page it is read in, however often its fragment is
    spread, so that the work is bounded by the length of the text.
    """

    def __init__(
        self, document: DocumentNode, variables: Mapping[str, Any], prices: PriceList, root: GraphQLObjectType
    ) -> None:
        self.fragments = {
            each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)
        }
        self.variables = variables
        self.prices = prices
        self.schema = prices.schema
        self.root = root
        self.work = 0
        self.known: dict[tuple[int, str, int], float] = {}

    def selections(self, selections: SelectionSetNode, kind: GraphQLObjectType, page: int) -> float:
        place = (id(selections), kind.name, page)
        if place not in self.known:
            total = sum(self.selection(each, kind, page) for each in selections.selections)
            self.known[place] = min(total, CEILING)
        return self.known[place]

    def selection(self, node: SelectionNode, kind: GraphQLObjectType, page: int) -> float:
        if not self.is_included(node):
            return 0
        if isinstance(node, FieldNode):
            return self.field(node, kind, page)
        fragment: Any = self.fragments[node.name.value] if isinstance(node, FragmentSpreadNode) else node
        if not self.applies(fragment.type_condition, kind):
            return 0
        return self.selections(fragment.selection_set, kind, page)

    def field(self, node: FieldNode, kind: GraphQLObjectType, page: int) -> float:
        price = self.prices.of(kind.name, node.name.value)
        field = self.schema.get_field(kind, node.name.value)
        if kind is self.root:
            self.work += price.weight - 1
        if node.selection_set is None or field is None:
            return price.weight
        inner = self.page(node) if price.paged else 1
        size = page if price.of_page else self.size(node, price)
        return price.weight + size * self.below(node.selection_set, get_named_type(field.type), inner)

    def below(self, selections: SelectionSetNode, kind: Any, page: int) -> float:
        """Return the cost of what is asked of ``kind``: of its dearest type, where it may be several."""
        if is_object_type(kind):
            return self.selections(selections, kind, page)
        branches = self.schema.get_possible_types(kind)
        return max((self.selections(selections, each, page) for each in branches), default=0)

    def applies(self, condition: NamedTypeNode | None, kind: GraphQLObjectType) -> bool:
        if condition is None or condition.name.value == kind.name:
            return True
        wider = self.schema.get_type(condition.name.value)
        return is_abstract_type(wider) and self.schema.is_sub_type(wider, kind)

    def is_included(self, node: SelectionNode) -> bool:
        for directive in node.directives or ():
            if directive.name.value in (GraphQLSkipDirective.name, GraphQLIncludeDirective.name):
                given = _argument(directive, "if")
                yes = self.variables.get(given.name.value) if isinstance(given, VariableNode) else given.value
                if bool(yes) is (directive.name.value == GraphQLSkipDirective.name):
                    return False
        return True

    def page(self, node: FieldNode) -> int:
        return self.prices.page_size(self.number(node, "first"), self.number(node, "last"))

    def number(self, node: FieldNode, name: str) -> int | None:
        given = _argument(node, name)
        if isinstance(given, VariableNode):
            return self.variables.get(given.name.value)
        return int(given.value) if isinstance(given, IntValueNode) else None

    def size(self, node: FieldNode, price: Price) -> float:
        given = _argument(node, price.sized_by) if price.sized_by else None
        if isinstance(given, VariableNode):
            return len(self.variables.get(given.name.value) or ())
        return len(given.values) if isinstance(given, ListValueNode) else price.size


def _argument(node: FieldNode | DirectiveNode, name: str) -> Any:
    return next((each.value for each in node.arguments or () if each.name.value == name), None)
