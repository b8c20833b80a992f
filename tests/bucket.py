"""A bucket for uploads, as production keeps them there, on a server that speaks S3."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto.server import ThreadedMotoServer
from pytest_django import Settings

from cms.settings.services import bucket

PUBLIC = "https://media.example.org/"
KEYS = {"access_key": "key", "secret_key": "secret", "region_name": "eu-west-1"}
Names = Callable[[], list[str]]


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    """Where the server listens."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def names(endpoint: str, settings: Settings, own_uploads: Path) -> Iterator[Names]:
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
    assert list(own_uploads.rglob("*")) == []
    for name in listed():
        client.delete_object(Bucket="forums", Key=name)
    client.delete_bucket(Bucket="forums")
