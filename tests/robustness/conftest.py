"""Servers of their own: what is killed, filled up or cut off is shared with nobody."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.live.fixtures import demo_folder
from tests.live.folder import Folder
from tests.live.server import Server

__all__ = ["demo_folder"]


@pytest.fixture
def server(demo_folder: Folder, tmp_path: Path) -> Iterator[Server]:
    """A server on a copy of the demonstration."""
    server = Server(demo_folder.copy_to(tmp_path / "var"))
    server.start()
    yield server
    server.stop()
