"""A server of the stage on a free port, stopped at the end whatever happens."""

import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

from tools.ports import HOST, find_free_port
from tools.screenshots.places import BASE_DIR
from tools.screenshots.stage import environment

STARTS_WITHIN = 60.0


@contextmanager
def serving() -> Iterator[str]:
    """Serve the stage; yield the address without a closing slash."""
    port = find_free_port()
    address = f"http://{HOST}:{port}"
    command = [
        str(Path(sys.executable).with_name("granian")),
        *("--interface", "wsgi", "--host", HOST, "--port", str(port)),
        *("--workers", "1", "--blocking-threads", "4", "--log-level", "warning"),
        "tools.screenshots.wsgi:application",
    ]
    process = subprocess.Popen(command, cwd=BASE_DIR, env=environment() | {"PORT": str(port)})
    try:
        _wait_for(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + STARTS_WITHIN
    while process.poll() is None and time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"{address}/admin/login/", timeout=30).close()  # noqa: S310 - our own
        except (URLError, OSError):
            time.sleep(0.3)
        else:
            return
    raise RuntimeError("The server of the screenshots did not start.")
