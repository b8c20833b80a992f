"""The house rules of this very repository: its norms, its import contracts, its rooms."""

import logging
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from tools.norms.repository import read_files
from tools.norms.rules import find_breaches

ROOT = Path(__file__).parents[2]


def test_the_repository_breaks_no_norm() -> None:
    assert list(map(str, find_breaches(read_files(ROOT)))) == []


@pytest.fixture
def loggers_stay() -> Iterator[None]:
    """import-linter silences every logger there is, and tests that read a log may come later."""
    loggers = [each for each in logging.root.manager.loggerDict.values() if isinstance(each, logging.Logger)]
    speaking = [each for each in loggers if not each.disabled]
    yield
    for logger in speaking:
        logger.disabled = False


@pytest.mark.usefixtures("loggers_stay")
def test_the_repository_breaks_no_import_contract() -> None:
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == EXIT_STATUS_SUCCESS


def test_every_room_of_cms_is_under_the_contract_of_independence() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {contract["id"]: contract for contract in project["tool"]["importlinter"]["contracts"]}
    # What Django looks for by name is no room.
    named = {"formats", "management", "settings"}
    packages = {path.parent.name for path in ROOT.glob("cms/*/__init__.py")}
    rooms = sorted(f"cms.{name}" for name in packages - named)
    assert sorted(contracts["rooms"]["modules"]) == rooms
