"""Files that have passed their check: the type says so, and nothing is checked twice."""

from __future__ import annotations  # Django's File takes no type argument at run time

from dataclasses import replace
from typing import Any

from django.core.files.base import File
from django.core.files.uploadedfile import SimpleUploadedFile

from media.uploads.documents import check_document
from media.uploads.handlers import UnstoredUpload
from media.uploads.limits import check_size, max_picture_bytes
from media.uploads.pictures import CheckedPicture, check_picture
from media.uploads.refusals import Refused


class CheckedPictureFile(SimpleUploadedFile):
    """The clean bytes of a checked picture under the name it was sent with."""

    def __init__(self, name: str, picture: CheckedPicture) -> None:
        super().__init__(name, picture.data, content_type=f"image/{picture.format}")
        self.picture = picture

    def let_go(self) -> None:
        """Free the bytes once they are stored; what was found out about the picture stays."""
        self.close()
        self.picture = replace(self.picture, data=b"")
        self.__dict__.pop("image", None)  # Wagtail's field holds another reader of the same bytes there


def checked_picture_file(content: File[Any], name: str) -> CheckedPictureFile:
    """Return ``content`` as a checked file, or raise ``Refused``; its size is checked before it is read."""
    inner = getattr(content, "file", content)
    for candidate in (content, inner):
        if isinstance(candidate, CheckedPictureFile):
            return candidate
        if isinstance(candidate, UnstoredUpload):
            raise Refused(candidate.refusal)
    check_size(int(content.size), max_picture_bytes())
    content.seek(0)
    data = content.read()
    content.seek(0)
    return CheckedPictureFile(name, check_picture(data, name))


def check_document_file(content: File[Any], name: str) -> None:
    """Raise ``Refused`` unless ``content`` is a document that may be stored; it is rewound."""
    for candidate in (content, getattr(content, "file", content)):
        if isinstance(candidate, UnstoredUpload):
            raise Refused(candidate.refusal)
    content.seek(0)
    check_document(content, int(content.size), name)
    content.seek(0)
