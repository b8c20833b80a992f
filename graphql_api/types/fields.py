"""Fields of the schema: read from the row by name, or computed from it by a function."""

from collections.abc import Callable
from typing import Any

from strawberry.types.field import StrawberryField


class ComputedField(StrawberryField):
    """A field without arguments that a plain function computes: as fast as reading an attribute."""

    def get_result(self, source: Any, info: Any, args: Any, kwargs: Any) -> Any:
        """Return what the function makes of the row."""
        return self.metadata["find"](source)


def computed(find: Callable[[Any], Any], description: str) -> Any:
    """Return a field whose value is ``find(row)``; its type is the annotation's."""
    return ComputedField(description=description, metadata={"find": find})
