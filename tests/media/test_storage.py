import errno
import os

import pytest
from django.core.files.base import ContentFile

from media.storage import WholeFileStorage
from tests.live.disk import mounted


class Interrupted(ContentFile):
    """Breaks off after its first piece, as a full disk does."""

    def chunks(self, chunk_size=None):
        yield b"half"
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_file_is_stored_whole_and_two_of_one_name_do_not_meet(tmp_path):
    storage = WholeFileStorage(location=tmp_path / "store")
    first = storage.save("a/b.txt", ContentFile(b"one"))
    second = storage.save("a/b.txt", ContentFile(b"two"))
    assert (first, (tmp_path / "store" / first).read_bytes()) == ("a/b.txt", b"one")
    assert (second != first, (tmp_path / "store" / second).read_bytes()) == (True, b"two")
    assert len(list((tmp_path / "store" / "a").iterdir())) == 2


def test_a_write_that_breaks_off_leaves_nothing(tmp_path):
    storage = WholeFileStorage(location=tmp_path / "store")
    with pytest.raises(OSError, match="No space"):
        storage.save("a.txt", Interrupted(b"half and half"))
    assert list((tmp_path / "store").iterdir()) == []


@pytest.fixture
def tiny_disk(tmp_path):
    """The folder of a filesystem of one megabyte."""
    with mounted(tmp_path / "tiny", "1m") as disk:
        yield disk.path


def test_a_disk_that_is_really_full_keeps_what_it_had_and_nothing_else(tiny_disk):
    storage = WholeFileStorage(location=tiny_disk)
    storage.save("small.txt", ContentFile(b"kept"))
    with pytest.raises(OSError, match="No space"):
        storage.save("large.bin", ContentFile(os.urandom(2_000_000)))
    assert [p.name for p in tiny_disk.iterdir()] == ["small.txt"]
    assert storage.save("again.bin", ContentFile(os.urandom(500_000))) == "again.bin"
