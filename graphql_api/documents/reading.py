"""What a document says of itself."""

from graphql import GraphQLError, OperationDefinitionNode, parse

LONGEST_NAME = 200


def name_of(document: str) -> str:
    """Return the name of the first operation; empty for one without, and for what is no document."""
    try:
        definitions = parse(document, no_location=True).definitions
    except (GraphQLError, RecursionError):
        return ""
    operations = (each for each in definitions if isinstance(each, OperationDefinitionNode))
    names = (each.name.value for each in operations if each.name is not None)
    return next(names, "")[:LONGEST_NAME]
