"""A database as one file: PostgreSQL by its own programs, SQLite by its online backup."""

import gzip
import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.db import connection
from django.db.backends.postgresql.client import DatabaseClient

# What stood there goes in the same transaction in which the new comes: if that fails, nothing has changed.
EMPTY = "DROP SCHEMA public CASCADE; CREATE SCHEMA public;"


class ProgramError(Exception):
    """A program of PostgreSQL is not there, or has failed; the text tells what it said."""


def is_empty() -> bool:
    """Return whether the database holds no table."""
    return not connection.introspection.table_names()


def dump(target: Path) -> None:
    """Write the database to ``target`` as it is at one moment, while others go on working."""
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(target)) as copy:
            _sqlite().backup(copy)
        return
    _run("pg_dump", "--no-owner", "--no-privileges", "--no-comments", "--compress=6", f"--file={target}")


def load(source: Path) -> None:
    """Put what ``dump`` wrote in the place of everything that is in the database, wholly or not at all."""
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(source)) as copy:
            copy.backup(_sqlite())
        return
    statements = source.with_suffix(".sql")
    with gzip.open(source) as packed, statements.open("wb") as unpacked:
        unpacked.write(EMPTY.encode())
        shutil.copyfileobj(packed, unpacked)
    connection.close()
    _run(
        "psql",
        "--quiet",
        "--single-transaction",
        "--set=ON_ERROR_STOP=1",
        "--output=/dev/null",
        f"--file={statements}",
    )


def _sqlite() -> sqlite3.Connection:
    connection.ensure_connection()
    opened: sqlite3.Connection = connection.connection
    return opened


def _run(program: str, *options: str) -> None:
    """Run a program of PostgreSQL's on this database. Its password is in no command line."""
    arguments, variables = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
    command = [program, *options, *arguments[1:]]
    try:
        ran = subprocess.run(  # noqa: S603  # our own settings, no shell
            command, env=os.environ | (variables or {}), capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        raise ProgramError(f"{program} was not found. Debian: apt install postgresql-client") from None
    if ran.returncode:
        raise ProgramError(f"{program}: {ran.stderr.strip()}")
