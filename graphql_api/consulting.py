"""The tree as an answer consults it: what was asked is noted, with what the tree said.

Every answer asks the tree, and hardly one hangs on all of it. An answer stays true as long as the tree says
the same to the same questions. Statements are given of it what they need by name, in one parameter each, so
that they can be run again with what the tree says then.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from wagtail.models import Page

from graphql_api.recording.columns import place_of
from graphql_api.recording.lists import NamedList, NamedPath, Question
from graphql_api.recording.recorder import Recorder
from graphql_api.tree import Container, Tree

# What is looked at of the containers that a question finds.
OF_CONTAINERS: Mapping[str, tuple[str, ...]] = {
    "find": ("pk", "kind", "translation_key", "alias_of", "locale", "url_path"),
    "at": ("pk",),
    "child": ("pk",),
    "above": ("pk",),
    "languages_of": ("pk", "locale", "url_path"),
    "facts_of": ("pk", "kind"),
    "rows_of": ("pk",),
}


def named(tree: Tree, question: Question) -> Any:
    """Return what ``tree`` says to one of the questions for statements; made once for all of them."""
    if question not in tree.named:
        tree.named[question] = _named(tree, *question)
    return tree.named[question]


def _named(tree: Tree, variant: str, name: str, *arguments: Any) -> NamedList | NamedPath:
    question = (variant, name, *arguments)
    if name == "path_of":
        return tree.path_of(*arguments)
    subject = tree.unrestricted() if variant else tree
    found = subject.open_of(arguments[0], sources=arguments[1]) if arguments else getattr(subject, name)
    return NamedList(sorted(found), question)


class ConsultedTree:
    """Asks a tree, and notes it. Whoever takes a container from it looks at no more than stands above."""

    def __init__(self, tree: Tree, recorder: Recorder, variant: str = "") -> None:
        self._whole = tree
        self._tree = tree.unrestricted() if variant else tree
        self._recorder = recorder
        self._variant = variant
        self.lifted = tree.lifted

    def unrestricted(self) -> "ConsultedTree":
        """Return the tree as it would be if nothing were restricted."""
        return ConsultedTree(self._whole, self._recorder, "unrestricted")

    # For statements

    @property
    def closed(self) -> NamedList:
        """The keys of the closed containers."""
        found: NamedList = self._named("closed")
        return found

    @property
    def closed_paths(self) -> NamedList:
        """The paths of the closed containers, below which nothing is seen."""
        found: NamedList = self._named("closed_paths")
        return found

    def open_of(self, kind: str, *, sources: bool) -> NamedList:
        """Return the keys of the open containers of a kind: the sources, or all the other rows."""
        found: NamedList = self._named("open_of", kind, sources)
        return found

    def path_of(self, pk: int) -> NamedPath:
        """The path of the container with that key."""
        found: NamedPath = named(self._whole, ("", "path_of", pk))
        return found

    # For programs

    def find(self, pk: int | None) -> Container | None:
        """Return the container with that key."""
        found: Container | None = self._ask("find", pk)
        return found

    def at(self, path: str) -> Container | None:
        """Return the container with that path."""
        found: Container | None = self._ask("at", path)
        return found

    def is_open(self, container: Container) -> bool:
        """Return whether the container may be seen."""
        return bool(self._ask("is_open", container))

    def child(self, container: Container, slug: str) -> Container | None:
        """Return the container with that slug right below another."""
        found: Container | None = self._ask("child", container, slug)
        return found

    def locks(self, container: Container) -> frozenset[int]:
        """Return the restrictions that keep the container closed, wherever they stand."""
        return frozenset(self._ask("locks", container))

    def above(self, path: str) -> Iterator[Container]:
        """Return the containers above ``path``, the nearest first."""
        return iter(self._ask("above", path))

    def above_page(self, page: Page) -> Iterator[Container]:
        """Return the containers above ``page``, the nearest first; its statement notes which they are."""
        return self._tree.above(place_of(page))

    def languages_of(self, container: Container) -> list[Container]:
        """Return the rows that share the container's translation key, itself included."""
        return list(self._ask("languages_of", container))

    def facts_of(self, container: Container) -> Container | None:
        """Return the source of the page that the container shows; None when it shows none of ours."""
        found: Container | None = self._ask("facts_of", container)
        return found

    def rows_of(self, pk: int) -> Iterable[Container]:
        """Return the open containers that show a page, by the key of its source."""
        return tuple(self._ask("rows_of", pk))

    def _named(self, *question: Any) -> Any:
        return named(self._whole, (self._variant, *question))

    def _ask(self, name: str, *arguments: Any) -> Any:
        found = getattr(self._tree, name)(*arguments)
        if isinstance(found, Iterator):
            found = list(found)
        key = (self._variant, name, *(_argument(each) for each in arguments))
        if key not in self._recorder.consulted:
            self._recorder.consulted[key] = _said(name, found)
        return found


def says_the_same(tree: Tree, consulted: Mapping[Any, Any]) -> bool:
    """Return whether ``tree`` gives the same answers to what another tree was asked."""
    variants = {"": tree}
    for (variant, name, *asked), said in consulted.items():
        if variant not in variants:
            variants[variant] = tree.unrestricted()
        subject = variants[variant]
        arguments = [subject.find(each[0]) if isinstance(each, tuple) else each for each in asked]
        is_gone = any(
            isinstance(each, tuple) and found is None for each, found in zip(asked, arguments, strict=True)
        )
        if is_gone or _said(name, _listed(getattr(subject, name)(*arguments))) != said:
            return False
    return True


def _argument(value: Any) -> Any:
    return (value.pk,) if isinstance(value, Container) else value


def _listed(found: Any) -> Any:
    return list(found) if isinstance(found, Iterator) else found


def _said(name: str, found: Any) -> Any:
    """Return what is looked at of an answer."""
    fields = OF_CONTAINERS.get(name)
    if fields is None:
        return found
    if isinstance(found, Container):
        return tuple(getattr(found, each) for each in fields)
    return None if found is None else tuple(_said(name, each) for each in found)
