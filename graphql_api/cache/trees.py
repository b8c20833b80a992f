"""The tree as this process has read it last, for as long as nothing of it changes."""

import threading
from datetime import datetime

from graphql_api.cache.journal import Journal, Touched
from graphql_api.tree import KINDS, Tree, read_tree

# What the tree is made of. Any column of pages may be one of them but those that only say what it is about.
TABLES = ("wagtailcore_page", "wagtailcore_pageviewrestriction", "wagtailcore_locale")
COLUMNS = frozenset(
    {
        "id", "path", "depth", "numchild", "translation_key", "alias_of_id", "slug", "url_path", "locale_id",
        "live", "expire_at", "page_id", "page_ptr_id", "language_code", "is_source",
    }
)  # fmt: skip


class KeptTree:
    """Reads the tree, and reads it again once something of it has changed."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._lock = threading.Lock()
        self._tree: Tree | None = None
        self._number = 0

    def at(self, moment: datetime) -> Tree:
        """Return the tree at ``moment``, after all changes that the journal knows."""
        with self._lock:
            number = self._journal.head
            if self._tree is None or self._has_changed() or self._has_ended(moment):
                self._tree = read_tree(moment)
            self._number = number
            return self._tree

    def forget(self) -> None:
        """Read it anew the next time."""
        with self._lock:
            self._tree = None

    def _has_ended(self, moment: datetime) -> bool:
        ends_at = self._tree.ends_at if self._tree is not None else None
        return ends_at is not None and moment >= ends_at

    def _has_changed(self) -> bool:
        touched = self._journal.touched_since(self._number)
        if touched is None:
            return True
        return is_of_the_tree(touched)


def is_of_the_tree(touched: Touched) -> bool:
    """Return whether any of these changes may be one of the tree."""
    tables = (*TABLES, *(f"forums_pages_{kind}" for kind in KINDS))
    changed = (touched.get(table, set()) for table in tables)
    return any(columns is None or not COLUMNS.isdisjoint(columns) for columns in changed)
