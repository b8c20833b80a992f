"""What statements are given of the tree by name, so that they can be run again with what it says then."""

import json
from typing import Any

# Which question the tree answers by it (``consulting``).
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


class NamedPath(str):
    """The path of a container, or what follows upon it; empty where there is no such container."""

    __slots__ = ("ending", "question")
    question: Question
    ending: str

    @classmethod
    def of(cls, path: str, question: Question, ending: str = "") -> "NamedPath":
        """Return the path that the tree says to ``question``, with ``ending`` after it."""
        named = cls(f"{path}{ending}" if path else "")
        named.question, named.ending = question, ending
        return named

    def followed_by(self, ending: str) -> "NamedPath":
        """Return the path with ``ending`` after it."""
        return NamedPath.of(self, self.question, ending)


def question_of(parameter: Any) -> Question | None:
    """Return what a statement's parameter says of the tree; None for a parameter that says nothing."""
    return parameter.question if isinstance(parameter, NamedText | NamedArray | NamedPath) else None


def like(parameter: Any, said: NamedList | NamedPath) -> Any:
    """Return what the tree has ``said`` as ``parameter`` was given."""
    if isinstance(said, NamedPath):
        return said.followed_by(parameter.ending)
    return said.text if isinstance(parameter, NamedText) else said.array
