"""The script that installs the packages of tests/clients, with stand-ins for the Node of a machine."""

import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "tools" / "node"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the script, beside a lock file and a PATH that holds nothing else but basic commands."""
    for folder in ("tools", "bin", "tests/clients/node_modules"):
        (tmp_path / folder).mkdir(parents=True)
    shutil.copy(SCRIPT, tmp_path / "tools")
    for command in ("sh", "dirname", "cmp", "cp"):
        (tmp_path / "bin" / command).symlink_to(str(shutil.which(command)))
    (tmp_path / "tests/clients/package-lock.json").write_text("{}")
    return tmp_path


def install(project: Path, name: str, body: str) -> None:
    program = project / "bin" / name
    program.write_text(f"#!/bin/sh\n{body}\n")
    program.chmod(0o755)


def run(project: Path) -> tuple[int, str, str]:
    ran = subprocess.run(
        ["sh", "tools/node"],
        cwd=project,
        env={"PATH": str(project / "bin")},
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.returncode, ran.stdout, ran.stderr.partition(";")[0].partition(" (")[0]


def test_a_machine_without_node_is_told_what_to_install(project: Path) -> None:
    assert run(project) == (1, "", "This needs Node 18 or newer with npm")


def test_an_old_node_is_refused(project: Path) -> None:
    install(project, "npm", "exit 0")
    install(project, "node", 'case "$1" in -e) exit 1;; esac; echo v16.20.2')
    assert run(project) == (1, "", "This needs Node 18 or newer")


def test_packages_are_installed_once_for_each_lock_file(project: Path) -> None:
    install(project, "node", "exit 0")
    install(project, "npm", f'echo "$@" >>{project}/notes')

    assert [run(project)[1] for _time in range(2)] == ["Installing tests/clients/package-lock.json…\n", ""]
    (project / "tests/clients/package-lock.json").write_text('{"newer": true}')
    assert run(project)[0] == 0
    assert (project / "notes").read_text() == "ci --silent\nci --silent\n"
