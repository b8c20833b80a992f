"""Scratch databases under ``var/bench``: migrated once, filled once per volume, copied to be measured."""

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


def use_copy_of(source: Path) -> Path:
    """Connect Django to a fresh copy of ``source``, so that a measurement may write; return the copy."""
    copy = BENCH_DIR / "scratch.sqlite3"
    _remove(copy)
    shutil.copyfile(source, copy)
    switch_to(copy)
    return copy


def switch_to(path: Path) -> None:
    """Connect Django to another SQLite file, and forget what it remembers of the last."""
    connection.close()
    connection.settings_dict["NAME"] = str(path)
    ContentType.objects.clear_cache()
    for cache in caches.all(initialized_only=True):
        cache.clear()


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
