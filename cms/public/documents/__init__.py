"""The documents that the public pages are made of: texts that any frontend could send as they are.

Each stands in a file of its name; the fragments that it uses, in ``parts``, are added to it.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from graphql import FragmentDefinitionNode, FragmentSpreadNode, Visitor, parse, print_ast, visit
from graphql.language.ast import Node

FOLDER = Path(__file__).parent


@cache
def document(name: str, folder: Path = FOLDER) -> str:
    """Return the text of a document of ``folder`` with the fragments it needs, and no other."""
    text = (folder / f"{name}.graphql").read_text(encoding="utf-8")
    needed: dict[str, FragmentDefinitionNode] = {}
    waiting = list(_spreads(parse(text)))
    while waiting:
        fragment = waiting.pop(0)
        if fragment not in needed:
            needed[fragment] = _fragments()[fragment]
            waiting.extend(_spreads(needed[fragment]))
    return "\n".join([text.strip(), *(print_ast(needed[each]) for each in sorted(needed))])


def names(folder: Path = FOLDER) -> list[str]:
    """Return the names of all documents of ``folder``."""
    return sorted(path.stem for path in folder.glob("*.graphql"))


@cache
def _fragments() -> dict[str, FragmentDefinitionNode]:
    paths = sorted((FOLDER / "parts").glob("*.graphql"))
    parsed = [parse(path.read_text(encoding="utf-8")) for path in paths]
    definitions = (each for found in parsed for each in found.definitions)
    return {each.name.value: each for each in definitions if isinstance(each, FragmentDefinitionNode)}


def _spreads(node: Node) -> Iterator[str]:
    found: list[str] = []

    class Finder(Visitor):
        """Notes each fragment that is spread."""

        def enter_fragment_spread(self, spread: FragmentSpreadNode, *_: object) -> None:
            """Note it."""
            found.append(spread.name.value)

    visit(node, Finder())
    yield from found
