"""Answers that another process has made, found in the cache that processes share.

Each comes with what it was made of and the place in the journal that it agrees with, and is checked like
one's own. One that cannot be read, or whose changes are forgotten, is made anew. What is unpickled here,
Django's cache would unpickle anyway: whoever may write into it is trusted.
"""

import logging
import pickle
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from hashlib import blake2b
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.cache import caches

from graphql_api.cache.build import fingerprint
from graphql_api.cache.entries import Entry
from graphql_api.cache.journal import KEPT_FOR
from graphql_api.recording.moments import Moment, MomentDay, Watch

logger = logging.getLogger("graphql_api")
# Afterwards its changes may be forgotten.
SECONDS = int(KEPT_FOR.total_seconds() / 2)


@dataclass(frozen=True)
class Found:
    """What another process has kept, and the place in the journal up to which it is known to be true."""

    entry: Entry
    place: Any


def find(key: Hashable) -> Found | None:
    """Return what is kept under ``key``, whether it is still true or not; None if nothing is."""
    shared = _shared()
    text = shared.get(_name_of(key)) if shared is not None else None
    if text is None:
        return None
    try:
        answer, readings, consulted, ends_at, dies_at, tags, place = pickle.loads(text)  # noqa: S301  # see above
    except Exception:
        # Of a version that wrote otherwise.
        logger.exception("A shared answer could not be read")
        return None
    return Found(Entry(answer, readings, consulted, 0, ends_at, dies_at, None, tags), place)


def keep(key: Hashable, entry: Entry, place: Any) -> None:
    """Let other processes find an answer that agrees with ``place``."""
    shared = _shared()
    if shared is None or place is None:
        return
    made_of = (entry.answer, entry.readings, entry.consulted, entry.ends_at, entry.dies_at, entry.tags, place)
    try:
        text = _pickled(made_of)
    except (pickle.PicklingError, AttributeError, TypeError):
        logger.exception("An answer could not be shared")
        return
    shared.set(_name_of(key), text, SECONDS)


class _Pickler(pickle.Pickler):
    """Keeps moments what they are: given anew, they are those of another answer."""

    def reducer_override(self, obj: Any) -> Any:
        if type(obj) is Moment:
            return _moment, (obj.plain, obj.shift)
        if type(obj) is MomentDay:
            return _day, (obj.moment.plain, obj.moment.shift)
        return NotImplemented


def _moment(plain: datetime, shift: Any) -> Moment:
    return Moment.of(plain, Watch(), shift)


def _day(plain: datetime, shift: Any) -> MomentDay:
    return MomentDay.of(_moment(plain, shift))


def _pickled(value: Any) -> bytes:
    buffer = BytesIO()
    _Pickler(buffer, pickle.HIGHEST_PROTOCOL).dump(value)
    return buffer.getvalue()


def _shared() -> Any:
    name = (settings.GRAPHQL_CACHE or {}).get("shared")
    return caches[name] if name else None


@cache
def prefix() -> str:
    """Return what the names of all answers of this program begin with; it takes a tenth of a second, once."""
    return f"answer:{fingerprint()}"


def _name_of(key: Hashable) -> str:
    return f"{prefix()}:{blake2b(repr(key).encode(), digest_size=16).hexdigest()}"
