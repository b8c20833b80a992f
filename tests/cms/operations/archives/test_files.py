"""Uploads in a bucket are backed up and brought back as those in a folder are."""

import io
import tarfile

import pytest
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from cms.operations.archives import files
from tests.bucket import Names, endpoint, names

__all__ = ["endpoint", "names"]
UPLOADS = {"a.txt": b"first", "images/b.txt": b"second", "images/deep/c.txt": b"x" * 9_000_000}


def test_a_bucket_is_packed_and_filled_again(names: Names) -> None:
    for name, content in UPLOADS.items():
        default_storage.save(name, ContentFile(content))
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        assert files.pack(archive) == 3
    default_storage.delete("a.txt")
    default_storage.delete("images/b.txt")
    default_storage.save("images/b.txt", ContentFile(b"changed"))

    packed.seek(0)
    with tarfile.open(fileobj=packed) as archive:
        for member in archive:
            content = archive.extractfile(member)
            assert content is not None
            files.store(member.name.removeprefix(files.FOLDER), content)
    assert names() == sorted(UPLOADS)
    back = {}
    for name in UPLOADS:
        with default_storage.open(name) as upload:
            back[name] = upload.read()
    assert back == UPLOADS


@pytest.mark.parametrize("name", ["../outside.txt", "/etc/passwd"])
def test_no_name_leads_out_of_the_uploads(name: str) -> None:
    with pytest.raises(SuspiciousFileOperation):
        files.store(name, io.BytesIO(b"evil"))


def test_no_uploads_are_none() -> None:
    assert list(files.names()) == []
