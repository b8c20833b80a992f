"""A folder with the demonstration, as ``make demo`` leaves it: made once, copied for whoever needs one."""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parent.parent.parent
KEPT = CHECKOUT / "var" / "e2e"
# What decides how a freshly loaded demonstration looks.
INGREDIENTS = (
    *("cms/demo", "cms/settings", "forums_pages/data", "forums_pages/migrations", "forums_pages/models"),
    "graphql_api/migrations",
    *("forums_pages/roles", "media/migrations", "media/models", "requirements.txt"),
)


class Folder:
    """One copy of the demonstration: a database, uploads and the server's log."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def database(self) -> Path:
        return self.path / "db.sqlite3"

    @property
    def media(self) -> Path:
        return self.path / "media"

    def environment(self, **more: str) -> dict[str, str]:
        """Return what a process needs to work on this folder."""
        own = {"DJANGO_SETTINGS_MODULE": "tests.live.settings", "LIVE_FOLDER": str(self.path)}
        return {**os.environ, **own, **more}

    def manage(self, *arguments: str) -> str:
        """Run a management command on this folder and return what it printed."""
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(
            command, cwd=CHECKOUT, env=self.environment(), capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def rows(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """Return rows of the database, read from outside, beside whatever server is running."""
        with closing(sqlite3.connect(self.database, timeout=20)) as connection:
            return connection.execute(statement, values).fetchall()

    def write(self, statement: str, *values: Any) -> None:
        """Change the database from outside."""
        with closing(sqlite3.connect(self.database, timeout=20)) as connection, connection:
            connection.execute(statement, values)

    def page(self, url_path: str) -> int:
        """Return the number of the page at a path of the tree, such as ``/forums/tunisia/``."""
        return int(self.rows("SELECT id FROM wagtailcore_page WHERE url_path = ?", url_path)[0][0])

    def integrity(self) -> list[str]:
        """Return what SQLite finds wrong with the file, its indexes and its foreign keys."""
        broken = [str(row[0]) for row in self.rows("PRAGMA integrity_check") if row[0] != "ok"]
        return broken + [str(row) for row in self.rows("PRAGMA foreign_key_check")]

    def become(self, other: "Folder") -> None:
        """Take over the database of ``other`` in one transaction, under a running server. Logins stay."""
        kept = self.rows("SELECT * FROM django_session")
        own = closing(sqlite3.connect(self.database, timeout=20))
        with closing(sqlite3.connect(other.database)) as wanted, own as connection:
            last = connection.execute("SELECT max(id) FROM graphql_api_change").fetchone()[0] or 0
            wanted.backup(connection)
            with connection:
                connection.executemany("INSERT OR REPLACE INTO django_session VALUES (?, ?, ?)", kept)
                # Whoever keeps answers is to know that it has missed something: numbers have no gaps.
                connection.execute(
                    """INSERT INTO graphql_api_change (id, "table", columns) VALUES (?, '', '*')""",
                    [last + 2],
                )

    def copy_to(self, path: Path) -> "Folder":
        """Return a copy at ``path``. Uploads are linked, since no file of theirs is ever changed in place."""
        path.mkdir(parents=True)
        # The file alone would lack what a server that was stopped has left in the log beside it.
        with (
            closing(sqlite3.connect(self.database)) as kept,
            closing(sqlite3.connect(path / "db.sqlite3")) as copy,
        ):
            kept.backup(copy)
        shutil.copytree(self.media, path / "media", copy_function=link_or_copy)
        return Folder(path)


def demonstration() -> Folder:
    """Return the folder that is only ever copied; loading it takes half a minute, once a day or change."""
    path = KEPT / f"demo-{_fingerprint()}"
    KEPT.mkdir(parents=True, exist_ok=True)
    # Processes of one run load it once, whichever of them is first.
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _load_into(path)
    return Folder(path)


def _load_into(path: Path) -> None:
    if not path.exists():
        _forget_older()
        unfinished = Folder(Path(tempfile.mkdtemp(prefix="loading-", dir=KEPT)))
        unfinished.manage("migrate", "--verbosity", "0")
        unfinished.manage("load_demo", "--verbosity", "0")
        unfinished.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        unfinished.path.rename(path)


def _fingerprint() -> str:
    # The fictional forum's dates are counted from today.
    digest = hashlib.sha256(datetime.now(UTC).date().isoformat().encode())
    for file in _ingredients():
        digest.update(str(file.relative_to(CHECKOUT)).encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _ingredients() -> Iterator[Path]:
    for name in INGREDIENTS:
        place = CHECKOUT / name
        found = [place] if place.is_file() else place.rglob("*")
        yield from sorted(each for each in found if each.suffix in {".py", ".json", ".txt"})


def _forget_older() -> None:
    for folder in [*KEPT.glob("demo-*"), *KEPT.glob("loading-*")]:
        shutil.rmtree(folder)


def link_or_copy(source: str, target: str) -> None:
    """Make ``target`` the same file as ``source``, or a copy where that cannot be."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
