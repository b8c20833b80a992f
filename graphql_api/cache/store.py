"""What this process keeps: so many answers, of which the longest unused give way."""

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, reduce
from operator import or_
from time import monotonic
from typing import Any

from django.conf import settings
from django.db import connection

from graphql_api.cache import shared
from graphql_api.cache.calendar import Calendar
from graphql_api.cache.entries import Checker, Entry
from graphql_api.cache.journal import Journal, merged
from graphql_api.cache.notes import changes_since
from graphql_api.cache.tags import Tags, tags_of_statement
from graphql_api.cache.trees import KeptTree
from graphql_api.cache.triggers import is_known, watched_tables
from graphql_api.cache.turns import Turns
from graphql_api.consulting import ConsultedTree
from graphql_api.recording.mentions import mentions_in
from graphql_api.recording.recorder import Recorded, Recorder, recording

logger = logging.getLogger("graphql_api")


@dataclass
class Making:
    """An answer that is being made; ``keep`` is called with it once it is there and may be kept."""

    recorder: Recorder
    keep: Callable[[Any], Entry | None]


@dataclass
class Counts:
    """What became of answers, for those who measure."""

    hits: int = 0
    misses: int = 0
    thrown: int = 0
    # Found where another process had kept them.
    shared: int = 0


class Store:
    """Keeps answers, and hands out those that are true."""

    def __init__(self) -> None:
        self.journal = Journal()
        self.trees = KeptTree(self.journal)
        self.checker = Checker(self.journal, self.trees, Calendar(self.journal))
        self.turns = Turns()
        self.counts = Counts()
        self._entries: OrderedDict[Hashable, Entry] = OrderedDict()
        self._lock = threading.Lock()
        self._looking = threading.Lock()
        self._trusted_until = 0.0

    def find(self, key: Hashable, moment: datetime, number: int) -> Entry | None:
        """Return the answer that is kept under ``key`` and is true at ``moment``; None if there is none.

        ``number`` is how many changes are known.
        """
        with self._lock:
            entry = self._entries.get(key)
            if entry is not None:
                self._entries.move_to_end(key)
        if entry is not None and self.checker.is_true(entry, number, moment):
            self.counts.hits += 1
            return entry
        if entry is not None:
            self.counts.thrown += 1
            self.drop(key, entry)
        found = self._find_shared(key, moment, number)
        if found is None:
            self.counts.misses += 1
        return found

    def _find_shared(self, key: Hashable, moment: datetime, number: int) -> Entry | None:
        """Return what another process has made, if it is still true, and keep it here, too."""
        found = shared.find(key)
        if found is None or (found.entry.dies_at is not None and moment >= found.entry.dies_at):
            return None
        notes, _place = changes_since(found.place)
        if notes is None:
            return None
        touched = merged((each.table, each.columns) for each in notes)
        if not self.checker.holds(found.entry, touched, number, moment):
            return None
        self.counts.shared += 1
        self._put(key, found.entry)
        return found.entry

    def number(self) -> int:
        """Return how many changes are known, by a look at the database that is as young as the setting says.

        Whoever changes something waits for as long before its editor is told so (``operations.settling``).
        """
        if not self.has_looked(monotonic()):
            # One looks, and the others know what that one saw.
            with self._looking:
                if not self.has_looked(monotonic()):
                    return self.look()
        return self.journal.head

    def look(self) -> int:
        """Look at the database, and return how many changes are known."""
        looked_at = monotonic()
        number = self.journal.catch_up()
        self._trusted_until = looked_at + _setting("looks_every")
        return number

    def has_looked(self, now: float) -> bool:
        """Return whether the last look at the database is young enough, on the monotonic clock."""
        return now < self._trusted_until

    def drop(self, key: Hashable, entry: Entry) -> None:
        """Throw an answer away."""
        with self._lock:
            if self._entries.get(key) is entry:
                del self._entries[key]

    @contextmanager
    def making(self, key: Hashable, moment: datetime) -> Iterator[Making]:
        """Record what an answer is made of, to keep it under ``key``."""
        self.number()
        number, place = self.journal.here()
        trees: list[Any] = []

        def tree_of(recorder: Recorder) -> ConsultedTree:
            if not trees:
                with recorder.aside():
                    trees.append(self.trees.at(moment))
            return ConsultedTree(trees[0], recorder)

        recorder = Recorder.starting(moment, tree_of)
        with recording(recorder, connection):
            yield Making(recorder, lambda answer: self._keep(key, answer, recorder, (number, place), trees))

    def forget(self) -> None:
        """Throw everything away."""
        with self._lock:
            self._entries.clear()
        self.journal.forget()
        self.trees.forget()
        self._trusted_until = 0.0

    def _keep(
        self, key: Hashable, answer: Any, recorder: Recorder, here: tuple[int, Any], trees: list[Any]
    ) -> Entry | None:
        number, place = here
        moment, dies_at = recorder.moment.plain, recorder.watch.ends_at
        for table in {table for each in recorder.statements for table in mentions_in(each.sql)}:
            if not is_known(table, _watched()):
                recorder.refuse(f"nobody watches {table}")
        if any(_reckons_with_time(each) for each in recorder.statements):
            recorder.refuse("a statement reckons with the moment")
        if recorder.refused or (dies_at is not None and dies_at <= moment):
            logger.info("answer_not_kept reason=%s", recorder.refused or "it is true for a moment only")
            return None
        tree = trees[0] if trees else self.trees.at(moment)
        readings = tuple(each.sealed(tree) for each in recorder.statements)
        tags = _tags_of(recorder.statements) if settings.GRAPHQL_EDGE is not None else None
        ends_at = self.checker.ends(readings, moment, dies_at, tree)
        entry = Entry(answer, readings, recorder.consulted, number, ends_at, dies_at, tree, tags)
        self._put(key, entry)
        shared.keep(key, entry, place)
        return entry

    def _put(self, key: Hashable, entry: Entry) -> None:
        with self._lock:
            self._entries[key] = entry
            while len(self._entries) > _setting("answers"):
                self._entries.popitem(last=False)


def _reckons_with_time(statement: Recorded) -> bool:
    """Return whether the database moves an instant by some time: from which to which, nobody here knows."""
    return "dtdelta" in statement.sql or any(isinstance(each, timedelta) for each in statement.parameters)


def _tags_of(statements: Iterable[Recorded]) -> Tags:
    each_of = (tags_of_statement(each.sql, each.read, each.rows) for each in statements)
    return reduce(or_, each_of, Tags())


def _setting(name: str) -> float:
    kept: dict[str, float] = settings.GRAPHQL_CACHE or {"answers": 0, "looks_every": 0}
    return kept[name]


@cache
def _watched() -> dict[str, tuple[str, ...]]:
    return watched_tables()


store = Store()
