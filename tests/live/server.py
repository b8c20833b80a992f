"""A real granian, started as ``make demo`` starts it, that can be stopped, killed and started again."""

import json
import os
import signal
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from tests.live.folder import CHECKOUT, Folder
from tools.ports import HOST, find_free_port

STARTS_WITHIN = 60.0
ANSWERS_WITHIN = 60.0


class Server:
    """The server of one folder. It keeps its address when it is started again."""

    # How many processes answer, and how many requests each of them at once.
    workers = 1
    threads = 4

    def __init__(self, folder: Folder, **environment: str) -> None:
        self.folder = folder
        self.port = find_free_port()
        self.url = f"http://{HOST}:{self.port}"
        self._environment = environment
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> Path:
        return self.folder.path / "server.log"

    def start(self) -> None:
        """Start, and return once it answers."""
        command = [
            str(Path(sys.executable).with_name("granian")),
            *("--interface", "wsgi", "--host", HOST, "--port", str(self.port)),
            *("--workers", str(self.workers), "--blocking-threads", str(self.threads)),
            *("--log-level", "warning"),
            "cms.wsgi:application",
        ]
        environment = self.folder.environment(PORT=str(self.port), **self._environment)
        with self.log.open("ab") as log:
            # A session of its own, so that its worker goes when it goes.
            self._process = subprocess.Popen(
                command, cwd=CHECKOUT, env=environment, stdout=log, stderr=log, start_new_session=True
            )
        self._wait()

    def stop(self) -> None:
        """Stop as a service manager does, letting requests finish."""
        self._signal(signal.SIGTERM)

    def kill(self) -> None:
        """Stop as a power cut does: neither the server nor its worker runs another instruction."""
        self._signal(signal.SIGKILL)

    def ask(self, query: str, **variables: Any) -> dict[str, Any]:
        """Post a query to the gateway and return its data; an error fails the test."""
        connection = HTTPConnection(HOST, self.port, timeout=ANSWERS_WITHIN)
        body = json.dumps({"query": query, "variables": variables})
        connection.request("POST", "/graphql/", body, {"Content-Type": "application/json"})
        answer = json.load(connection.getresponse())
        connection.close()
        assert "errors" not in answer, answer["errors"]
        data: dict[str, Any] = answer["data"]
        return data

    def answers(self) -> bool:
        """Whether somebody serves at the address."""
        connection = HTTPConnection(HOST, self.port, timeout=ANSWERS_WITHIN)
        try:
            connection.request("GET", "/robots.txt")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()

    def _wait(self) -> None:
        deadline = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < deadline and self._process is not None and self._process.poll() is None:
            if self.answers():
                return
            time.sleep(0.1)
        raise AssertionError(f"The server did not start:\n{self.log.read_text()[-3000:]}")

    def _signal(self, number: signal.Signals) -> None:
        if self._process is None:
            return
        if self._process.poll() is None:
            os.killpg(self._process.pid, number)
        self._process.wait(timeout=30)
        self._process = None
