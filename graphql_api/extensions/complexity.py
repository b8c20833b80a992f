"""Refuses documents that are too deep or too wide, in one walk that fragments cannot blow up.

Every fragment is measured once, wherever and however often it is spread: the walk is as long as the text.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
)
from strawberry.extensions import SchemaExtension

from graphql_api.errors import TooComplexError
from graphql_api.extensions.limits import Limits, limits

# Sums of repeated fragments grow without end; far beyond every limit they need not be exact.
CEILING = 10**9


@dataclass(frozen=True)
class Size:
    """How much a selection asks for, its fragments written out."""

    depth: int = 0
    fields: int = 0
    aliases: int = 0
    directives: int = 0
    top_fields: int = 0

    def beside(self, other: "Size") -> "Size":
        """Return the size of both together."""
        return Size(
            max(self.depth, other.depth),
            min(self.fields + other.fields, CEILING),
            min(self.aliases + other.aliases, CEILING),
            min(self.directives + other.directives, CEILING),
            min(self.top_fields + other.top_fields, CEILING),
        )


def measure(document: DocumentNode) -> Size:
    """Return the size of the document: the largest of its operations in every respect."""
    meter = _Meter(document)
    sizes = [
        meter.selections(each.selection_set)
        for each in document.definitions
        if isinstance(each, OperationDefinitionNode)
    ]
    return reduce(_larger, sizes, Size())


def check_size(size: Size, allowed: Limits) -> None:
    """Raise TooComplexError, with a sentence that says what to do, if ``size`` is more than is allowed."""
    for name, found, most in (
        ("levels", size.depth, allowed.depth),
        ("root fields", size.top_fields, allowed.root_fields),
        ("aliases", size.aliases, allowed.aliases),
        ("fields", size.fields, allowed.fields),
        ("directives", size.directives, allowed.directives),
    ):
        if found > most:
            raise TooComplexError(
                f"The operation has {min(found, CEILING)} {name}, fragments written out; at most {most} are "
                "allowed. Ask for less, or in several requests."
            )


class ComplexityGuard(SchemaExtension):
    """Measures every document before it is validated, and before any statement."""

    def on_validate(self) -> Iterator[None]:
        """Refuse the document if it is too large."""
        document = self.execution_context.graphql_document
        if document is not None:
            check_size(measure(document), limits())
        yield


class _Meter:
    """Measures the selections of one document."""

    def __init__(self, document: DocumentNode) -> None:
        self.fragments = {
            each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)
        }
        self.measured: dict[str, Size] = {}

    def selections(self, selection_set: SelectionSetNode | None) -> Size:
        if selection_set is None:
            return Size()
        return reduce(Size.beside, map(self.selection, selection_set.selections), Size())

    def selection(self, node: SelectionNode) -> Size:
        own = Size(directives=len(node.directives or ()))
        if isinstance(node, FieldNode):
            below = self.selections(node.selection_set)
            return Size(
                below.depth + 1,
                below.fields + 1,
                below.aliases + (node.alias is not None),
                below.directives + own.directives,
                1,
            )
        if isinstance(node, InlineFragmentNode):
            return own.beside(self.selections(node.selection_set))
        if isinstance(node, FragmentSpreadNode):
            return own.beside(self.fragment(node.name.value))
        return own

    def fragment(self, name: str) -> Size:
        if name not in self.measured:
            # A fragment that spreads itself counts as nothing here; validation refuses it.
            self.measured[name] = Size()
            if name in self.fragments:
                self.measured[name] = self.selections(self.fragments[name].selection_set)
        return self.measured[name]


def _larger(one: Size, other: Size) -> Size:
    return Size(
        max(one.depth, other.depth),
        max(one.fields, other.fields),
        max(one.aliases, other.aliases),
        max(one.directives, other.directives),
        max(one.top_fields, other.top_fields),
    )
