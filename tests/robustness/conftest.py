"""Servers of their own: what is killed, filled up or cut off is shared with nobody."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.live.fixtures import demo_folder
from tests.live.folder import Folder
from tests.live.server import Server
from tests.live.services import ServedFolder, serving_the_demonstration

__all__ = ["demo_folder"]


@pytest.fixture
def server(demo_folder: Folder, tmp_path: Path) -> Iterator[Server]:
    """A server on a copy of the demonstration."""
    server = Server(demo_folder.copy_to(tmp_path / "var"))
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def served_demo() -> Iterator[ServedFolder]:
    """The demonstration on a PostgreSQL and a Valkey or Redis of its own. Copy it; never serve it."""
    with serving_the_demonstration() as folder:
        yield folder


@pytest.fixture
def served_folder(served_demo: ServedFolder, tmp_path: Path) -> ServedFolder:
    """A copy of the demonstration on them."""
    return served_demo.copy_to(tmp_path / "var")
