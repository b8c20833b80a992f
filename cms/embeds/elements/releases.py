"""The files that were built (tools/elements/build.mjs): the current ones, and all before them.

A file's address holds a digest of it, so that what it leads to never changes, and pages that were written
years ago go on working. ``current.json`` says which ones new pages are to name.
"""

import base64
import gzip
import json
import re
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha384
from pathlib import Path

FOLDER = Path(__file__).parent / "released"
# "cards" has all elements but the programme, and is smaller.
NAMES = ("forum", "cards")
DIGEST = re.compile(r"[0-9a-f]{16}", re.ASCII)


@dataclass(frozen=True)
class Release:
    """A file as it is served, and what a page says of it."""

    digest: str
    name: str
    content: bytes

    @property
    def path(self) -> str:
        """Where it is served, for as long as this gateway lives."""
        return f"/embed/v1/{self.digest}/{self.name}.js"

    @cached_property
    def integrity(self) -> str:
        """What browsers compare it with before they run it (Subresource Integrity, with SHA-384)."""
        return f"sha384-{base64.b64encode(sha384(self.content).digest()).decode()}"

    @cached_property
    def compressed(self) -> bytes:
        """The same, for whoever reads gzip; always the same bytes."""
        return gzip.compress(self.content, compresslevel=9, mtime=0)


@cache
def release(digest: str, name: str) -> Release | None:
    """Return the file with that address; None if there never was one."""
    if name not in NAMES or DIGEST.fullmatch(digest) is None:
        return None
    path = FOLDER / digest / f"{name}.js"
    return Release(digest, name, path.read_bytes()) if path.is_file() else None


@cache
def current(name: str) -> Release:
    """Return the file that new pages are to name."""
    digests: dict[str, str] = json.loads((FOLDER / "current.json").read_text(encoding="utf-8"))
    found = release(digests[name], name)
    if found is None:
        raise FileNotFoundError(f"{name}.js is not built: make elements")
    return found
