"""The throw-away PostgreSQL, with the real server."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ASK = """
import os, psycopg, sys
with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
    query = "SELECT lower('ÉCOLE'), current_setting('listen_addresses'), current_setting('data_directory')"
    print(*connection.execute(query).fetchone(), sep="|")
sys.exit(3)
"""


@pytest.mark.services
def test_a_database_lives_as_long_as_the_command_that_asked_for_it() -> None:
    command = ["sh", "tools/services", "run", sys.executable, "-c", ASK]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    lowered, addresses, folder = ran.stdout.strip().split("|")
    assert (ran.returncode, lowered, addresses) == (3, "école", "127.0.0.1")
    assert not Path(folder).parents[1].exists()


@pytest.mark.services
def test_it_can_be_started_and_stopped_by_hand(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = Path("/tmp") / f"services-by-hand-{tmp_path_factory.getbasetemp().name}"  # noqa: S108 - user postgres must reach it
    started = subprocess.run(
        ["sh", "tools/services", "start", str(folder)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert started.stdout.startswith("DATABASE_URL=postgres://gateway:")
    assert (folder / "data" / "postmaster.pid").exists()
    subprocess.run(["sh", "tools/services", "stop", str(folder)], cwd=ROOT, check=True)
    assert not folder.exists()
