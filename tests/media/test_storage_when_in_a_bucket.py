"""Uploads in a bucket, as production keeps them there, with a server that speaks S3: no folder is needed."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from moto.server import ThreadedMotoServer
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from cms.settings.services import bucket
from media.models import CustomDocument, CustomImage
from media.presets import Preset
from media.renditions import make_renditions
from media.tasks import complete_copies
from tests.factories.media import make_image
from tests.media.specimens import drawing, picture
from tests.media.test_forms import PDF, document_form, image_form

PUBLIC = "https://media.example.org/"
KEYS = {"access_key": "key", "secret_key": "secret", "region_name": "eu-west-1"}
Names = Callable[[], list[str]]


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def names(endpoint: str, settings: Settings, media_root: Path) -> Iterator[Names]:
    """The names in the bucket at the moment of asking; nothing may have been written to a folder."""
    signed = {"aws_access_key_id": "key", "aws_secret_access_key": "secret", "region_name": "eu-west-1"}
    client: Any = boto3.client("s3", endpoint_url=endpoint, **signed)
    client.create_bucket(Bucket="forums", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    settings.MEDIA_URL = PUBLIC
    settings.STORAGES = settings.STORAGES | {
        "default": bucket("forums", PUBLIC, endpoint_url=endpoint, **KEYS)
    }

    def listed() -> list[str]:
        return sorted(each["Key"] for each in client.list_objects_v2(Bucket="forums").get("Contents", []))

    yield listed
    assert list(media_root.rglob("*")) == []
    for name in listed():
        client.delete_object(Bucket="forums", Key=name)
    client.delete_bucket(Bucket="forums")


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
