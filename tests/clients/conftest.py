"""Node, and a server with the demonstration for its scripts to talk to."""

import json
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.live.fixtures import demo_folder, own_server, server
from tests.live.server import Server

__all__ = ["demo_folder", "own_server", "server"]

HERE = Path(__file__).parent
Node = Callable[..., Any]


@pytest.fixture
def node(server: Server) -> Node:
    """Run a script of this folder with the gateway's address and return the JSON that it printed last."""
    return partial(run_node, server.url)


def run_node(url: str, script: str, *arguments: str) -> Any:
    """Run a script of this folder with the address of the gateway at ``url`` and return its last line."""
    done = subprocess.run(
        ["node", script, f"{url}/graphql/", *arguments],
        cwd=HERE,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout.splitlines()[-1])
