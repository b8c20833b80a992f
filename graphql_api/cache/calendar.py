"""When statements that are given the moment may next return something else, although nothing is changed."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from django.apps import apps
from django.db.models import DateTimeField

from graphql_api.cache.journal import Journal
from graphql_api.recording.mentions import mentions_in
from graphql_api.recording.moments import STEP, DayText, MomentDay, day_ends_at, shift_of
from graphql_api.recording.recorder import Reading

# So far ahead of the moment every instant is known; statements that depend on it are run again by then.
AHEAD = timedelta(days=1)
# What is compared with the moment lies no farther away from it than this: a session lasts three hours.
WIDEST = timedelta(days=1)


class Calendar:
    """The instants to come in the columns that statements compare with the moment, read once a day."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._known: dict[tuple[str, str], tuple[int, datetime, list[datetime]]] = {}

    def next_after(self, moment: datetime, readings: Iterable[Reading]) -> datetime | None:
        """Return by when one of the statements is to be run again; None if none is given the moment."""
        found: list[datetime] = []
        for reading in readings:
            ends = (day_ends_at(each, moment) for each in reading.parameters)
            found += [each for each in ends if each is not None]
            for shift in shifts_in(reading):
                found += [moment + AHEAD, *self._after(reading, moment, shift)]
        return min(found, default=None)

    def _after(self, reading: Reading, moment: datetime, shift: timedelta) -> Iterator[datetime]:
        for table, columns in mentions_in(reading.sql).items():
            for column in columns & instants_of(table).keys():
                instants = self._instants(table, column, moment)
                place = bisect_left(instants, moment + shift)
                yield from (max(each - shift, moment + STEP) for each in instants[place : place + 1])

    def _instants(self, table: str, column: str, moment: datetime) -> list[datetime]:
        number = self._journal.head
        known = self._known.get((table, column))
        if known is not None and self._is_still_true(table, column, moment, known):
            return known[2]
        model, name = instants_of(table)[column]
        between = {f"{name}__gte": moment - WIDEST, f"{name}__lt": moment + 2 * AHEAD + WIDEST}
        rows = model._base_manager.filter(**between).order_by(name)
        found = list(rows.values_list(name, flat=True).distinct())
        self._known[table, column] = (number, moment, found)
        return found

    def _is_still_true(self, table: str, column: str, moment: datetime, known: Any) -> bool:
        number, read_at, _found = known
        touched = self._journal.touched_since(number)
        if touched is None or not read_at <= moment < read_at + AHEAD:
            return False
        columns = touched.get(table, set())
        return columns is not None and column not in columns


def depends_on_the_moment(reading: Reading) -> bool:
    """Return whether a statement is given the moment, or its day."""
    return any(
        shift_of(each) is not None or isinstance(each, DayText | MomentDay) for each in reading.parameters
    )


def shifts_in(reading: Reading) -> set[timedelta]:
    """Return how far from the moment of its answer the moments lie that a statement is given."""
    return {shift for each in reading.parameters if (shift := shift_of(each)) is not None}


@lru_cache(maxsize=512)
def instants_of(table: str) -> Mapping[str, tuple[Any, str]]:
    """Return the columns of a table that hold instants, with their model and name."""
    models = (model for model in apps.get_models(include_auto_created=True) if model._meta.db_table == table)
    return {
        str(field.column): (model, field.name)
        for model in models
        for field in model._meta.local_concrete_fields
        if isinstance(field, DateTimeField)
    }
