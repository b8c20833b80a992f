"""A PostgreSQL and a Valkey or Redis of one's own, that can be killed, and a folder whose data is there."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import Any, Literal

import psycopg
from psycopg.sql import SQL, Identifier

from tests.live.folder import CHECKOUT, Folder, link_or_copy

Service = Literal["database", "cache"]


class Services:
    """Both servers, in a folder of theirs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database_url = self.cache_url = ""

    def start(self) -> None:
        said = dict(line.split("=", 1) for line in self._run("start").splitlines())
        self.database_url, self.cache_url = said["DATABASE_URL"], said["CACHE_URL"]

    def stop(self) -> None:
        self._run("stop")

    def kill(self, service: Service) -> None:
        """End one as a crash does."""
        self._run("kill", service)

    def revive(self, service: Service) -> None:
        """Start it again, at the same address."""
        self._run("revive", service)

    def _run(self, command: str, *arguments: str) -> str:
        words = ["sh", "tools/services", command, str(self.folder), *arguments]
        # What they start goes on, and would hold a pipe open.
        with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
            done = subprocess.run(words, cwd=CHECKOUT, stdout=said, stderr=said, check=False)
            said.seek(0)
            text = said.read()
        assert done.returncode == 0, text
        return text


class ServedFolder(Folder):
    """A folder with uploads and logs, whose database is one of PostgreSQL's."""

    def __init__(self, path: Path, services: Services, name: str) -> None:
        super().__init__(path)
        self.services, self.name = services, name

    @property
    def url(self) -> str:
        """Where the database is."""
        return self.services.database_url.rpartition("/")[0] + f"/{self.name}"

    def environment(self, **more: str) -> dict[str, str]:
        urls = {"LIVE_DATABASE_URL": self.url, "LIVE_CACHE_URL": self.services.cache_url}
        return super().environment(**urls, **more)

    def rows(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.url) as connection:
            return connection.execute(_for_postgresql(statement), values).fetchall()

    def write(self, statement: str, *values: Any) -> None:
        with psycopg.connect(self.url) as connection:
            connection.execute(_for_postgresql(statement), values)

    def copy_to(self, path: Path) -> "ServedFolder":
        """Return a copy with a database of its own; nobody may be using this one."""
        copy = ServedFolder(path, self.services, f"copy_{token_hex(6)}")
        with psycopg.connect(self.services.database_url, autocommit=True) as connection:
            connection.execute(
                SQL("CREATE DATABASE {} TEMPLATE {}").format(*map(Identifier, (copy.name, self.name)))
            )
        shutil.copytree(self.path, path, copy_function=link_or_copy)
        return copy


@contextmanager
def serving_the_demonstration() -> Iterator[ServedFolder]:
    """Yield the demonstration on servers of its own, which end with the block; only ever copy it.

    Loading it takes a minute.
    """
    # Not where pytest keeps its own: a socket's path is short, and the user postgres must reach it.
    with tempfile.TemporaryDirectory(prefix="services.", dir="/tmp") as parent:
        place = Path(parent)
        place.chmod(0o755)
        services = Services(place / "run")
        services.start()
        try:
            folder = ServedFolder(place / "demo", services, "demo")
            folder.path.mkdir()
            with psycopg.connect(services.database_url, autocommit=True) as connection:
                connection.execute("CREATE DATABASE demo")
            folder.manage("migrate", "--verbosity", "0")
            folder.manage("load_demo", "--verbosity", "0")
            yield folder
        finally:
            services.stop()


def _for_postgresql(statement: str) -> Any:
    return statement.replace("?", "%s")
