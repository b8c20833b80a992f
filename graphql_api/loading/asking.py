"""Runs queries that pass the gate: compiled once wherever they can be, and built anew where they cannot."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db.models import QuerySet

from graphql_api.loading.peers import Peers, load, load_of
from graphql_api.loading.reading import Reading
from graphql_api.loading.rows import made_of, plainly
from graphql_api.shapes import Build, Given, Keys, statement_for


def asked(reading: Reading, build: Build, *keys: Keys) -> Callable[[], list[Any]]:
    """Return what runs the query that ``build`` makes for ``keys``; its rows are no group yet.

    What ``build`` raises about input is raised at once.
    """
    statement = statement_for(reading.gate, build, len(keys), plainly)
    if statement is None:
        rows: QuerySet[Any] = plainly(build(reading.gate, *keys))
        return lambda: list(rows)
    return lambda: list(made_of(statement, statement.run(Given(reading.gate, keys))))


def rows_of(reading: Reading, build: Build, keys: Keys) -> list[Any]:
    """Return the rows of the query that ``build`` makes for ``keys``; none without any key."""
    return asked(reading, build, keys)() if keys else []


def values_of(reading: Reading, build: Build, keys: Keys) -> Iterable[Sequence[Any]]:
    """Return what the query of ``values_list()`` finds that ``build`` makes for ``keys``, if any."""
    if not keys:
        return ()
    statement = statement_for(reading.gate, build, 1, plainly)
    return build(reading.gate, keys) if statement is None else statement.run(Given(reading.gate, (keys,)))


def group_of(reading: Reading, build: Build, keys: Keys) -> list[Any]:
    """Return ``rows_of`` as one group."""
    return load(reading, rows_of(reading, build, keys))


def group_of_owners(owners: Peers, attribute: str, build: Build) -> list[Any]:
    """Return the group of what belongs to ``owners`` by the foreign key ``attribute`` (``page_id``)."""
    return load_of(owners, attribute, rows_of(owners.reading, build, owners.keys()))
