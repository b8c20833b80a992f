"""The script that makes ``.venv``, with stand-ins for the Pythons and for uv that a machine may have."""

import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "tools" / "environment"
RECENT = "exit 0"
WITHOUT_VENV = 'case "$2" in *ensurepip*) exit 1;; esac'
OLD = "exit 1"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the script, beside requirements and a PATH that holds nothing else but basic commands."""
    for folder in ("tools", "bin"):
        (tmp_path / folder).mkdir()
    shutil.copy(SCRIPT, tmp_path / "tools")
    for command in ("sh", "dirname", "cmp", "cp", "awk"):
        (tmp_path / "bin" / command).symlink_to(str(shutil.which(command)))
    for file in ("requirements.txt", "requirements-dev.txt"):
        (tmp_path / file).write_text("django==5.2\n")
    return tmp_path


def install(program: Path, body: str) -> None:
    program.parent.mkdir(parents=True, exist_ok=True)
    program.write_text(f"#!/bin/sh\n{body}\n")
    program.chmod(0o755)


def run(project: Path, file: str = "requirements.txt", **variables: str) -> tuple[int, str, str]:
    ran = subprocess.run(
        ["sh", "tools/environment", file],
        cwd=project,
        env={"PATH": str(project / "bin")} | variables,
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.returncode, ran.stdout, ran.stderr.partition(". ")[0].partition("\n")[0]


def make_usable(project: Path) -> Path:
    """Give the project a .venv in which uv only notes what it was asked for."""
    notes = project / "notes"
    install(project / ".venv/bin/python", RECENT)
    install(project / ".venv/bin/uv", f'echo "$@" >>{notes}')
    return notes


def test_a_machine_without_a_recent_python_is_told_what_to_install(project: Path) -> None:
    install(project / "bin/python3", OLD)
    assert run(project) == (1, "", "This needs Python 3.11 or newer, and none was found")


def test_a_python_that_was_named_must_be_recent(project: Path) -> None:
    install(project / "bin/python3", RECENT)
    sentence = "PYTHON=python2 is not a Python 3.11 or newer that runs here."
    assert run(project, PYTHON="python2") == (1, "", sentence)


def test_a_debian_python_without_venv_is_told_so(project: Path) -> None:
    install(project / "bin/python3", WITHOUT_VENV)
    assert run(project) == (1, "", "python3 cannot make virtual environments")


def test_the_site_installs_beside_the_tools_and_the_tools_take_away_what_is_not_pinned(project: Path) -> None:
    notes = make_usable(project)
    assert run(project, "requirements.txt") == (0, "Installing requirements.txt…\n", "")
    assert run(project, "requirements-dev.txt") == (0, "Installing requirements-dev.txt…\n", "")
    flags = "--quiet --python .venv/bin/python --require-hashes"
    assert [line for line in notes.read_text().splitlines() if line != "--version"] == [
        f"pip install {flags} --requirement requirements.txt",
        f"pip sync {flags} requirements-dev.txt",
    ]


def test_nothing_is_done_until_the_pins_change(project: Path) -> None:
    make_usable(project)
    run(project)
    assert run(project) == (0, "", "")
    (project / "requirements.txt").write_text("django==5.3\n")
    assert run(project) == (0, "Installing requirements.txt…\n", "")


def test_an_installation_cut_short_is_taken_up_again(project: Path) -> None:
    make_usable(project)
    install(project / ".venv/bin/uv", 'case "$1" in pip) exit 2;; esac')
    assert run(project) == (2, "Installing requirements.txt…\n", "")
    make_usable(project)
    assert run(project) == (0, "Installing requirements.txt…\n", "")
