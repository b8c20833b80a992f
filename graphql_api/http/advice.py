"""Adds to what graphql-core says of a mistake what to write in its place."""

import re

from graphql import GraphQLEnumType, GraphQLError, GraphQLSchema

NO_SUCH_VALUE = re.compile(r"does not exist in '(\w+)' enum\.$")


def with_advice(error: GraphQLError, schema: GraphQLSchema) -> GraphQLError:
    """Return the error, and of an unknown value of an enum what values there are.

    A new one: errors of documents are remembered and told again.
    """
    found = NO_SUCH_VALUE.search(error.message)
    kind = schema.type_map.get(found[1]) if found else None
    if not isinstance(kind, GraphQLEnumType):
        return error
    message = f"{error.message} It has {', '.join(kind.values)}."
    return GraphQLError(
        message,
        nodes=error.nodes,
        source=error.source,
        positions=error.positions,
        path=error.path,
        original_error=error.original_error,
        extensions=error.extensions,
    )
