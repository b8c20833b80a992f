"""Orders of listings that are the same on every database: SQLite and PostgreSQL differ about the unknown."""

from collections.abc import Sequence
from typing import Any

from django.db.models import F
from django.db.models.expressions import OrderBy


def unknown_at_the_end(name: str) -> OrderBy:
    """Return the order by ``name``, unknown values last; that by ``-name`` is its exact reverse."""
    field = F(name.removeprefix("-"))
    return field.desc(nulls_first=True) if name.startswith("-") else field.asc(nulls_last=True)


class UnknownAtTheEnd:
    """For views of listings: whichever heading an editor sorts by, rows without that value come last.

    Turned round, they lead: what has no date yet is still to come. Search results are left alone, since
    Wagtail's search sorts by the names of fields only.
    """

    ordering: str | Sequence[str] | None
    is_searching: bool

    def order_queryset(self, queryset: Any) -> Any:
        """Sort by what was asked for; the primary key decides between equals."""
        if self.is_searching or not self.ordering:
            return super().order_queryset(queryset)  # type: ignore[misc]  # The view behind it has it.
        names = [self.ordering] if isinstance(self.ordering, str) else [*self.ordering]
        if names[-1] not in ("pk", "-pk"):
            names.append("-pk" if names[0].startswith("-") else "pk")
        return queryset.order_by(*map(unknown_at_the_end, names))
