"""Refuses to guess which of several operations is meant."""

from collections.abc import Iterator

from graphql import OperationDefinitionNode
from strawberry.extensions import SchemaExtension

from graphql_api.errors import ReadableError


class OneOperation(SchemaExtension):
    """Asks for ``operationName`` where the document has several (GraphQL specification, GetOperation)."""

    def on_validate(self) -> Iterator[None]:
        """Refuse a document with several operations of which none is named."""
        context = self.execution_context
        definitions = context.graphql_document.definitions if context.graphql_document else ()
        operations = [each for each in definitions if isinstance(each, OperationDefinitionNode)]
        if len(operations) > 1 and context._provided_operation_name is None:
            raise ReadableError("The document has several operations: say which by operationName.")
        yield
