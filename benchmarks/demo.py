"""How long a newcomer waits: a fresh clone, ``make demo``, and the first page."""

import http.client
import os
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from benchmarks.places import BASE_DIR
from tools.ports import HOST, find_free_port

GOAL_SECONDS = 90
GIVES_UP_AFTER = 900
OURS = {"BENCH_DATABASE", "DATABASE_URL", "DJANGO_SETTINGS_MODULE", "VIRTUAL_ENV"}
HEADER = "| `make demo` | Until the first page | CPU | Goal |\n| --- | ---: | ---: | --- |"


@dataclass(frozen=True)
class Wait:
    """Seconds from pressing return until the first page is there, and those of processor time."""

    name: str
    seconds: float
    cpu: float
    goal: int | None = None


def run() -> list[Wait]:
    """Clone what is committed here into an empty folder, start it twice; nothing without a demonstration."""
    if not list(BASE_DIR.glob("*/demo/management/commands/load_demo.py")):
        return []
    with tempfile.TemporaryDirectory(prefix="forums-") as folder:
        clone = Path(folder) / "forums-gateway"
        subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", BASE_DIR, clone], check=True)
        first = _start_and_stop(clone)
        again = _start_and_stop(clone)
    return [
        Wait("The first time, downloads cached", *first, GOAL_SECONDS),
        Wait("Every further time", *again),
    ]


def table(waits: list[Wait]) -> str:
    """Return the waits as Markdown."""
    lines = []
    for wait in waits:
        verdict = ""
        if wait.goal is not None:
            verdict = f"≤ {wait.goal} s: {'met' if wait.seconds <= wait.goal else '**missed**'}"
        lines.append(f"| {wait.name} | {wait.seconds:.0f} s | {wait.cpu:.0f} s | {verdict} |")
    return "\n".join([HEADER, *lines])


def _start_and_stop(clone: Path) -> tuple[float, float]:
    """Return the seconds until the first page, and the processor time of all that led there."""
    port = find_free_port()
    started = time.monotonic()
    # A newcomer's shell has no settings of ours.
    environment = {name: value for name, value in os.environ.items() if name not in OURS}
    make = subprocess.Popen(
        ["make", "demo", f"PORT={port}"],
        cwd=clone,
        env=environment,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait_for_first_page(make, port, started + GIVES_UP_AFTER)
        waited = time.monotonic() - started
    finally:
        cpu = _stop(make)
    return waited, cpu


def _stop(make: subprocess.Popen[bytes]) -> float:
    """Stop everything that ``make`` started, and return the processor time of those it waited for."""
    family = psutil.Process(make.pid).children(recursive=True) if make.poll() is None else []
    with suppress(ProcessLookupError):
        os.killpg(make.pid, signal.SIGTERM)
    _pid, _status, usage = os.wait4(make.pid, 0) if make.returncode is None else (0, 0, None)
    # The background worker ends with the server, a moment later.
    psutil.wait_procs(family, timeout=60)
    return usage.ru_utime + usage.ru_stime if usage else 0.0


def _wait_for_first_page(make: subprocess.Popen[bytes], port: int, deadline: float) -> None:
    while time.monotonic() < deadline:
        if make.poll() is not None:
            raise RuntimeError(f"make demo ended with {make.returncode}")
        try:
            connection = http.client.HTTPConnection(HOST, port, timeout=60)
            connection.request("GET", "/")
            if connection.getresponse().status < 400:
                return
            raise RuntimeError("The first visit shows an error.")
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"There was no page after {GIVES_UP_AFTER} seconds.")
