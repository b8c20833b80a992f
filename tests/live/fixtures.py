"""What tests of the running product share: a copy of the demonstration, and a server on it."""

from collections.abc import Iterator

import pytest

from tests.live.folder import Folder, demonstration
from tests.live.server import Server


@pytest.fixture(scope="session")
def demo_folder() -> Folder:
    """The demonstration as it was loaded. Copy it; never serve it."""
    return demonstration()


@pytest.fixture(scope="session")
def own_server(demo_folder: Folder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for the whole run, on a copy of the demonstration."""
    server = Server(demo_folder.copy_to(tmp_path_factory.mktemp("live") / "var"))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def server(own_server: Server, demo_folder: Folder) -> Server:
    """The server, with the content that the demonstration had at first."""
    own_server.folder.become(demo_folder)
    return own_server
