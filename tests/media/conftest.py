from pathlib import Path

import pytest
from django.contrib.auth import get_user_model

from tests.factories.site import root_collection


@pytest.fixture(autouse=True)
def media_root(own_uploads: Path) -> Path:
    """Uploads of one test, seen by nobody else."""
    own_uploads.mkdir()
    return own_uploads


@pytest.fixture(autouse=True)
def collection(request):
    """The collection that every upload falls into, where a test uses the database."""
    if request.node.get_closest_marker("django_db") or "db" in request.fixturenames:
        request.getfixturevalue("db")
        return root_collection()
    return None


@pytest.fixture
def files(media_root):
    """The names of all files stored at the moment it is called."""
    return lambda: sorted(str(p.relative_to(media_root)) for p in media_root.rglob("*") if p.is_file())


@pytest.fixture
def editor(client, db):
    """A browser logged in to the admin."""
    client.force_login(get_user_model().objects.create_superuser("editor", "editor@example.org", "x"))
    return client
