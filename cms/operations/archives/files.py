"""Uploads, wherever they are kept: read and written through their storage."""

from __future__ import annotations  # Django's File takes no type argument at run time

import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from typing import IO

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.core.files.utils import validate_file_name

FOLDER = "media/"


def names(folder: str = "") -> Iterator[str]:
    """Yield the names of all uploads; what is hidden is half written, and left out."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in sorted(files):
        if name and not name.startswith("."):
            yield folder + name
    for name in sorted(folders):
        yield from names(f"{folder}{name}/")


def pack(archive: tarfile.TarFile) -> int:
    """Write all uploads into ``archive`` and return how many; those that go meanwhile are left out."""
    count = 0
    for name in names():
        try:
            with default_storage.open(name) as upload, tempfile.SpooledTemporaryFile(2**22) as copy:
                # A storage elsewhere tells the size of a file only once all of it has come.
                shutil.copyfileobj(upload, copy)
                member = tarfile.TarInfo(FOLDER + name)
                member.size = copy.tell()
                copy.seek(0)
                archive.addfile(member, copy)
        except FileNotFoundError:
            continue
        count += 1
    return count


def check(name: str) -> None:
    """Raise SuspiciousFileOperation if ``name`` leads out of where uploads are kept."""
    validate_file_name(name, allow_relative_path=True)


def store(name: str, content: IO[bytes]) -> None:
    """Keep ``content`` under exactly this name, in the place of what was there."""
    check(name)
    if default_storage.exists(name):
        default_storage.delete(name)
    stored = default_storage.save(name, File(content))
    if stored != name:
        default_storage.delete(stored)
        raise FileExistsError(f"{name} could not be stored under its name.")
