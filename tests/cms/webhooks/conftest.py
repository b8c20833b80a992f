"""A receiver that may be told although it is on this machine."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from tests.live.receiver import Receiver, receiving


@pytest.fixture
def receiver(settings: Settings) -> Iterator[Receiver]:
    with receiving() as receiver:
        settings.WEBHOOK_HOSTS = [receiver.host]
        yield receiver
