"""What was backed up comes back, on both databases, and nothing is thrown away unasked."""

import os
import sqlite3
import stat
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from django.db import connection

ROOT = Path(__file__).parents[4]
Run = Callable[..., str]
Query = Callable[..., list[str]]


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """An empty database of the test's own, on the server that the suite runs on."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path}/db.sqlite3"
        return
    whole = os.environ["DATABASE_URL"]
    with psycopg.connect(whole, autocommit=True) as server:
        name = f"kept_{os.getpid()}"
        server.execute(f"CREATE DATABASE {name}")
        yield f"{whole.rpartition('/')[0]}/{name}"
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def query(address: str) -> Query:
    """Execute statements as another program would; return the first column of what the last one found."""

    def execute(*statements: str) -> list[str]:
        name = address.removeprefix("sqlite:///")
        opened = psycopg.connect(address) if name == address else sqlite3.connect(name)
        with closing(opened) as server:
            for statement in statements[:-1]:
                server.execute(statement)
            found = server.execute(statements[-1])
            rows = [row[0] for row in found.fetchall()] if found.description else []
            server.commit()
        return rows

    return execute


@pytest.fixture
def run(address: str, tmp_path: Path) -> Run:
    """Run ``manage.py`` as on a server, with uploads under ``media``; return what it said."""
    environment = {
        **{name: os.environ[name] for name in ("PATH", "PYTHONPYCACHEPREFIX") if name in os.environ},
        "DJANGO_SETTINGS_MODULE": "cms.settings.production",
        "SECRET_KEY": "kq7z-" * 12,
        "ALLOWED_HOSTS": "www.example.org",
        "WAGTAILADMIN_BASE_URL": "https://www.example.org",
        "DATABASE_URL": address,
        "CACHE_URL": "locmem://",
        "DEFAULT_FROM_EMAIL": "forums@example.org",
        "EMAIL_URL": "consolemail://",
        "STATIC_ROOT": str(tmp_path / "static"),
        "MEDIA_ROOT": str(tmp_path / "media"),
    }

    def execute(*command: str) -> str:
        whole = [sys.executable, "manage.py", *command]
        ran = subprocess.run(whole, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        return ran.stdout.strip() if ran.returncode == 0 else ran.stderr.strip()

    return execute


def write(media: Path, **files: str) -> None:
    for name, text in files.items():
        path = media / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_all_that_was_kept_comes_back_and_nothing_goes_unasked(
    run: Run, query: Query, tmp_path: Path
) -> None:
    media, kept = tmp_path / "media", tmp_path / "kept.tar"
    write(media, a="first", b="second")
    write(media / "documents", c="thîrd")
    (media / ".half.part").write_text("half", encoding="utf-8")
    words = "SELECT word FROM kept ORDER BY word"
    query("CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('été'), ('؟')")

    assert run("backup", str(kept)) == f"The database and 3 uploads are in {kept}."
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert run("backup", str(kept)) == f"CommandError: {kept} exists already."

    query("DELETE FROM kept", "CREATE TABLE later (word text)")
    write(media, a="overwritten", later="stays")
    (media / "b.txt").unlink()
    refused = "CommandError: The database is not empty. Add --replace to throw away all that it holds."
    assert run("restore", str(kept)) == refused
    assert ((media / "a.txt").read_text(encoding="utf-8"), query(words)) == ("overwritten", [])

    told = run("restore", "--replace", str(kept))
    assert told == "The database and 3 uploads are back. Now run manage.py migrate."
    assert query(words) == ["été", "؟"]
    with pytest.raises((psycopg.Error, sqlite3.Error)):
        query("SELECT word FROM later")
    back = {path.name: path.read_text(encoding="utf-8") for path in media.rglob("*.txt")}
    assert back == {"a.txt": "first", "b.txt": "second", "c.txt": "thîrd", "later.txt": "stays"}


def test_only_a_whole_backup_is_restored(run: Run, query: Query, tmp_path: Path) -> None:
    kept, cut, other, evil = (tmp_path / f"{name}.tar" for name in ("kept", "cut", "other", "evil"))
    write(tmp_path / "media", a="x" * 30_000)
    query("CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('here')")
    run("backup", str(kept))
    cut.write_bytes(kept.read_bytes()[:-25_000])
    other.write_text("no tar", encoding="utf-8")
    with tarfile.open(evil, "w") as archive, tarfile.open(kept) as whole:
        for member in whole.getmembers():
            content = whole.extractfile(member)
            if member.name.startswith("media/"):
                member.name = "media/../../outside.txt"
            archive.addfile(member, content)
    for path in (cut, other, evil):
        told = run("restore", "--replace", str(path))
        assert told.startswith(f"CommandError: {path} is no whole backup: ")
    assert "No such file" in run("restore", str(tmp_path / "none.tar"))
    assert query("SELECT word FROM kept") == ["here"]

    # An empty database needs no second word.
    query("DROP TABLE kept")
    assert run("restore", str(kept)).startswith("The database and 1 uploads are back.")
    assert query("SELECT word FROM kept") == ["here"]
