"""Keeps Wagtail's search index up to date, for many things together where somebody saves many at once."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from wagtail.search.backends import get_search_backends

_waiting: ContextVar[list[Any] | None] = ContextVar("waiting to be found", default=None)


@contextmanager
def found_together() -> Iterator[None]:
    """Save in here: the index learns of all new things together at the end; of none where that fails."""
    token = _waiting.set([])
    try:
        yield
        together: dict[type[Any], list[Any]] = defaultdict(list)
        for thing in _waiting.get() or ():
            together[type(thing)].append(thing)
    finally:
        _waiting.reset(token)
    for backend in get_search_backends(with_auto_update=True):
        for model, things in together.items():
            backend.add_bulk(model, things)


def is_found_later(thing: Any) -> bool:
    """Return whether the index learns of ``thing`` later; then it is remembered."""
    waiting = _waiting.get()
    if waiting is None:
        return False
    waiting.append(thing)
    return True
