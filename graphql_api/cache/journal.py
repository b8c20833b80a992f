"""What has changed since, as this process has read it from the database's own notes (``triggers``)."""

import threading
from collections.abc import Iterable
from datetime import timedelta
from time import monotonic
from typing import Any

from django.utils import timezone

from graphql_api.cache.notes import changes_since
from graphql_api.cache.versions import whole_version_of
from graphql_api.models import Change

# How many changes a process remembers. Whoever kept an answer for longer than that makes it anew.
REMEMBERED = 20_000
# How long the database keeps its notes. Who has not looked for half as long does not know what it missed.
KEPT_FOR = timedelta(days=1)

# The changed columns by table; None: of a row that came or went.
Touched = dict[str, set[str] | None]


class Journal:
    """Numbers the changes in the order in which this process has learned of them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._changes: list[tuple[str, str]] = []
        # How many changes were forgotten again, and how often everything was.
        self._first = 0
        self._place: Any = None
        self._looked_at = monotonic()
        self._touched: dict[int, Touched] = {}
        # Up to which version everything is known; see ``versions``.
        self.version = 0

    @property
    def head(self) -> int:
        """How many changes are known."""
        return self._first + len(self._changes)

    def here(self) -> tuple[int, Any]:
        """Return how many changes are known, and the place in the database's notes after them."""
        with self._lock:
            return self.head, self._place

    def catch_up(self) -> int:
        """Read what has been committed until now, and return how many changes are known."""
        with self._lock:
            looked_at = monotonic()
            found = self._read()
            if found is None or looked_at - self._looked_at > KEPT_FOR.total_seconds() / 2:
                # Nobody knows what happened in between: whatever was kept until now is kept no longer.
                self._first, self._changes, found = self.head + 1, [], []
                self._touched = {}
            self._looked_at = looked_at
            if found:
                self._changes += found
                self._touched = {}
                forgotten = max(len(self._changes) - REMEMBERED, 0)
                self._first += forgotten
                del self._changes[:forgotten]
            # Last, so that whoever reads it first knows of all those changes afterwards.
            self.version = whole_version_of(self._place)
            return self.head

    def touched_since(self, number: int) -> Touched | None:
        """Return what was changed after the first ``number`` changes; None if that is not remembered."""
        with self._lock:
            if number < self._first:
                return None
            if number not in self._touched:
                self._touched[number] = merged(self._changes[number - self._first :])
            return self._touched[number]

    def forget(self) -> None:
        """Forget everything, and with it whatever was kept."""
        with self._lock:
            self._first, self._changes, self._place, self._touched = self.head + 1, [], None, {}

    def _read(self) -> list[tuple[str, str]] | None:
        """Return the changes since the last time; None if they cannot be known, as at the first time."""
        found, self._place = changes_since(self._place)
        return None if found is None else [(each.table, each.columns) for each in found]


def throw_away_changes() -> int:
    """Delete the notes that nobody needs any more, and return how many; the last one tells where they end."""
    old = Change.objects.filter(made_at__lt=timezone.now() - KEPT_FOR)
    last = Change.objects.order_by("-pk").values("pk")[:1]
    return old.exclude(pk__in=list(last.values_list("pk", flat=True))).delete()[0]


def merged(changes: Iterable[tuple[str, str]]) -> Touched:
    """Return which columns were changed, by table."""
    found: Touched = {}
    for table, columns in changes:
        known = found.setdefault(table, set())
        if columns == "*":
            found[table] = None
        elif known is not None:
            known.update(columns.split(",")[:-1])
    return found
