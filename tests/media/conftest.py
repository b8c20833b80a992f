from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache


@pytest.fixture(autouse=True)
def media_root(settings, tmp_path) -> Path:
    """Uploads of one test, seen by nobody else."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MEDIA_ROOT.mkdir()
    cache.clear()  # Wagtail keeps renditions there by numbers that every test uses again
    return settings.MEDIA_ROOT


@pytest.fixture
def files(media_root):
    """The names of all files stored at the moment it is called."""
    return lambda: sorted(str(p.relative_to(media_root)) for p in media_root.rglob("*") if p.is_file())


@pytest.fixture
def editor(client, db):
    """A browser logged in to the admin."""
    client.force_login(get_user_model().objects.create_superuser("editor", "editor@example.org", "x"))
    return client
