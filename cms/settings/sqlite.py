"""How this project uses SQLite: one writer at a time, readers never wait, nothing is lost on a crash."""

from pathlib import Path
from typing import Any


def sqlite_database(path: Path) -> dict[str, Any]:
    """Return Django's settings for a SQLite file with a write-ahead log.

    ``IMMEDIATE`` transactions take the write lock at the start, so that two editors wait for one
    another (up to twenty seconds) instead of failing with "database is locked" half-way. Connections
    stay open: the last one to close takes the log's index with it, and on a full disk nobody could make
    a new one, not even to read.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "ATOMIC_REQUESTS": False,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
                "PRAGMA cache_size=-32000; PRAGMA mmap_size=134217728; PRAGMA temp_store=MEMORY;"
            ),
        },
    }
