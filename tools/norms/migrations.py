"""Migrations that change when tables do, and not whenever a body block does."""

import re
from collections.abc import Iterator

from tools.norms.repository import Files, Finding

BLOCKS = re.compile(r"block_lookup|\bStreamBlock\b|\bwagtail(?:\.\w+)*\.blocks\b")


def find_block_definitions(files: Files) -> Iterator[Finding]:
    """Yield the migrations that spell out the blocks of a StreamField."""
    for path, text in files.items():
        if "migrations" not in path.split("/")[:-1] or path.startswith("tests/"):
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if BLOCKS.search(line):
                yield Finding(path, number, "keep the definitions of blocks out of migrations")
                break
