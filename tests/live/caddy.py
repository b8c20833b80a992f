"""A real Caddy with the configuration that is deployed, but for TLS."""

import os
import shutil
import subprocess
import time
from http.client import HTTPConnection
from pathlib import Path

from tests.live.folder import CHECKOUT
from tools.ports import HOST, find_free_port

STARTS_WITHIN = 30.0


class Caddy:
    """Sends readers at ``port`` to where they are answered."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = find_free_port()
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, gateway: int, desk: int, web: int, uploads: Path) -> None:
        """Stand in front of what listens at these ports, and return once somebody is answered."""
        program = shutil.which("caddy")
        assert program is not None, "Caddy was not found (Debian: apt install caddy)."
        text = (CHECKOUT / "deploy" / "Caddyfile").read_text(encoding="utf-8")
        self.folder.mkdir(parents=True)
        own = self.folder / "Caddyfile"
        # It would take orders at one and the same port on every machine.
        own.write_text(
            "{\n\tadmin off\n}\n" + text.replace("root * /srv", f"root * {uploads}"), encoding="utf-8"
        )
        environment = os.environ | {
            "SITE_ADDRESS": f"http://{HOST}:{self.port}",
            "GATEWAY": f"{HOST}:{gateway}",
            "DESK": f"{HOST}:{desk}",
            "WEB": f"{HOST}:{web}",
            "XDG_DATA_HOME": str(self.folder),
            "XDG_CONFIG_HOME": str(self.folder),
        }
        command = [program, "run", "--config", str(own), "--adapter", "caddyfile"]
        with (self.folder / "log").open("wb") as log:
            self._process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        self._wait()

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(timeout=30)

    def _wait(self) -> None:
        deadline = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < deadline and self._process is not None and self._process.poll() is None:
            connection = HTTPConnection(HOST, self.port, timeout=STARTS_WITHIN)
            try:
                connection.request("GET", "/-/health")
                connection.getresponse()
            except OSError:
                time.sleep(0.1)
            else:
                return
            finally:
                connection.close()
        raise AssertionError((self.folder / "log").read_text()[-3000:])
