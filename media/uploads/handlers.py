"""Receiving an upload when there is no room for it."""

from __future__ import annotations  # Django's File takes no type argument at run time

import contextlib
import errno
import logging
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler

logger = logging.getLogger(__name__)
FULL = {errno.ENOSPC, errno.EDQUOT}


def refusal_for(error: OSError) -> str:
    """Return the code of the sentence that tells an editor about a failed write."""
    return "disk_full" if error.errno in FULL else "not_stored"


class UnstoredUpload(SimpleUploadedFile):
    """Stands for a file whose bytes could not be kept while they arrived; ``refusal`` says why."""

    def __init__(self, name: str, refusal: str) -> None:
        super().__init__(name, b"?")
        self.refusal = refusal


class ToleratingUploadHandler(TemporaryFileUploadHandler):
    """Django's handler for large files, which lets the form say that the server's disk is full.

    Without it a full temporary directory ends the request before any view or form has seen it.
    """

    refusal = ""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a temporary file."""
        self.refusal = ""
        try:
            super().new_file(*args, **kwargs)
        except OSError as error:
            self._give_up(error)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Write a piece; after a failed write the rest of the upload is read and dropped."""
        if not self.refusal:
            try:
                self.file.write(raw_data)
                self.file.flush()
            except OSError as error:
                self._give_up(error)
        return None

    def file_complete(self, file_size: int) -> UploadedFile[bytes] | None:
        """Return the file, or what stands for it."""
        if self.refusal:
            return UnstoredUpload(self.file_name or "upload", self.refusal)
        return super().file_complete(file_size)

    def _give_up(self, error: OSError) -> None:
        """Note the reason and remove what was written."""
        logger.error("An upload could not be received: %s", error)
        self.refusal = refusal_for(error)
        with contextlib.suppress(OSError, AttributeError):
            self.file.close()
