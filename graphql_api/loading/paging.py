"""Pages of a list, in one statement each: of the whole list, or of every row's own list at once."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import F, Model, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from graphql_api.errors import InvalidInputError
from graphql_api.loading.asking import asked, rows_of
from graphql_api.loading.cursors import Ordering
from graphql_api.loading.peers import Peers, load, load_of, peers_of
from graphql_api.loading.reading import Reading
from graphql_api.loading.relations import Rows, counts_of
from graphql_api.prepared import among
from graphql_api.recording.parts import Part, part_of, parts_of_each
from graphql_api.visibility import Visibility

DEFAULT_SIZE = 20
MAX_SIZE = 100


@dataclass(frozen=True)
class Range:
    """Which part of a list is asked for, in Relay's words."""

    first: int | None = None
    after: str | None = None
    last: int | None = None
    before: str | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be answered, before any statement."""
        if self.first is not None and self.last is not None:
            raise InvalidInputError("Give either first or last, not both.")
        for name, size in (("first", self.first), ("last", self.last)):
            if size is not None and not 1 <= size <= MAX_SIZE:
                raise InvalidInputError(f"{name} must be from 1 to {MAX_SIZE}; it is {size}.")

    @property
    def size(self) -> int:
        """The number of rows asked for."""
        return self.first or self.last or DEFAULT_SIZE

    @property
    def backwards(self) -> bool:
        """Whether the rows are counted from the end."""
        return self.last is not None


@dataclass
class Edge:
    """A row of a page, with its cursor."""

    node: Any
    ordering: Ordering

    @property
    def cursor(self) -> str:
        """The place of the row in the list."""
        return self.ordering.cursor(self.node)


@dataclass
class Slice:
    """A page of a list, and the source object of connections and their ``PageInfo``.

    Its rows are loaded when they are asked for: who wants to know only how many there are loads none.
    """

    load: Callable[[], Part]
    window: Range
    ordering: Ordering
    count: Callable[[], int]

    @cached_property
    def found(self) -> Part:
        """The rows in the order of reading, and whether the list goes on."""
        return self.load()

    @property
    def has_more(self) -> bool:
        """Whether the list goes on in the direction of reading."""
        return self.found.look_beyond()

    @cached_property
    def nodes(self) -> list[Any]:
        """The rows of the page, in the order of the list."""
        rows = self.found.rows
        return rows[::-1] if self.window.backwards else rows

    @cached_property
    def edges(self) -> list[Edge]:
        """The rows with their cursors."""
        return [Edge(node, self.ordering) for node in self.nodes]

    @property
    def page_info(self) -> "Slice":
        """The page says itself how to go on."""
        return self

    @property
    def has_next_page(self) -> bool:
        """Whether rows follow, as far as Relay asks: also when the list was read from its end."""
        return self.window.before is not None if self.window.backwards else self.has_more

    @property
    def has_previous_page(self) -> bool:
        """Whether rows go before."""
        return self.has_more if self.window.backwards else self.window.after is not None

    @property
    def start_cursor(self) -> str | None:
        """The cursor of the first row."""
        return self.edges[0].cursor if self.nodes else None

    @property
    def end_cursor(self) -> str | None:
        """The cursor of the last row."""
        return self.edges[-1].cursor if self.nodes else None

    @property
    def total_count(self) -> int:
        """How many rows the whole list has; counted unless the page is known to hold all of them."""
        begins = self.window.after is None and self.window.before is None
        return len(self.nodes) if "found" in self.__dict__ and begins and not self.has_more else self.count()


def slice_of(reading: Reading, rows: Rows, ordering: Ordering, window: Range) -> Any:
    """Return the part of ``rows`` that is asked for: a ``Slice``, which connections are views on."""
    beyond = _beyond(ordering, window) or None
    size, backwards = window.size, window.backwards

    def build(gate: Visibility) -> QuerySet[Any]:
        cut = ordering.annotate(rows(gate)).filter(beyond or Q())
        return cut.order_by(*ordering.terms(backwards=backwards))[: size + 1]

    page = asked(reading, build)

    def find() -> Part:
        part = part_of(page(), size)
        load(reading, part.rows)
        return part

    return Slice(find, window, ordering, lambda: rows(reading.gate).count())


def slice_of_each(
    row: Model,
    owner: str,
    rows: Rows,
    ordering: Ordering,
    window: Range,
    name: Hashable,
    load_rows: Callable[[Peers, str, Iterable[Any]], list[Any]] = load_of,
) -> Any:
    """Return the part (``Slice``) of the list of ``row`` that is asked for; its peers' parts come with it.

    ``owner`` is the foreign key (or annotation) by which the list belongs to the row; ``name`` says which
    list it is. ``load_rows`` runs the query, and may put other rows in the place of those that it finds.
    """
    peers = peers_of(row)
    beyond = _beyond(ordering, window) or None
    size, backwards = window.size, window.backwards

    def find(peers: Peers) -> dict[Any, Part]:
        of_several = len(peers.keys()) > 1

        def build(gate: Visibility, keys: Any) -> QuerySet[Any]:
            cut = ordering.annotate(rows(gate).filter(among(owner, keys))).filter(beyond or Q())
            terms = ordering.terms(backwards=backwards)
            if of_several:
                place = Window(RowNumber(), partition_by=F(owner), order_by=terms)
                return cut.annotate(place=place).filter(place__lte=size + 1).order_by(*terms)
            return cut.order_by(*terms)[: size + 1]

        found = rows_of(peers.reading, build, peers.keys())
        shown, parts = parts_of_each(found, size, owner, peers.keys())
        for each in load_rows(peers, owner, shown):
            parts[getattr(each, owner)].rows.append(each)
        return parts

    def count(peers: Peers) -> dict[Any, int]:
        return counts_of(peers, owner, rows)

    return Slice(
        lambda: peers.find(row, (name, ordering.name, window), find) or Part([]),
        window,
        ordering,
        lambda: peers.find(row, ("count", name), count) or 0,
    )


def _beyond(ordering: Ordering, window: Range) -> Q:
    """Return the predicate of the rows between the cursors. Raise InvalidInputError for a wrong one."""
    condition = Q()
    if window.after is not None:
        condition &= ordering.beyond(window.after)
    if window.before is not None:
        condition &= ordering.beyond(window.before, backwards=True)
    return condition
