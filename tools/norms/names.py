"""Names that say what is inside, and text that would hold on any machine."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from tools.norms.repository import Files, Finding

VAGUE = re.compile(r"(?:^|_)(?:utils?|helpers?|common|misc)$")
# A path of somebody's machine, or the address of a package registry.
LOCAL = re.compile(
    r"(?<![\w.})])/(?:work|root|Users/\w+)/"
    r"|(?<!no-emit-)\bindex-url"
    r"|\bpypi\.(?:org|python\.org)/simple|\bfiles\.pythonhosted\.|\bregistry\.npmjs\.|\bdeb\.debian\.",
)


def find_vague_modules(files: Files) -> Iterator[Finding]:
    """Yield the modules and packages whose name would fit anything."""
    for path in files:
        vague = [part for part in PurePosixPath(path).with_suffix("").parts if VAGUE.search(part)]
        if path.endswith(".py") and vague:
            yield Finding(path, 1, f"“{vague[0]}” says nothing: name it after what it holds")


def find_awkward_paths(files: Files) -> Iterator[Finding]:
    """Yield the paths with white space, which shell scripts would split."""
    for path in files:
        if re.search(r"\s", path):
            yield Finding(path, 1, "white space in a path breaks scripts")


def find_kept_data(files: Files) -> Iterator[Finding]:
    """Yield the files under ``var/``, where machines keep databases and uploads."""
    for path in files:
        if path.startswith("var/"):
            yield Finding(path, 1, "data of a machine does not belong in Git")


def find_local_addresses(files: Files) -> Iterator[Finding]:
    """Yield the lines that hold only on one machine or behind one registry."""
    for path, text in files.items():
        for number, line in enumerate(text.splitlines(), 1):
            found = LOCAL.search(line)
            if found:
                yield Finding(path, number, f"“{found[0]}” belongs to one machine or registry")
