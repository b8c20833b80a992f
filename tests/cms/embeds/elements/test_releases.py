import hashlib
import re
from pathlib import Path

import pytest

from cms.embeds.elements.releases import FOLDER, NAMES, current
from graphql_api.documents.shipped import shipped
from graphql_api.manifests import problems_of

FILES = sorted(FOLDER.glob("*/*.js"))
# Every file that was ever released, and of how many documents it asks: pages out there ask for all of them.
RELEASED = {
    "bce82337dc3e0ce0/cards.js": 5,
    "a393177e608bc070/forum.js": 6,
    # Editions by the address of their page.
    "f9dcf0df53d5cd83/cards.js": 6,
    "c817cd45086f7bd6/forum.js": 7,
    # Room between days, and four numbers of a countdown beside each other on a telephone.
    "adda3fa4ac009d78/cards.js": 6,
    "dec133e446fda4f2/forum.js": 7,
}
DOCUMENT = re.compile(r"sha256:([0-9a-f]{64})")
# What docs/performance.md promises, in bytes as they are served.
MOST = {"cards": 8 * 1024, "forum": 20 * 1024}


def test_whatever_was_released_is_there() -> None:
    assert {f"{path.parent.name}/{path.name}" for path in FILES} == set(RELEASED)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_released_file_never_changes_and_asks_for_what_is_answered(path: Path) -> None:
    content = path.read_bytes()
    assert hashlib.sha256(content).hexdigest()[:16] == path.parent.name
    asked = DOCUMENT.findall(content.decode())
    assert len(asked) == RELEASED[f"{path.parent.name}/{path.name}"]
    assert {digest: problems_of(shipped(digest) or "") for digest in asked} == {each: [] for each in asked}


def test_files_are_no_larger_than_what_is_promised() -> None:
    assert {
        name: len(current(name).compressed) for name in NAMES if len(current(name).compressed) > MOST[name]
    } == {}


def test_no_file_names_another_host_or_writes_html() -> None:
    forbidden = re.compile(
        rb"https?://(?!\))[a-z]|innerHTML|insertAdjacent|document\.write|localStorage|sessionStorage|cookie|eval\(|@import|@font-face"
    )
    assert {path.name: forbidden.findall(path.read_bytes()) for path in FILES} == {
        path.name: [] for path in FILES
    }
