"""Makes the plan of an operation: one function for each selection, which makes its answer from a row."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from graphql import (
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLAbstractType,
    GraphQLField,
    GraphQLLeafType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    InlineFragmentNode,
    SelectionNode,
    Undefined,
    get_nullable_type,
    is_abstract_type,
    is_leaf_type,
)
from graphql.execution.values import get_argument_values
from graphql.pyutils import Path, is_iterable
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.field import StrawberryField

from graphql_api.context import GatewayContext
from graphql_api.execution.calls import Step, called_with, is_plainly_called
from graphql_api.loading.words import reader_of
from graphql_api.types.fields import ComputedField
from media.presets import Preset

if TYPE_CHECKING:
    from graphql_api.execution.executor import PlannedExecutor

# What GraphQL's own scalars show as it is.
AS_IT_IS: Mapping[str, type] = {"String": str, "ID": str, "Boolean": bool}


class UnplannedError(Exception):
    """The answer is not plain success."""


class Planner:
    """Plans the selections of one operation with its variables."""

    def __init__(self, executor: "PlannedExecutor") -> None:
        self.executor = executor
        context: GatewayContext = executor.context_value
        self.asked = context.asked

    def selection(self, parent: GraphQLObjectType, grouped: Mapping[str, Any]) -> Step:
        """Return what makes the answer's object from a row of the type ``parent``."""
        steps = tuple(
            (key, step)
            for key, details in grouped.items()
            if (step := self._field(parent, key, details)) is not None
        )

        def answer(row: Any) -> dict[str, Any]:
            return {key: step(row) for key, step in steps}

        return answer

    def _field(self, parent: GraphQLObjectType, key: str, details: list[Any]) -> Step | None:
        field_name = details[0].node.name.value
        field = self.executor.schema.get_field(parent, field_name)
        if field is None:
            return None
        self.asked.note(parent.name, field_name)
        read = self._reader(field, parent, key, details)
        complete = self._completion(field.type, parent, details)
        kind = get_nullable_type(field.type)
        plain = AS_IT_IS.get(kind.name) if is_leaf_type(kind) else None

        def step(row: Any) -> Any:
            value = read(row)
            return value if type(value) is plain else complete(value)

        return step

    def _reader(self, field: GraphQLField, parent: GraphQLObjectType, key: str, details: list[Any]) -> Step:
        """Return what gives the field of a row, its arguments already bound."""
        ours = field.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
        if isinstance(ours, ComputedField):
            find: Step = ours.metadata["find"]
            return find
        if isinstance(ours, StrawberryField) and ours.is_basic_field:
            return reader_of(ours.python_name)
        nodes = [each.node for each in details]
        info = self.executor.build_resolve_info(field, nodes, parent, Path(None, key, parent.name))
        arguments = self._arguments(field, details)
        if isinstance(ours, StrawberryField) and is_plainly_called(ours):
            return called_with(self.executor.schema, ours, info, arguments)
        resolve = field.resolve or self.executor.field_resolver
        return lambda row: resolve(row, info, **arguments)

    def _arguments(self, field: GraphQLField, details: list[Any]) -> dict[str, Any]:
        executor, node, arguments = self.executor, details[0].node, dict[str, Any]()
        if field.args or node.arguments:
            arguments = get_argument_values(
                field,
                node,
                executor.variable_values,
                details[0].fragment_variable_values,
                executor.hide_suggestions,
            )
        self.asked.presets.update(each for each in arguments.values() if isinstance(each, Preset))
        return arguments

    def _completion(self, kind: GraphQLOutputType, parent: GraphQLObjectType, details: list[Any]) -> Step:
        """Return what makes the answer's value from the field's; None stays None unless it may not."""
        if isinstance(kind, GraphQLNonNull):
            return _required(self._completion(kind.of_type, parent, details))
        if isinstance(kind, GraphQLList):
            return _each(self._completion(kind.of_type, parent, details))
        if is_leaf_type(kind):
            return _leaf(kind)
        if is_abstract_type(kind):
            return self._abstract(kind, parent, details)
        if isinstance(kind, GraphQLObjectType):
            return self._object(kind, parent, details)
        raise UnplannedError(f"{kind} is none of the types that the specification knows.")

    def _object(self, kind: GraphQLObjectType, parent: GraphQLObjectType, details: list[Any]) -> Step:
        answer = self.selection(kind, self.executor.collect_subfields(kind, details)[0])
        belongs = kind.is_type_of
        info = self._info(parent, details)

        def complete(value: Any) -> Any:
            if value is None or value is Undefined:
                return None
            if isinstance(value, Exception) or (belongs is not None and not belongs(value, info)):
                raise UnplannedError(f"{value!r} is no {kind}.")
            return answer(value)

        return complete

    def _abstract(self, kind: GraphQLAbstractType, parent: GraphQLObjectType, details: list[Any]) -> Step:
        executor, info = self.executor, self._info(parent, details)
        resolve_type = kind.resolve_type or executor.type_resolver
        planned = {each.name: self._object(each, parent, details) for each in self._named_in(details)}

        def complete(value: Any) -> Any:
            if value is None or value is Undefined:
                return None
            name: Any = resolve_type(value, info, kind)
            if name not in planned:
                runtime = executor.ensure_valid_runtime_type(name, kind, details, info, value)
                planned[name] = self._object(runtime, parent, details)
            return planned[name](value)

        return complete

    def _named_in(self, details: list[Any]) -> list[GraphQLObjectType]:
        """Return the object types that the fragments below a field name.

        What is planned before anything is read is known when pictures are read; see ``Asked``.
        """
        found: set[str] = set()
        waiting = [each.node.selection_set for each in details]
        while waiting:
            fragments = map(self._fragment, waiting.pop().selections)
            for fragment in (each for each in fragments if each is not None):
                waiting.append(fragment.selection_set)
                if fragment.type_condition is not None:
                    found.add(fragment.type_condition.name.value)
        kinds = (self.executor.schema.type_map[name] for name in found)
        return [kind for kind in kinds if isinstance(kind, GraphQLObjectType)]

    def _fragment(self, node: SelectionNode) -> FragmentDefinitionNode | InlineFragmentNode | None:
        if isinstance(node, FragmentSpreadNode):
            definition: FragmentDefinitionNode = self.executor.fragments[node.name.value].definition
            return definition
        return node if isinstance(node, InlineFragmentNode) else None

    def _info(self, parent: GraphQLObjectType, details: list[Any]) -> Any:
        node = details[0].node
        field = self.executor.schema.get_field(parent, node.name.value)
        if field is None:
            raise UnplannedError("Only fields that exist are completed.")
        return self.executor.build_resolve_info(
            field, [each.node for each in details], parent, Path(None, node.name.value, parent.name)
        )


def _required(complete: Step) -> Step:
    def required(value: Any) -> Any:
        completed = complete(value)
        if completed is None:
            raise UnplannedError("Null where the schema has none.")
        return completed

    return required


def _each(complete: Step) -> Step:
    def each(value: Any) -> Any:
        if value is None or value is Undefined:
            return None
        if not isinstance(value, list | tuple) and not is_iterable(value):
            raise UnplannedError(f"{value!r} is no list.")
        return [complete(item) for item in value]

    return each


def _leaf(kind: GraphQLLeafType) -> Step:
    coerce, plain = kind.coerce_output_value, AS_IT_IS.get(kind.name)

    def leaf(value: Any) -> Any:
        if value is None or type(value) is plain:
            return value
        if value is Undefined:
            return None
        coerced = None if isinstance(value, Exception) else coerce(value)
        if coerced is None or coerced is Undefined:
            raise UnplannedError(f"{value!r} is no {kind}.")
        return coerced

    return leaf
