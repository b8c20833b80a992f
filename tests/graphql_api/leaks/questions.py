"""Makes questions at random of everything that the schema can be asked, with arguments that exist."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    get_named_type,
    get_nullable_type,
    is_abstract_type,
    is_composite_type,
    is_required_argument,
)
from wagtail.models import Page

from forums_pages.models import Room, StableIdentity
from graphql_api.nodes import KIND_BY_MODEL, KINDS, node_id, node_uid
from tests.graphql_api.everything import core
from tests.graphql_api.leaks.canaries import LANGUAGES, Canaries
from tests.graphql_api.leaks.population import DAYS, EVERYWHERE, PASSWORD

# What tells of the caller, not of content.
NOT_CONTENT = ("rateLimit",)
# Which of a field's arguments go together; of several ways to ask, one is taken.
TOGETHER: Mapping[str, Sequence[tuple[str, ...]]] = {
    "edition": (("id",), ("forum", "ordinal")),
    "article": (("id",), ("slug",), ("slug", "forum")),
}
SIZES = ("first", "last")
# Cursors are of one list and order; hosts but one are refused.
LEFT_OUT = ("after", "before", "host")
# Stands for the token of a draft.
ANY_TOKEN = "any-token"
# What leads into a connection.
WAYS_IN = ("nodes", "edges", "node", "pageInfo")
MOST_DEPTH, MOST_KINDS = 5, 5
# What tells the public also that a page is there which only some may see.
TELLS_OF_LOCKS = ("route",)


@dataclass(frozen=True)
class Pools:
    """What arguments may say, by their name or by their type."""

    by_name: Mapping[str, Sequence[Any]]
    slugs: Sequence[str]
    ids: Sequence[str]


def pools_of(canaries: Canaries) -> Pools:
    """Return everything in the database by which something may be asked for."""
    paths = [page.get_url() for page in Page.objects.filter(depth__gt=1)]
    old = [f"/old-{pk}" for pk in Page.objects.values_list("pk", flat=True)]
    rows = [
        row for kind in KINDS for row in kind.model._default_manager.all() if getattr(row, "is_source", True)
    ]
    ids = [each for row in rows for each in (node_uid(row), *(node_id(row, code) for code in LANGUAGES))]
    searched = [
        f"zq{number}qz" for number, owner in enumerate(canaries.owners) if owner.model in KIND_BY_MODEL
    ]
    by_name = {
        "path": [*paths, *old],
        "code": list(StableIdentity.objects.values_list("code", flat=True)),
        "room": [str(guid) for guid in Room.objects.values_list("guid", flat=True)],
        "token": [ANY_TOKEN],
        "password": [PASSWORD, PASSWORD, "wrong"],
        "query": [*searched, *[EVERYWHERE] * len(searched)],
        **dict.fromkeys(("language", "heldIn", "interpretedInto"), ("fr", "en")),
        "country": ["TN", "GR", "XX"],
        "preset": ["CARD"],
        **dict.fromkeys(("goal", "number"), (11, 11, 3)),
        "year": [2029, 2030, 2031],
        "ordinal": [1, 2, 3],
        "first": [1, 2, 3, 100, 100],
        "last": [1, 2, 100],
        **dict.fromkeys(("day", "fromDay", "untilDay"), tuple(map(str, DAYS))),
    }
    return Pools(by_name, list(canaries.by_slug), ids)


@dataclass
class Part:
    """A part of a question: what goes before its braces, and what stands in them."""

    head: str
    kind: Any
    depth: int = 0
    inside: list["str | Part"] = field(default_factory=list)

    def render(self) -> str:
        told = (each if isinstance(each, str) else each.render() for each in self.inside)
        return f"{self.head} {{ __typename {' '.join(told)} }}"


class Questioner:
    """Makes one question; ``size`` is how many objects and lists of objects it asks for besides the first."""

    def __init__(self, pools: Pools, seed: int, size: int) -> None:
        self.pools, self.random, self.left = pools, Random(seed), size  # nothing secret
        self.aliases = 0
        # The type of what is asked for, if that is known.
        self.kind = ""

    def query(self, without: Sequence[str] = ()) -> str:
        """Return a query of one or two root fields, none of them ``without``."""
        root = core.query_type
        assert root is not None
        names = [name for name in root.fields if name not in (*NOT_CONTENT, *without)]
        chosen = [self.random.choice(names) for _ in range(self.random.randint(1, 2))]
        return self._grown([self._part(name, root.fields[name], 0) for name in chosen]).removeprefix("query ")

    def previewing(self, token: str, kind: str) -> str:
        """Return a query of what ``token`` opens, a node of the type ``kind``."""
        assert core.query_type is not None
        self.kind = kind
        part = self._part("preview", core.query_type.fields["preview"], 0)
        return self._grown([part]).replace(ANY_TOKEN, token)

    def unlocking(self) -> str:
        """Return a mutation that tries the password of a page."""
        assert core.mutation_type is not None
        part = self._part("unlock", core.mutation_type.fields["unlock"], 0)
        return f"mutation {self._grown([part])}"

    def _grown(self, parts: list[Part]) -> str:
        """Return a document of ``parts``, which have grown at random places until the size is reached."""
        growing = list(parts)
        while growing:
            part = growing.pop(self.random.randrange(len(growing)))
            growing += self._grow(part)
        return f"{{ {' '.join(part.render() for part in parts)} }}"

    def _grow(self, part: Part) -> list[Part]:
        """Ask for what ``part`` says itself, and for some of what it leads to."""
        if not is_abstract_type(part.kind):
            return self._fill(part)
        kinds = list(core.get_possible_types(part.kind))
        further = []
        sample = self.random.sample(kinds, min(len(kinds), MOST_KINDS))
        for kind in {
            kind.name: kind for kind in (*sample, *(each for each in kinds if each.name == self.kind))
        }.values():
            part.inside.append(Part(f"... on {kind.name}", kind, part.depth))
            further += self._fill(part.inside[-1], f"{kind.name}_")
        return further

    def _fill(self, part: Any, prefix: str = "") -> list[Part]:
        branches = []
        for name, each in part.kind.fields.items():
            if is_composite_type(get_named_type(each.type)):
                branches.append((name, each))
            else:
                # Fields of the same name may be of different types.
                alias = f"{prefix}{name}: " if prefix else ""
                part.inside.append(f"{alias}{name}{self._arguments(name, each.args)}")
        self.random.shuffle(branches)
        # The way into a list is no step of its own.
        steps = [each for each in branches if each[0] in WAYS_IN] or branches[: self.random.randint(1, 6)]
        found = []
        for name, each in steps:
            if name in WAYS_IN or (self.left > 0 and part.depth < MOST_DEPTH):
                self.left -= name not in WAYS_IN
                found.append(self._part(name, each, part.depth + (name not in WAYS_IN)))
        part.inside += found
        return found

    def _part(self, name: str, each: GraphQLField, depth: int) -> Part:
        # Under a name of its own no field is merged with another of other arguments.
        self.aliases += 1
        head = f"{name}_{self.aliases}: {name}{self._arguments(name, each.args)}"
        return Part(head, get_named_type(each.type), depth)

    def _arguments(self, of: str, arguments: Mapping[str, GraphQLArgument]) -> str:
        names = [name for name in arguments if name not in LEFT_OUT]
        if of in TOGETHER:
            way = self.random.choice(TOGETHER[of])
            names = [name for name in names if name in (*way, "locale")]
        given = {
            name: self._value(name, arguments[name].type)
            for name in names
            if self._is_given(of, name, arguments)
        }
        if len(given.keys() & set(SIZES)) > 1:
            del given["last"]
        return f"({', '.join(f'{name}: {value}' for name, value in given.items())})" if given else ""

    def _is_given(self, of: str, name: str, arguments: Mapping[str, GraphQLArgument]) -> bool:
        is_needed = is_required_argument(arguments[name]) or (of in TOGETHER and name != "locale")
        return is_needed or self.random.random() < 0.3

    def _value(self, name: str, kind: Any) -> str:
        kind = get_nullable_type(kind)
        if isinstance(kind, GraphQLList):
            values = (self._value(name, kind.of_type) for _ in range(self.random.randint(1, 3)))
            return f"[{', '.join(values)}]"
        if isinstance(kind, GraphQLEnumType):
            return str(self.random.choice(self.pools.by_name.get(name) or list(kind.values)))
        if isinstance(kind, GraphQLInputObjectType):
            return self._input(kind)
        return json.dumps(self._scalar(name, kind.name))

    def _input(self, kind: GraphQLInputObjectType) -> str:
        names = self.random.sample(list(kind.fields), min(len(kind.fields), self.random.randint(1, 2)))
        needed = [name for name, field in kind.fields.items() if isinstance(field.type, GraphQLNonNull)]
        chosen = {name: kind.fields[name] for name in (*names, *(each for each in needed if each in names))}
        return (
            f"{{ {', '.join(f'{name}: {self._value(name, field.type)}' for name, field in chosen.items())} }}"
        )

    def _scalar(self, name: str, kind: str) -> Any:
        if kind == "Boolean":
            return self.random.random() < 0.7
        if name in self.pools.by_name:
            return self.random.choice(self.pools.by_name[name])
        # A slug, an id or a uid is given where a text or an id is asked for.
        is_id = kind == "ID" or self.random.random() < 0.3
        return self.random.choice(self.pools.ids if is_id else self.pools.slugs)
