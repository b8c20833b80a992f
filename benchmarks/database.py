"""Scratch databases: files under ``var/bench``, migrated once, filled once per volume, copied to be measured.

On PostgreSQL each volume has a database of its own on the server, filled once.
"""

import hashlib
import shutil
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection

from benchmarks.places import BASE_DIR, BENCH_DIR, MIGRATING_PACKAGES
from benchmarks.volume import Volume, build

HERE = Path(__file__).parent
# What decides the content of a volume.
GENERATOR = [HERE / f"{name}.py" for name in ("bodies", "cast", "pictures", "rows", "sessions", "volume")]


def migrated() -> Path:
    """Return an empty migrated database, made anew whenever a migration or a requirement changes."""
    sources = [path for package in MIGRATING_PACKAGES for path in package.rglob("migrations/*.py")]
    target = _file("migrated", [*sources, BASE_DIR / "requirements.txt"])
    if not target.exists():
        _announce(f"Migrating an empty database: {target.name}")
        part = _part(target)
        switch_to(part)
        call_command("migrate", verbosity=0)
        _finish(part, target)
    return target


def filled(volume: Volume) -> Path:
    """Return a database with the volume in it, made anew whenever the generator or a migration changes."""
    empty = migrated()
    target = _file(f"volume-{volume.name}", [*GENERATOR, *_models(), empty])
    if not target.exists():
        _announce(f"Filling a database with {volume}: {target.name}")
        part = _part(target)
        shutil.copyfile(empty, part)
        switch_to(part)
        build(volume)
        _finish(part, target)
    return target


def prepare(volume: Volume) -> None:
    """Connect Django to a database of the kind that it is set up for, with nothing but the volume in it."""
    if connection.vendor == "sqlite":
        use_copy_of(filled(volume))
    else:
        _use_database_of_server(volume)


def use_copy_of(source: Path) -> Path:
    """Connect Django to a fresh copy of ``source``, so that a measurement may write; return the copy."""
    copy = BENCH_DIR / "scratch.sqlite3"
    _remove(copy)
    shutil.copyfile(source, copy)
    switch_to(copy)
    return copy


def switch_to(database: Path | str) -> None:
    """Connect Django to another SQLite file or database, and forget what it remembers of the last."""
    connection.close()
    connection.settings_dict["NAME"] = str(database)
    ContentType.objects.clear_cache()
    for cache in caches.all(initialized_only=True):
        cache.clear()


def _use_database_of_server(volume: Volume) -> None:
    name = _file(f"volume-{volume.name}", [*GENERATOR, *_models()]).stem
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if cursor.fetchone() is None:
            _fill_database(name, volume)
    switch_to(name)


def _fill_database(name: str, volume: Volume) -> None:
    part, home = f"{name}-part", str(connection.settings_dict["NAME"])
    _announce(f"Filling a database with {volume}: {name}")
    _execute(f'DROP DATABASE IF EXISTS "{part}"', f'CREATE DATABASE "{part}"')
    switch_to(part)
    call_command("migrate", verbosity=0)
    build(volume)
    _execute("ANALYZE")
    switch_to(home)
    _execute(f'ALTER DATABASE "{part}" RENAME TO "{name}"')


def _execute(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _file(stem: str, sources: list[Path]) -> Path:
    digest = hashlib.sha256()
    for source in sorted(sources):
        digest.update(source.name.encode())
        # A database is told by its name, which carries the digest of what it was made from.
        digest.update(b"" if source.suffix == ".sqlite3" else source.read_bytes())
    return BENCH_DIR / f"{stem}-{digest.hexdigest()[:12]}.sqlite3"


def _models() -> list[Path]:
    return sorted((BASE_DIR / "forums_pages" / "models").glob("*.py"))


def _part(target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    _remove(part)
    return part


def _finish(part: Path, target: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    part.replace(target)
    _remove(part)


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _announce(sentence: str) -> None:
    print(sentence, flush=True)
