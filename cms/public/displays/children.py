"""Inline children of a page, as the database has them or as an editor's form holds them unsaved."""

from collections.abc import Iterable
from typing import Any

from django.db.models import prefetch_related_objects


def children_of(parents: Iterable[Any], relation: str, *related: str) -> list[tuple[Any, list[Any]]]:
    """Return each parent with its children in order, with what ``related`` names loaded.

    The number of queries does not depend on the number of parents or children.
    """
    parents = list(parents)
    stored = [parent for parent in parents if parent.pk and not getattr(parent, relation).is_deferring]
    if stored:
        prefetch_related_objects(stored, relation)
    found = [(parent, in_order(getattr(parent, relation).all())) for parent in parents]
    load([child for _parent, children in found for child in children], *related)
    return found


def children(parent: Any, relation: str, *related: str) -> list[Any]:
    """Return the children of one parent in order, with what ``related`` names loaded."""
    return children_of([parent], relation, *related)[0][1]


def load(records: list[Any], *related: str) -> None:
    """Load what ``related`` names for all the records at once; an empty choice in a form is passed over."""
    for path in related:
        first = path.split("__", maxsplit=1)[0]
        chosen = [record for record in records if getattr(record, f"{first}_id", None)]
        if chosen:
            prefetch_related_objects(chosen, path)


def in_order(records: Iterable[Any]) -> list[Any]:
    """Return orderable records by their order; those without one yet come last, as they are."""

    def place(record: Any) -> tuple[bool, int]:
        return record.sort_order is None, record.sort_order or 0

    return sorted(records, key=place)
