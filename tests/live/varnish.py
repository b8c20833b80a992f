"""A real Varnish with the configuration that is deployed, in front of a server of the tests."""

import shutil
import subprocess
import time
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

from tests.live.folder import CHECKOUT
from tests.live.server import Server
from tools.ports import HOST, find_free_port

STARTS_WITHIN = 30.0


class Shown(NamedTuple):
    """What a reader was shown."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def kept(self) -> str | None:
        """Whether Varnish had it: HIT or MISS; None where it keeps nothing."""
        return self.headers.get("x-cache")


class Varnish:
    """Reads for readers at ``port``, and takes orders at ``orders``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port, self.orders = find_free_port(), find_free_port()
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, server: Server) -> None:
        """Stand in front of ``server``, and return once somebody is answered."""
        program = shutil.which("varnishd", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")
        assert program is not None, "Varnish was not found (Debian: apt install varnish)."
        text = (CHECKOUT / "deploy" / "varnish.vcl").read_text(encoding="utf-8")
        text = text.replace('.host = "gateway"', f'.host = "{HOST}"').replace('"8000"', f'"{server.port}"')
        self.folder.mkdir(parents=True)
        own = self.folder / "default.vcl"
        own.write_text(text, encoding="utf-8")
        addresses = ["-a", f"readers={HOST}:{self.port}", "-a", f"orders={HOST}:{self.orders}"]
        places = ["-f", str(own), "-n", str(self.folder / "work"), "-s", "malloc,32m"]
        # As whoever runs the tests: another could not read the folder.
        command = [program, "-j", "none", "-F", *addresses, *places]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        deadline = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                self.ask("/-/health")
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise AssertionError("Varnish did not start.")

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(timeout=30)

    def ask(self, path: str, method: str = "GET", port: int | None = None, **headers: str) -> Shown:
        connection = HTTPConnection(HOST, port or self.port, timeout=60)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, headers={"Host": f"{HOST}:{self.port}", **named})
            answer = connection.getresponse()
            told = {name.lower(): value for name, value in answer.getheaders()}
            return Shown(answer.status, told, answer.read())
        finally:
            connection.close()
