"""Files on disk, whole or not at all."""

from __future__ import annotations  # Django's File takes no type argument at run time

import contextlib
import os
import secrets
from pathlib import Path, PurePosixPath
from typing import Any

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible
from django.utils.encoding import filepath_to_uri


@deconstructible(path="media.storage.WholeFileStorage")
class WholeFileStorage(FileSystemStorage):
    """Writes beside the final name first, so that a full disk or a crash never leaves half a file.

    A reader sees the whole file or none, and a failed write leaves nothing behind.
    """

    def url(self, name: str | None) -> str:
        """Return the address of a file. What Django's does besides is for names that are addresses."""
        if name is None or self.base_url is None:
            return super().url(name)
        return self.base_url + filepath_to_uri(name)

    def _save(self, name: str, content: File[Any]) -> str:
        """Store ``content`` and return the name it got; raise ``OSError`` having removed every trace."""
        draft = str(PurePosixPath(name).parent / f".{secrets.token_hex(16)}.part")
        try:
            super()._save(draft, content)  # type: ignore[misc]  # the stubs leave Django's hook out
            self._flush(draft)
            final = self._reserve(name)
            Path(self.path(draft)).replace(self.path(final))
        except BaseException:
            with contextlib.suppress(OSError):
                Path(self.path(draft)).unlink()
            raise
        return final

    def _flush(self, name: str) -> None:
        """Wait until the bytes are on the disk: some filesystems report a lack of room only then."""
        with Path(self.path(name)).open("rb") as written:
            os.fsync(written.fileno())

    def _reserve(self, name: str) -> str:
        """Take a free name, ``name`` if possible, against everybody else who wants it now."""
        while True:
            try:
                os.close(os.open(self.path(name), os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
            except FileExistsError:
                name = self.get_available_name(name)
            else:
                return name
