"""The custom elements' sources: they keep to their types, and the files that are served are made of them."""

import os
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.clients

TOOLS = Path(__file__).parents[2] / "tools" / "elements"
RELEASED = Path(__file__).parents[2] / "cms" / "embeds" / "elements" / "released"


def run(*command: str) -> None:
    done = subprocess.run(command, cwd=TOOLS, env=os.environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_sources_keep_to_their_types() -> None:
    run("npm", "run", "--silent", "check")


def test_what_is_served_is_built_of_the_sources(tmp_path: Path) -> None:
    run("node", "build.mjs", str(tmp_path))
    built = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*.js*")}
    assert built == {path: (RELEASED / path).read_bytes() for path in built}
