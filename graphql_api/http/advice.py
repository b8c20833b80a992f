"""Adds to what graphql-core says of a mistake what to write in its place."""

import re
from collections.abc import Callable
from typing import Any

from graphql import GraphQLEnumType, GraphQLError, GraphQLSchema

Advice = Callable[[re.Match[str], GraphQLSchema], str | None]


def with_advice(error: GraphQLError, schema: GraphQLSchema) -> GraphQLError:
    """Return the error, and of a name that is not there which ones are.

    A new one: errors of documents are remembered and told again.
    """
    advice = next(
        (
            said
            for mistake, advise in ADVICE
            if (found := mistake.search(error.message))
            if (said := advise(found, schema))
        ),
        None,
    )
    if advice is None:
        return error
    return GraphQLError(
        f"{error.message} {advice}",
        nodes=error.nodes,
        source=error.source,
        positions=error.positions,
        path=error.path,
        original_error=error.original_error,
        extensions=error.extensions,
    )


def _values(found: re.Match[str], schema: GraphQLSchema) -> str | None:
    kind = schema.type_map.get(found[1])
    return f"It has {', '.join(kind.values)}." if isinstance(kind, GraphQLEnumType) else None


def _fields(found: re.Match[str], schema: GraphQLSchema) -> str | None:
    names = _fields_of(schema, found[1])
    return f"It has {', '.join(names)}." if names else None


def _arguments(found: re.Match[str], schema: GraphQLSchema) -> str | None:
    field = _fields_of(schema, found[1]).get(found[2])
    names = list(getattr(field, "args", ()))
    return f"It takes {', '.join(names)}." if names else "It takes none."


def _fields_of(schema: GraphQLSchema, name: str) -> dict[str, Any]:
    return getattr(schema.type_map.get(name), "fields", {})


def _declaration(found: re.Match[str], _schema: GraphQLSchema) -> str:
    name, given, wanted = found.groups()
    brackets = f", or write [${name}]" if wanted.strip("![]") == given.strip("!") and "[" in wanted else ""
    return f"Declare it as ${name}: {wanted}{brackets}."


# Where graphql-core has a guess of its own, its sentence ends otherwise.
ADVICE: tuple[tuple[re.Pattern[str], Advice], ...] = (
    (re.compile(r"does not exist in '(\w+)' enum\.$"), _values),
    (re.compile(r"Enum '(\w+)' cannot represent non-(?:enum|string) value: .*[^?]$", re.DOTALL), _values),
    (re.compile(r"^Cannot query field '\w+' on type '(\w+)'\.$"), _fields),
    (re.compile(r"^Unknown argument '\w+' on field '(\w+)\.(\w+)'\.$"), _arguments),
    (
        re.compile(
            r"Expected value of type '(\w+)' not to include unknown field '\w+', found: .*[^?]$", re.DOTALL
        ),
        _fields,
    ),
    (
        re.compile(r"^Variable '\$(\w+)' of type '(\S+)' used in position expecting type '(\S+)'\.$"),
        _declaration,
    ),
)
