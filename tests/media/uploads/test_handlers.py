import errno
import os

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from media.uploads.handlers import ToleratingUploadHandler, refusal_for
from tests.media.test_forms import NO_ROOM, image_form


def test_a_large_upload_arrives_whole():
    handler = ToleratingUploadHandler()
    handler.new_file("file", "a.bin", "application/octet-stream", 6)
    assert [handler.receive_data_chunk(b"abc", 0), handler.receive_data_chunk(b"def", 3)] == [None, None]
    with handler.file_complete(6) as received:
        assert (received.name, received.read()) == ("a.bin", b"abcdef")


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "disk_full"), (errno.EDQUOT, "disk_full"), (errno.EACCES, "not_stored")],
)
def test_the_sentence_tells_a_full_disk_from_another_trouble(number, code):
    assert refusal_for(OSError(number, "")) == code


def test_a_full_temporary_folder_is_told_beside_the_field(editor, settings, tmp_path):
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "gone"
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0
    page = editor.post(reverse("wagtailimages:add"), image_form(os.urandom(5000)))
    assert "The file could not be stored" in page.content.decode()


def test_a_write_that_fails_midway_stands_as_no_room(tmp_path):
    class FullDevice:
        def write(self, data):
            raise OSError(errno.ENOSPC, "No space left on device")

        def close(self):
            pass

    handler = ToleratingUploadHandler()
    handler.new_file("file", "a.jpg", "image/jpeg", 6)
    handler.file.close()
    handler.file = FullDevice()
    handler.receive_data_chunk(b"abc", 0)
    handler.receive_data_chunk(b"def", 3)
    received = handler.file_complete(6)
    assert (isinstance(received, SimpleUploadedFile), received.refusal) == (True, "disk_full")
    assert NO_ROOM
