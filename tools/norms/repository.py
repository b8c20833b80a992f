"""The files that Git keeps, or would keep once they are added, and what is found wrong in them."""

import ast
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

# Text by path from the root, with slashes; pictures and other binary files have empty text.
Files: TypeAlias = Mapping[str, str]


@dataclass(frozen=True, order=True)
class Finding:
    """One place that breaks a norm, with a sentence for the person who will mend it."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


Rule: TypeAlias = Callable[[Files], Iterator[Finding]]


def read_files(root: Path) -> Files:
    """Return every file under ``root`` that Git tracks or does not ignore."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
    )
    names = sorted(set(listed.stdout.split("\0")) - {""})
    return {name: _read_text(root / name) for name in names if (root / name).is_file()}


def python_files(files: Files, *, but: tuple[str, ...] = ()) -> Iterator[tuple[str, ast.Module]]:
    """Yield the path and syntax tree of each Python file whose path has no folder named in ``but``."""
    for path, text in files.items():
        if path.endswith(".py") and not set(but) & set(path.split("/")):
            yield path, parse(text)


@cache
def parse(text: str) -> ast.Module:
    """Return the syntax tree of a Python file; every rule shares one. Raise SyntaxError."""
    return ast.parse(text)


def _read_text(path: Path) -> str:
    content = path.read_bytes()
    return "" if b"\0" in content else content.decode("utf-8", errors="replace")
