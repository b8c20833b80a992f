"""Refuses operations that cost too much, and tells what the others cost."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from graphql import GraphQLSchema, get_operation_ast, get_variable_values
from strawberry.extensions import SchemaExtension

from graphql_api.context import GatewayContext
from graphql_api.errors import TooComplexError
from graphql_api.extensions.cost import Cost, PriceList, cost_of
from graphql_api.extensions.limits import limits
from graphql_api.extensions.prices import price_list


class CostGuard(SchemaExtension):
    """Reckons each operation with the variables of its request, before any statement.

    That is no rule of validation: what a cache of validated documents knows, it knows without variables.
    """

    cost = Cost(requested=0)
    actual = 0

    def on_execute(self) -> Iterator[None]:
        """Refuse the operation if it costs too much, or more than is left to its caller."""
        gateway: GatewayContext = self.execution_context.context
        own = gateway.key.cost if gateway.key is not None else None
        self.cost, most = self._cost(), own or limits().cost
        if self.cost.requested > most:
            raise TooComplexError(
                f"The operation may cost {self.cost.requested:,}; at most {most:,} is allowed. "
                "Ask for shorter pages (first, last), for fewer lists inside lists, or in several requests."
            )
        gateway.memory["cost"] = self.cost.requested
        if gateway.bucket is not None:
            gateway.bucket.take(self.cost.requested)
        yield
        self.actual = self.cost.actual(getattr(self.execution_context.result, "data", None))
        if gateway.bucket is not None:
            gateway.bucket.settle(self.cost.requested - self.actual)

    def get_results(self) -> dict[str, Any]:
        """Return what was asked for and what the answer took; nothing of a document that is not valid."""
        requested = self.cost.requested
        return {"cost": {"requested": requested, "actual": self.actual}} if requested else {}

    def _cost(self) -> Cost:
        context = self.execution_context
        document = context.graphql_document
        operation = get_operation_ast(document, context.operation_name) if document else None
        if document is None or operation is None:
            return Cost(requested=0)
        schema = context.schema._schema
        definitions = operation.variable_definitions or ()
        variables = get_variable_values(schema, definitions, context.variables or {}, max_errors=1)
        if isinstance(variables, list):
            return Cost(requested=0)  # What is wrong with them, execution says.
        return cost_of(document, operation, variables.coerced, _prices(schema))


# A schema for each set of scopes.
@lru_cache(maxsize=16)
def _prices(schema: GraphQLSchema) -> PriceList:
    return price_list(schema)
