"""A cache in front that notes what it is told, on this machine."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from graphql_api.cache.store import store
from tests.live.receiver import Receiver, receiving


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def front(receiver: Receiver, settings: Settings) -> Iterator[Receiver]:
    """Stand in front of the site as Fastly does."""
    settings.GRAPHQL_CACHE = {"answers": 100, "looks_every": 0}
    settings.GRAPHQL_EDGE = {"keeps_for": 3600, "outlives": 60, "tags": ["Surrogate-Key"]}
    settings.WAGTAILFRONTENDCACHE = {
        "fastly": {
            "BACKEND": "cms.edge.backends.Fastly",
            "SERVICE_ID": "forums",
            "TOKEN": "secret",
            "API": f"http://{receiver.host}",
        }
    }
    store.forget()
    yield receiver
    store.forget()
