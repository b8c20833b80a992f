from collections.abc import Iterator

import pytest
from pytest_django import Settings

from graphql_api.cache.store import store


@pytest.fixture(autouse=True)
def kept(settings: Settings) -> Iterator[None]:
    """Keep answers, of which none is there yet, and look at the database before each is given."""
    settings.GRAPHQL_CACHE = {"answers": 1000, "looks_every": 0}
    store.forget()
    yield
    store.forget()
