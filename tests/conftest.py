"""What every test is given, so that none sees what another left behind, in whatever order they run."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import caches
from django.utils import timezone, translation
from pytest_django import Settings


@pytest.fixture(autouse=True)
def own_uploads(settings: Settings, tmp_path: Path) -> Path:
    """A folder of the test's own for uploads and renditions."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


@pytest.fixture(autouse=True)
def empty_caches() -> None:
    """Wagtail keeps the roots of sites in the cache for an hour: longer than a test's database lives."""
    for cache in caches.all(initialized_only=True):
        cache.clear()


@pytest.fixture(autouse=True)
def english_in_utc() -> Iterator[None]:
    """The language and zone that a request activates stay active after it."""
    with translation.override("en"), timezone.override("UTC"):
        yield
