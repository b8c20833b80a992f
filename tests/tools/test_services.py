"""The throw-away PostgreSQL and Valkey or Redis, with the real servers."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ASK = """
import os, psycopg, redis, sys
with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
    query = "SELECT lower('ÉCOLE'), current_setting('listen_addresses'), current_setting('data_directory')"
    found = connection.execute(query).fetchone()
cache = redis.from_url(os.environ["CACHE_URL"])
print(*found, cache.config_get("bind")["bind"], cache.info()["process_id"], sep="|")
sys.exit(3)
"""


@pytest.mark.services
def test_servers_live_as_long_as_the_command_that_asked_for_them() -> None:
    command = ["sh", "tools/services", "run", sys.executable, "-c", ASK]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    lowered, addresses, folder, bound, number = ran.stdout.strip().split("|")
    assert (ran.returncode, lowered, addresses, bound) == (3, "école", "127.0.0.1", "127.0.0.1")
    assert (Path(folder).parents[1].exists(), Path("/proc", number, "exe").exists()) == (False, False)


@pytest.mark.services
def test_they_can_be_started_and_stopped_by_hand(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = Path("/tmp") / f"services-by-hand-{tmp_path_factory.getbasetemp().name}"  # noqa: S108 - user postgres must reach it
    started = subprocess.run(
        ["sh", "tools/services", "start", str(folder)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    database, cache = started.stdout.splitlines()
    assert (database.split(":")[0], cache.split(":")[0]) == ("DATABASE_URL=postgres", "CACHE_URL=redis")
    assert [(folder / name).exists() for name in ("data/postmaster.pid", "cache.pid")] == [True, True]
    subprocess.run(["sh", "tools/services", "stop", str(folder)], cwd=ROOT, check=True)
    assert not folder.exists()
