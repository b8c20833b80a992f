"""An answer with what it was made of, and whether it is still true."""

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection

from graphql_api.cache.calendar import Calendar, depends_on_the_moment
from graphql_api.cache.journal import Journal, Touched
from graphql_api.cache.tags import Tags, tags_of_statement
from graphql_api.cache.trees import KeptTree
from graphql_api.cache.triggers import MADE_OF
from graphql_api.consulting import named, says_the_same
from graphql_api.recording.lists import like, question_of
from graphql_api.recording.mentions import mentions_in
from graphql_api.recording.moments import parameter_at
from graphql_api.recording.recorder import Reading


@dataclass(slots=True)
class Entry:
    """What an answer says, and all that it hangs on."""

    answer: Any
    readings: tuple[Reading, ...]
    consulted: Mapping[Any, Any]
    # How many changes of the journal it agrees with, and until when it does without another look.
    number: int
    ends_at: datetime | None
    # When something turns out differently for sure; it is made anew then.
    dies_at: datetime | None
    tree: Any = None
    # For caches in front; None while there are none.
    tags: Tags | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)


@dataclass(frozen=True)
class Checker:
    """Knows what has changed, and what that means for an entry."""

    journal: Journal
    trees: KeptTree
    calendar: Calendar

    def is_true(self, entry: Entry, number: int, moment: datetime) -> bool:
        """Return whether the entry is what would be answered at ``moment``, after ``number`` changes."""
        if entry.number == number and (entry.ends_at is None or moment < entry.ends_at):
            return True
        with entry.lock:
            return self._look(entry, number, moment)

    def _look(self, entry: Entry, number: int, moment: datetime) -> bool:
        if entry.dies_at is not None and moment >= entry.dies_at:
            return False
        touched = self.journal.touched_since(entry.number)
        return touched is not None and self.holds(entry, touched, number, moment)

    def holds(self, entry: Entry, touched: Touched, number: int, moment: datetime) -> bool:
        """Return whether the entry is true after what was ``touched``, which is all until ``number``."""
        tree = self.trees.at(moment)
        if tree is not entry.tree and not says_the_same(tree, entry.consulted):
            return False
        is_due = entry.ends_at is not None and moment >= entry.ends_at
        for reading in entry.readings:
            given = [_anew(each, moment, tree) for each in reading.parameters]
            is_doubtful = is_touched(reading.sql, touched) or given_otherwise(reading, given)
            if (is_doubtful or (is_due and depends_on_the_moment(reading))) and not _returns_the_same(
                reading, given, entry, tree
            ):
                return False
        entry.ends_at = self.ends(entry.readings, moment, entry.dies_at, tree)
        entry.number, entry.tree = number, tree
        return True

    def ends(
        self, readings: Iterable[Reading], moment: datetime, dies_at: datetime | None, tree: Any
    ) -> datetime | None:
        """Return until when an answer stays true while nothing changes."""
        ends = (self.calendar.next_after(moment, readings), dies_at, tree.ends_at)
        return min((each for each in ends if each is not None), default=None)


def is_touched(sql: str, touched: Touched) -> bool:
    """Return whether a statement mentions something that was changed."""
    for table, columns in mentions_in(sql).items():
        changed = touched.get(MADE_OF.get(table, table), set())
        if changed is None or (changed and table in MADE_OF) or not columns.isdisjoint(changed):
            return True
    return False


def given_otherwise(reading: Reading, given: list[Any]) -> bool:
    """Return whether the tree says something else than it said to the statement."""
    return any(
        question_of(before) is not None and before != now
        for before, now in zip(reading.parameters, given, strict=True)
    )


def _anew(parameter: Any, moment: datetime, tree: Any) -> Any:
    question = question_of(parameter)
    return parameter_at(parameter, moment) if question is None else like(parameter, named(tree, question))


def _returns_the_same(reading: Reading, given: list[Any], entry: Entry, tree: Any) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(reading.sql, given)
        rows = cursor.fetchall()
    if entry.tags is not None:
        # Other rows may say the same.
        entry.tags |= tags_of_statement(reading.sql, reading.columns, rows)
    return reading.is_said_by(rows, tree)
