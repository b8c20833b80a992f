"""Lists that statements are given by name, so that they can be run again with what the list is then."""

import json
from typing import Any

# Which question the tree answers by the list (``consulting``).
Question = tuple[Any, ...]


class NamedText(str):
    """A named list in JSON, as SQLite is given it."""

    __slots__ = ("question",)
    question: Question


class NamedArray(list[Any]):
    """A named list as PostgreSQL is given it."""

    question: Question


class NamedList(list[Any]):
    """A list of keys or paths. It counts as full also when it is empty: who asks may not hang on that."""

    def __init__(self, values: Any, question: Question) -> None:
        super().__init__(values)
        self.question = question
        self.text = NamedText(json.dumps(self))
        self.array = NamedArray(self)
        self.text.question = self.array.question = question

    def __bool__(self) -> bool:
        return True


def question_of(parameter: Any) -> Question | None:
    """Return which list a statement's parameter is; None for a parameter that is none."""
    return parameter.question if isinstance(parameter, NamedText | NamedArray) else None


def like(parameter: Any, values: NamedList) -> Any:
    """Return ``values`` as ``parameter`` was given."""
    return values.text if isinstance(parameter, NamedText) else values.array
