"""Uploads in a bucket work as in a folder, and no folder is needed."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from media.models import CustomDocument, CustomImage
from media.presets import Preset
from media.renditions import make_renditions
from media.tasks import complete_copies
from tests.bucket import PUBLIC, Names, endpoint, names
from tests.factories.media import make_image
from tests.media.specimens import drawing, picture
from tests.media.test_forms import PDF, document_form, image_form

__all__ = ["endpoint", "names"]


def test_a_picture_and_its_copies_are_kept_read_replaced_and_removed(
    names: Names, editor: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    editor.post(reverse("wagtailimages:add"), image_form(picture()))
    image = CustomImage.objects.get()
    made = make_renditions(image, [Preset.CARD])
    assert names() == sorted([image.file.name, *(copy.file.name for copy in made)])
    assert (image.file.url, made[0].url) == (PUBLIC + image.file.name, PUBLIC + made[0].file.name)
    assert image.get_rendition("width-100").width == 100
    with django_capture_on_commit_callbacks(execute=True):
        replaced = image_form(picture(image=drawing(40, 40)), "b.jpg")
        editor.post(reverse("wagtailimages:edit", args=[image.pk]), replaced)
    image.refresh_from_db()
    assert (image.width, names()) == (40, [image.file.name])
    with django_capture_on_commit_callbacks(execute=True):
        image.delete()
    assert names() == []


def test_the_worker_completes_the_copies_there(names: Names, db: None) -> None:
    image = make_image()
    made = complete_copies.func(image.pk)
    assert (made > 0, len(names())) == (True, 1 + made)


def test_two_uploads_of_one_name_keep_both(names: Names, db: None) -> None:
    first, second = make_image(), make_image()
    assert (first.file.name != second.file.name, len(names())) == (True, 2)


def test_a_document_is_handed_out_by_us_and_not_by_its_address(
    names: Names, editor: Client, settings: Settings
) -> None:
    settings.WAGTAILDOCS_SERVE_METHOD = "serve_view"
    editor.post(reverse("wagtaildocs:add"), document_form(PDF))
    document = CustomDocument.objects.get()
    answer = Client().get(document.url)
    assert (answer.status_code, b"".join(answer.streaming_content)) == (200, PDF)
    assert names() == [document.file.name]


def test_a_row_that_cannot_be_saved_leaves_no_file(names: Names, db: None) -> None:
    with transaction.atomic(), pytest.raises(IntegrityError):
        make_image(width=None, title=None)
    assert names() == []
