"""Whatever editors do, what is kept equals what would be answered; and little goes that was still true.

After each edit every answer is asked for twice: from what is kept, and made by the way that keeps nothing.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.db import connection
from django.test import Client, override_settings
from pytest_django import Settings
from time_machine import travel

from cms.demo.loading.everything import load_everything
from cms.settings.base import WAGTAILSEARCH_BACKENDS
from graphql_api.cache.store import store
from tests.conftest import make_search_tables
from tests.factories.site import root_collection, tree_root
from tests.graphql_api.cache.documents import Question, questions
from tests.graphql_api.cache.edits import EDITS
from tests.robustness.size import times

pytestmark = [
    pytest.mark.deep,
    pytest.mark.django_db,
    pytest.mark.skipif(
        connection.vendor == "postgresql",
        reason="All of it is one transaction, and PostgreSQL tells what is new by what was committed.",
    ),
]

# Whoever brings a grant is answered by himself, also if it opens nothing.
UNKEPT = {"X-Page-Grant": "nothing"}
BEGINS = datetime(2030, 3, 12, 8, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def demo(rows_of_module: Path) -> list[Question]:
    with travel(BEGINS, tick=False), override_settings(WAGTAILSEARCH_BACKENDS=WAGTAILSEARCH_BACKENDS):
        make_search_tables()
        tree_root()
        root_collection()
        load_everything(BEGINS.date(), lambda _said: None, logins=True)
        return questions()


@pytest.fixture(autouse=True)
def fresh(settings: Settings) -> Iterator[None]:
    settings.GRAPHQL_LIMITS = dict.fromkeys(settings.GRAPHQL_LIMITS, 10**9)
    settings.GRAPHQL_RATE = None
    settings.GRAPHQL_CACHE = {"answers": 1000, "looks_every": 0}
    settings.WAGTAILSEARCH_BACKENDS = WAGTAILSEARCH_BACKENDS
    store.forget()
    yield
    store.forget()


def answered(client: Client, question: Question, **headers: str) -> Any:
    body = json.dumps({"query": question.document, "variables": question.variables})
    return client.post("/graphql/", body, content_type="application/json", headers=headers).content


def test_what_is_kept_is_true_and_what_is_thrown_away_is_not(client: Client, demo: list[Question]) -> None:
    rng, stale, thrown, needless = Random(4), [], Counter[str](), Counter[str]()
    shown: dict[int, Any] = {}
    with travel(BEGINS, tick=False) as clock:
        for number in range(times(1000)):
            edit = rng.choice(EDITS)
            if number:
                edit(rng, clock)
            for place, question in enumerate(demo):
                fresh = answered(client, question, **UNKEPT)
                before = store.counts.thrown
                kept = answered(client, question)
                assert b'"errors"' not in kept, (question, kept)
                if kept != fresh:
                    stale.append((edit.__name__, question.document[:60], kept, fresh))
                if store.counts.thrown > before:
                    thrown[edit.__name__] += 1
                    if shown[place] == fresh:
                        needless[edit.__name__] += 1
                shown[place] = fresh
    sys.stderr.write(
        f"{thrown.total()} thrown away, {needless.total()} needlessly {thrown} {needless} {store.counts}\n"
    )
    assert stale == []
