"""A real granian as ``make demo`` starts it, what its processes weigh and what they take of a processor."""

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psutil

from benchmarks.places import BASE_DIR
from tools.ports import HOST, find_free_port

STARTS_WITHIN = 60.0
# Longer than any request that is measured.
ANSWERS_WITHIN = 120.0


class Server:
    """A running server. Addresses are relative; answers are read to their end."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self.process = psutil.Process(process.pid)
        self.port = port

    def ask(
        self, method: str, address: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> tuple[http.client.HTTPMessage, bytes]:
        """Return headers and body of the answer; raise for anything but success and redirection."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=ANSWERS_WITHIN)
        try:
            connection.request(method, address, body, {"Host": "localhost", **(headers or {})})
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        if answer.status >= 400:
            raise RuntimeError(f"{method} {address} answered {answer.status}")
        return answer.headers, content

    def cpu_seconds(self) -> float:
        """Return what its workers have taken of the processor so far."""
        return sum(sum(each.cpu_times()[:2]) for each in self.process.children(recursive=True))

    def worker_megabytes(self) -> float:
        """Return the resident memory of the largest worker."""
        workers = self.process.children(recursive=True)
        return max(worker.memory_info().rss for worker in workers) / 1e6

    def total_megabytes(self) -> float:
        """Return what the server and its workers hold for themselves alone, shared pages counted once."""
        family = [self.process, *self.process.children(recursive=True)]
        return sum(member.memory_full_info().uss for member in family) / 1e6


def environment_for(database: Path, **more: str) -> dict[str, str]:
    """Return the environment of a process that works on ``database``."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
        "BENCH_DATABASE": str(database),
        **more,
    }


@contextmanager
def serving(
    database: Path,
    application: str = "cms.wsgi:application",
    workers: int = 1,
    threads: int = 4,
    **environment: str,
) -> Iterator[Server]:
    """Serve ``database`` on a free port of this machine, and stop at the end."""
    port = find_free_port()
    command = [
        str(Path(sys.executable).with_name("granian")),
        *("--interface", "wsgi", "--host", HOST, "--port", str(port)),
        *("--workers", str(workers), "--blocking-threads", str(threads), "--log-level", "warning"),
        application,
    ]
    # As servers are set up, each answer writes a line; whoever collects them is another program.
    log = subprocess.DEVNULL if "BENCH_DEPLOYED" in environment else None
    process = subprocess.Popen(
        command, cwd=BASE_DIR, env=environment_for(database, **environment), stderr=log
    )
    try:
        server = Server(process, port)
        _wait_for(server, process)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait_for(server: Server, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + STARTS_WITHIN
    while process.poll() is None and time.monotonic() < deadline:
        try:
            server.ask("GET", "/yardstick/")
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError("The server did not start.")
