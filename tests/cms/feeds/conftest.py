from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from tests.cms.feeds.stage import Stage, in_french, set_stage


@pytest.fixture(scope="module")
def stage_of_module(rows_of_module: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Stage]:
    with django_db_blocker.unblock():
        stage = set_stage()
        in_french(stage)
        yield stage


@pytest.fixture
def stage(stage_of_module: Stage, db: None) -> Stage:
    return deepcopy(stage_of_module)
