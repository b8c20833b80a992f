"""A real worker, as ``make worker`` starts it, that can be killed and started again."""

import signal
import subprocess
import sys

from tests.live.folder import CHECKOUT, Folder


class Worker:
    """The worker of one folder."""

    def __init__(self, folder: Folder, **environment: str) -> None:
        self.folder = folder
        self._environment = folder.environment(**environment)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start; it looks for work some seconds later."""
        command = [sys.executable, "manage.py", "worker", "--verbosity", "0"]
        with (self.folder.path / "worker.log").open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=CHECKOUT, env=self._environment, stdout=log, stderr=log, start_new_session=True
            )

    def kill(self) -> None:
        """Stop as a power cut does."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Stop as a service manager does."""
        self._end(signal.SIGTERM)

    def _end(self, number: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(number)
            self._process.wait(timeout=60)
            self._process = None
