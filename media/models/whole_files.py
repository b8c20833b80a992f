"""A file and its row are stored together or not at all."""

from typing import Any

from django.core.files.storage import Storage
from django.db import models


class WholeFilesMixin(models.Model):
    """Removes the file that was stored for a row when the row cannot be saved."""

    _files_without_row: list[tuple[Storage, str]]

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the row; when that fails, the files stored for it go and the failure is raised again."""
        try:
            super().save(*args, **kwargs)
        except BaseException:
            self.discard_new_files()
            raise
        self.__dict__.pop("_files_without_row", None)

    def discard_new_files(self) -> None:
        """Delete the files stored since the row was last saved."""
        for storage, name in self.__dict__.pop("_files_without_row", []):
            storage.delete(name)
