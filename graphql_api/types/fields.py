"""Fields of the schema: read from the row by name, or computed from it by a function; and what they cost."""

from collections.abc import Callable
from typing import Any

from strawberry.types.field import StrawberryField

from graphql_api.loading.peers import peers_of
from graphql_api.models import Scope
from graphql_api.scopes import within


class ComputedField(StrawberryField):
    """A field without arguments that a plain function computes: as fast as reading an attribute."""

    def get_result(self, source: Any, info: Any, args: Any, kwargs: Any) -> Any:
        """Return what the function makes of the row."""
        return self.metadata["find"](source)


def computed(find: Callable[[Any], Any], description: str, **price: Any) -> Any:
    """Return a field of the annotated type whose value is ``find(row)``; for its ``price`` see ``priced``."""
    return ComputedField(description=description, metadata={"find": find, "price": price})


def computed_within(scope: Scope, find: Callable[[Any], Any], description: str) -> Any:
    """Return the same for callers with ``scope``; nobody else's schema has the field."""

    def find_for_scope(row: Any) -> Any:
        if scope not in peers_of(row).reading.context.scopes:
            raise PermissionError(f"A schema without {scope} leads to what only that may read.")
        return find(row)

    return ComputedField(description=description, metadata={"find": find_for_scope, **within(scope)})


def priced(scope: Scope | None = None, **price: Any) -> dict[str, Any]:
    """Return the metadata of a field that costs something else than most; see ``extensions.cost.Price``.

    With a ``scope``, only callers who have it are shown the field.

    ``size``: how many items its list has where it is long; ``sized_by``: the argument that lists what is
    asked for; ``of_page``: it lists the items of a connection's page; ``weight`` (root fields only): how
    many values the work behind it is worth.
    """
    return {"price": price} | (within(scope) if scope else {})
