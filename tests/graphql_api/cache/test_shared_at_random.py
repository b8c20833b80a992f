"""Two processes that find what the other has made show nothing old, whatever editors do."""

import os
import sys
from random import Random

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings
from time_machine import travel

from graphql_api.cache.store import Store
from tests.graphql_api.cache.documents import Question
from tests.graphql_api.cache.edits import EDITS
from tests.graphql_api.cache.test_store_at_random import BEGINS, UNKEPT, answered, demo, pytestmark
from tests.robustness.size import times

__all__ = ["demo", "pytestmark"]


def test_two_processes_share_nothing_that_is_old(
    client: Client, demo: list[Question], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.GRAPHQL_CACHE = {"answers": 1000, "looks_every": 0, "shared": "default"}
    cache.clear()
    rng, stale, processes = Random(int(os.environ.get("SEED", "4"))), [], (Store(), Store())
    with travel(BEGINS, tick=False) as clock:
        for number in range(times(1000)):
            edit = rng.choice(EDITS)
            if number:
                edit(rng, clock)
            for question in demo:
                fresh = answered(client, question, **UNKEPT)
                for process in rng.sample(processes, 2):
                    monkeypatch.setattr("graphql_api.http.kept.store", process)
                    if (shown := answered(client, question)) != fresh:
                        stale.append((edit.__name__, question.document[:60], shown, fresh))
    sys.stderr.write(f"{[process.counts for process in processes]}\n")
    assert (stale, all(process.counts.shared for process in processes)) == ([], True)
