"""A disk of its own that can really be full."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


class Disk:
    """A filesystem in memory, mounted at ``path``."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._filler = path / "filler"

    def fill(self) -> None:
        """Leave no room at all."""
        with self._filler.open("ab") as filler:
            for size in (1 << 20, 4096, 1):
                while self._grow(filler.fileno(), size):
                    pass

    def empty(self) -> None:
        """Give the room back."""
        self._filler.unlink()

    @staticmethod
    def _grow(file: int, size: int) -> bool:
        try:
            os.write(file, b"." * size)
        except OSError:
            return False
        return True


@contextmanager
def mounted(path: Path, size: str) -> Iterator[Disk]:
    """Yield a disk of ``size``, such as ``1m``, or skip the test where nothing may be mounted."""
    path.mkdir(parents=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(path)]
    if os.geteuid() != 0 or subprocess.run(command, check=False, capture_output=True).returncode != 0:
        pytest.skip("Mounting a filesystem takes root and its capabilities")
    try:
        yield Disk(path)
    finally:
        subprocess.run(["umount", "--lazy", str(path)], check=True)
