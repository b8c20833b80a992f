"""The database and uploads that the story is told in: loaded once, copied anew for every run."""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from tools.screenshots.places import BASE_DIR, DATABASE, MEDIA, STAGE

SETTINGS = "tools.screenshots.settings"
# What decides the content of the demonstration.
SOURCES = ("cms/demo", "forums_pages/migrations", "forums_pages/models", "media/migrations")


def environment() -> dict[str, str]:
    """Return the environment in which the project's programs use the stage."""
    return os.environ | {"DJANGO_SETTINGS_MODULE": SETTINGS}


def set_stage() -> None:
    """Put a fresh copy of the loaded demonstration in place, loading it when there is none yet."""
    kept = STAGE / f"loaded-{_digest()}"
    _clear()
    if not kept.is_dir():
        print("Loading the demonstration for the screenshots (a minute or two) …", flush=True)
        subprocess.run(
            [sys.executable, "-m", "tools.screenshots.loading"], cwd=BASE_DIR, env=environment(), check=True
        )
        _keep(kept)
        _clear()
    shutil.copy(kept / DATABASE.name, DATABASE)
    shutil.copytree(kept / MEDIA.name, MEDIA)


def _keep(kept: Path) -> None:
    """Move what was loaded to where the next run finds it: whole or not at all."""
    for old in STAGE.glob("loaded-*"):
        shutil.rmtree(old)
    with closing(sqlite3.connect(DATABASE)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    part = STAGE / "part"
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    shutil.move(DATABASE, part / DATABASE.name)
    shutil.move(MEDIA, part / MEDIA.name)
    part.rename(kept)


def _clear() -> None:
    for suffix in ("", "-wal", "-shm"):
        DATABASE.with_name(DATABASE.name + suffix).unlink(missing_ok=True)
    shutil.rmtree(MEDIA, ignore_errors=True)


def _digest() -> str:
    digest = hashlib.sha256()
    files = [path for source in SOURCES for path in (BASE_DIR / source).rglob("*") if _counts(path)]
    for path in sorted(files):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _counts(path: Path) -> bool:
    return path.suffix in {".py", ".json"}
