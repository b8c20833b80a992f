"""A backup: a tar file with a note of what it is, the database, and every upload."""

import json
import shutil
import tarfile
import tempfile
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from typing import IO

from django.core.cache import caches
from django.core.exceptions import SuspiciousFileOperation
from django.db import connection
from django.utils import timezone

from cms.operations.archives import databases, files

FORMAT = 1
NOTE, DATABASE = "backup.json", "database"


class RefusedError(Exception):
    """It is not done, and nothing was changed; the text tells why."""


@dataclass(frozen=True)
class Note:
    """What a backup says of itself."""

    format: int
    # The kind of database, which is restored only to its like.
    database: str
    made_at: str


def back_up(target: Path) -> int:
    """Write everything to ``target``, readable by its owner only, and return how many uploads there are.

    The file is there when it is complete. Uploads are read after the database, so that none is missing that
    it knows, but for those that were deleted in between. Raises RefusedError if ``target`` exists.
    """
    if target.exists():
        raise RefusedError(f"{target} exists already.")
    draft = target.with_name(f".{target.name}.part")
    note = Note(FORMAT, connection.vendor, timezone.now().isoformat())
    try:
        draft.touch(mode=0o600)
        with tempfile.TemporaryDirectory() as folder, tarfile.open(draft, "w") as archive:
            text = json.dumps(asdict(note)).encode()
            member = tarfile.TarInfo(NOTE)
            member.size = len(text)
            archive.addfile(member, BytesIO(text))
            copy = Path(folder) / DATABASE
            databases.dump(copy)
            archive.add(copy, DATABASE)
            copy.unlink()
            count = files.pack(archive)
        draft.rename(target)
    finally:
        draft.unlink(missing_ok=True)
    return count


def restore(source: Path, *, replace: bool) -> int:
    """Bring back what ``source`` holds and return how many uploads that are.

    Raises RefusedError, having changed nothing, if the file is no backup of such a database, or if there is
    something in the database and it is not to be replaced. Uploads that the backup does not know stay.
    """
    try:
        with tarfile.open(source) as archive, tempfile.TemporaryDirectory() as folder:
            # Reads all headers, and so finds out whether the file ends too early.
            for member in archive.getmembers():
                files.check(member.name.removeprefix(files.FOLDER))
            _check(_note(archive), replace=replace)
            copy = Path(folder) / DATABASE
            with _content(archive, archive.getmember(DATABASE)) as packed, copy.open("wb") as unpacked:
                shutil.copyfileobj(packed, unpacked)
            databases.load(copy)
            count = _store_files(archive)
    except (tarfile.TarError, KeyError, SuspiciousFileOperation) as error:
        reason = str(error).partition("\n")[0]
        raise RefusedError(f"{source} is no whole backup: {reason}") from error
    for each in caches.all():
        each.clear()
    return count


def _check(note: Note, *, replace: bool) -> None:
    if note.format != FORMAT:
        raise RefusedError(f"This is a backup of format {note.format}; this version reads {FORMAT}.")
    if note.database != connection.vendor:
        raise RefusedError(
            f"This is a backup of {note.database}, and the database here is {connection.vendor}."
        )
    if not replace and not databases.is_empty():
        raise RefusedError("The database is not empty. Add --replace to throw away all that it holds.")


def _note(archive: tarfile.TarFile) -> Note:
    with _content(archive, archive.getmember(NOTE)) as text:
        return Note(**json.load(text))


def _store_files(archive: tarfile.TarFile) -> int:
    count = 0
    for member in archive:
        if member.isfile() and member.name.startswith(files.FOLDER):
            with _content(archive, member) as content:
                files.store(member.name.removeprefix(files.FOLDER), content)
            count += 1
    return count


def _content(archive: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    content = archive.extractfile(member)
    if content is None:
        raise tarfile.ReadError(f"{member.name} is no file")
    return content
