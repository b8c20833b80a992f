"""Whatever editors do, what is kept equals what would be answered; and little goes that was still true.

After each edit every answer is asked for twice: from what is kept, and made by the way that keeps nothing.
``SEED`` chooses other edits.
"""

import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random

import pytest
from django.test import Client
from pytest_django import Settings
from time_machine import travel

from cms.demo.loading.everything import load_everything
from cms.settings.base import TASKS, WAGTAILSEARCH_BACKENDS
from graphql_api.cache.store import store
from tests.conftest import make_search_tables
from tests.factories.site import root_collection, tree_root
from tests.graphql_api.cache.documents import Question, questions
from tests.graphql_api.cache.edits import EDITS
from tests.robustness.size import times

# With real commits: what is to be done after one is done, and PostgreSQL tells by them what is new.
pytestmark = [pytest.mark.deep, pytest.mark.django_db(transaction=True)]

# Whoever brings a grant is answered by himself, also if it opens nothing.
UNKEPT = {"X-Page-Grant": "nothing"}
BEGINS = datetime(2030, 3, 12, 8, 0, tzinfo=UTC)
# Of a hundred answers that are thrown away, so many had to be.
PRECISION = 0.95


@dataclass
class Tally:
    """What became of the answers, by the edit after which they were asked for."""

    thrown: Counter[str] = field(default_factory=Counter)
    needless: Counter[str] = field(default_factory=Counter)
    stale: list[tuple[str, str, bytes, bytes]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The part of what was thrown away that had to be."""
        return 1 - self.needless.total() / self.thrown.total()

    def __str__(self) -> str:
        lines = (f"{kind}: {count}, {self.needless[kind]} needlessly" for kind, count in self.thrown.items())
        whole = f"{self.thrown.total()} thrown away, {self.needless.total()} needlessly; {store.counts}"
        return "\n".join((whole, *sorted(lines), ""))


@pytest.fixture
def demo(kept: None, settings: Settings) -> Iterator[list[Question]]:
    settings.GRAPHQL_LIMITS = dict.fromkeys(settings.GRAPHQL_LIMITS, 10**9)
    settings.GRAPHQL_RATE = None
    settings.WAGTAILSEARCH_BACKENDS = WAGTAILSEARCH_BACKENDS
    # Copies of pictures are made by a worker, which is one of the edits.
    settings.TASKS = TASKS
    with travel(BEGINS, tick=False):
        make_search_tables()
        tree_root()
        root_collection()
        load_everything(BEGINS.date(), lambda _said: None, logins=True)
        yield questions()


def answered(client: Client, question: Question, **headers: str) -> bytes:
    body = json.dumps({"query": question.document, "variables": question.variables})
    content: bytes = client.post("/graphql/", body, content_type="application/json", headers=headers).content
    assert b'"errors"' not in content, (question, content)
    return content


def test_what_is_kept_is_true_and_what_is_thrown_away_is_not(client: Client, demo: list[Question]) -> None:
    rng, tally = Random(int(os.environ.get("SEED", "4"))), Tally()
    shown: dict[int, bytes] = {}
    with travel(BEGINS, tick=False) as clock:
        for number in range(times(1000)):
            edit = rng.choice(EDITS)
            if number:
                edit(rng, clock)
            for place, question in enumerate(demo):
                fresh = answered(client, question, **UNKEPT)
                before = store.counts.thrown
                kept = answered(client, question)
                if kept != fresh:
                    tally.stale.append((edit.__name__, question.document[:60], kept, fresh))
                if store.counts.thrown > before:
                    tally.thrown[edit.__name__] += 1
                    tally.needless[edit.__name__] += shown[place] == fresh
                shown[place] = fresh
    sys.stderr.write(f"\n{tally}")
    assert tally.stale == []
    assert tally.precision >= PRECISION
