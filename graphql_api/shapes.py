"""Statements behind the gate, compiled once for every reader who differs from another only in values.

What a reader may see decides how a statement is built only in the few ways that a ``Shape`` names. The
moment, the keys and which pages are closed are values, for which slots stand.
"""

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable
from operator import attrgetter, methodcaller
from threading import Lock
from types import FunctionType
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connection
from django.db.models import DateTimeField, QuerySet

from graphql_api.context import Asked
from graphql_api.prepared import Slot, SlotList, Statement
from graphql_api.visibility import Visibility
from media.presets import Preset

Keys = Collection[Any]
# Builds a query from a gate and from the keys that rows are looked for by; ``among`` takes them.
Build = Callable[..., QuerySet[Any]]
MOST_STATEMENTS = 500
# What tells two builders apart that were made by the same line, beside functions and tuples of these.
PLAIN = (str, int, frozenset, type, type(None))


class Given(NamedTuple):
    """What a statement is run for."""

    gate: Visibility
    keys: tuple[Keys, ...] = ()

    def list(self, place: int) -> Keys:
        """Return one of the lists of keys."""
        return self.keys[place]


# Stand for the keys, list by list.
KEYS = tuple(SlotList(methodcaller("list", place)) for place in range(3))
MOMENT: Any = Slot(attrgetter("gate.moment"), DateTimeField())


class Shape(NamedTuple):
    """All that decides how the gate's statements are built, beside values."""

    fields: frozenset[tuple[str, str]]
    presets: frozenset[Preset]
    has_closed: bool
    vendor: str


class _Tree:
    """Stands for the tree of a reader who is let past no restriction."""

    def __init__(self, shape: Shape) -> None:
        self.closed = SlotList(attrgetter("gate.tree.closed")) if shape.has_closed else ()
        self.closed_paths = SlotList(attrgetter("gate.tree.closed_paths")) if shape.has_closed else ()

    def open_of(self, kind: str, *, sources: bool) -> SlotList:
        return SlotList(lambda given: given.gate.tree.open_of(kind, sources=sources))


class _Gate(Visibility):
    """Stands for the gate of a reader who is let past no restriction."""

    def __init__(self, shape: Shape) -> None:
        super().__init__(MOMENT, asked=Asked(set(shape.fields), set(shape.presets)))
        self.tree: Any = _Tree(shape)


class _Statements:
    """The statements that were asked last, up to ``MOST_STATEMENTS`` of them."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, Statement] = OrderedDict()
        self._lock = Lock()

    def forget(self) -> None:
        with self._lock:
            self._kept.clear()

    def find(self, name: Hashable, make: Callable[[], Statement]) -> Statement:
        with self._lock:
            found = self._kept.get(name)
            if found is not None:
                self._kept.move_to_end(name)
                return found
        found = make()
        with self._lock:
            self._kept[name] = found
            if len(self._kept) > MOST_STATEMENTS:
                self._kept.popitem(last=False)
        return found


_statements = _Statements()


def forget_statements() -> None:
    """Compile every statement anew: for whoever changes how the gate builds them, such as a test."""
    _statements.forget()


def statement_for(
    gate: Visibility, build: Build, lists: int, made_ready: Callable[[QuerySet[Any]], QuerySet[Any]]
) -> Statement | None:
    """Return the statement that ``build`` makes; None where it has to be built for this reader alone.

    ``build`` takes so many ``lists`` of keys beside the gate. The query is ``made_ready``, then compiled.
    """
    shape, name = _shape_of(gate), _identity(build)
    if shape is None or name is None:
        return None
    return _statements.find((shape, name), lambda: Statement(made_ready(build(_Gate(shape), *KEYS[:lists]))))


def _shape_of(gate: Visibility) -> Shape | None:
    if not settings.GRAPHQL_PREPARED or gate.lifted or not gate.is_ordinary:
        return None
    asked = gate.asked
    return Shape(frozenset(asked.fields), frozenset(asked.presets), bool(gate.tree.closed), connection.vendor)


def _identity(value: Any) -> Hashable:
    """Return what is equal for builders that build the same; None where that cannot be told."""
    if isinstance(value, FunctionType):
        return _identity_of_function(value)
    if isinstance(value, tuple):
        found = tuple(_identity(each) for each in value)
        return None if None in found else found
    return (type(value), value) if isinstance(value, PLAIN) or _is_frozen(value) else None


def _is_frozen(value: Any) -> bool:
    """Return whether ``value`` is of a dataclass that never changes, all through."""
    params: Any = getattr(type(value), "__dataclass_params__", None)
    try:
        return params is not None and params.frozen and hash(value) is not None
    except TypeError:
        return False


def _identity_of_function(function: FunctionType) -> Hashable:
    closed_over = tuple(_identity(cell.cell_contents) for cell in function.__closure__ or ())
    defaults = function.__defaults__ is None and function.__kwdefaults__ is None
    return (
        (function.__module__, function.__code__, closed_over)
        if defaults and None not in closed_over
        else None
    )
