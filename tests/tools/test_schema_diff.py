"""Changes of the contract are told apart: breaking, dangerous, safe."""

import subprocess
from pathlib import Path

import pytest

from tools.schema_diff import CONTRACT, classify, main

OLD = """
enum Status { OPEN }
type Query { forum(slug: String!): Forum status: Status }
type Forum { title: String! slug: String }
"""
DANGEROUS = OLD.replace("OPEN", "OPEN CLOSED")
SAFE = OLD.replace("slug: String }", "slug: String intro: String }")
BREAKING = OLD.replace("title: String!", "title: String")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose only commit holds the old contract."""
    (tmp_path / CONTRACT).parent.mkdir()
    (tmp_path / CONTRACT).write_text(OLD)
    identity = ["-c", "user.name=Ada", "-c", "user.email=ada@trust.example"]
    for command in (["init", "-q"], ["add", "."], [*identity, "commit", "-qm", "Begin"]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    return tmp_path


def test_changes_are_classified() -> None:
    changed = (
        OLD.replace("OPEN", "OPEN CLOSED")
        .replace("title: String!", "title: String")
        .replace("slug: String }", "slug: String intro: String }")
    )
    assert classify(OLD, changed) == {
        "breaking": ["Field Forum.title changed type from String! to String."],
        "dangerous": ["Enum value Status.CLOSED was added."],
        "safe": ["Field Forum.intro was added."],
    }


@pytest.mark.parametrize(
    ("new", "code", "counts"),
    [
        (OLD, 0, [0, 0, 0]),
        (SAFE, 0, [0, 0, 1]),
        (DANGEROUS, 0, [0, 1, 0]),
        (BREAKING, 1, [1, 0, 0]),
    ],
)
def test_only_what_breaks_clients_fails(
    repository: Path, new: str, code: int, counts: list[int], capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / CONTRACT).write_text(new)

    assert main([], repository) == code
    lines = capsys.readouterr().out.splitlines()
    assert [int(line.partition(": ")[2]) for line in lines if not line.startswith((" ", "C"))] == counts
    assert lines[-1] == "Compared with HEAD."


def test_a_revision_that_is_not_there_is_named(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["v9"], repository) == 2
    assert capsys.readouterr().err == f"There is no {CONTRACT} in v9.\n"
