"""Whatever is hidden, and whatever is asked: no answer tells of it.

Each round hides some things at random, asks some questions at random, and looks at the answers in three
ways. No word of theirs stands in a row that is hidden (each row's words are its own); lists are as long as
a plain reckoning says; and nothing changes when all that is hidden is taken away, so that no filter, count
or order tells of it either.
"""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.test import override_settings
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from time_machine import travel

from cms.settings.base import WAGTAILSEARCH_BACKENDS
from graphql_api.nodes import KIND_BY_MODEL
from graphql_api.search.keeping import keep_everything
from graphql_api.shapes import forget_statements
from tests.conftest import make_search_tables
from tests.graphql_api.leaks.canaries import Canaries
from tests.graphql_api.leaks.connections import connect
from tests.graphql_api.leaks.hiding import WAYS
from tests.graphql_api.leaks.looking import (
    LeakError,
    Looked,
    Round,
    Seed,
    UnforeseenError,
    look,
)
from tests.graphql_api.leaks.mutants import MUTANTS, Mutant
from tests.graphql_api.leaks.population import populate
from tests.graphql_api.leaks.preview_mutants import PREVIEW_MUTANTS
from tests.graphql_api.leaks.previews import shareable
from tests.graphql_api.leaks.questions import Questioner, pools_of
from tests.robustness.size import times

pytestmark = [pytest.mark.deep, pytest.mark.django_db]

ANSWERS = times(10_000)
# What one round asks: words, then traces twice, then two counts and what is locked; then a draft, which is
# asked with its token, up to twice again for traces, and with six that open nothing, and something without.
WORDS, TRACES, DRAFTS = 10, 3, 1
OF_A_ROUND = WORDS + 2 * TRACES + 2 + 1 + DRAFTS * 8

ROUNDS_FOR_A_MUTANT = 40

seeds = st.tuples(st.integers(0, 2**32), st.integers(1, 24))
numbers = st.integers(0, 10_000)


@pytest.fixture(scope="module")
def looked(rows_of_module: Path) -> Looked:
    with travel(timezone.now(), tick=False), override_settings(WAGTAILSEARCH_BACKENDS=WAGTAILSEARCH_BACKENDS):
        make_search_tables()
        made = populate(timezone.now())
        connect(made)
        canaries = Canaries()
        keep_everything()
        return Looked(made, canaries, pools_of(canaries), shareable(made))


@pytest.fixture(autouse=True)
def unlimited(settings: Any, looked: Looked) -> Iterator[None]:
    """Time stands still, and nobody is refused for asking too much."""
    settings.GRAPHQL_LIMITS = dict.fromkeys(settings.GRAPHQL_LIMITS, 10**15)
    settings.GRAPHQL_RATE = None
    settings.WAGTAILSEARCH_BACKENDS = WAGTAILSEARCH_BACKENDS
    settings.PAGE_UNLOCK_RATE = {"burst": 10**6, "per_minute": 10**6}
    with travel(looked.made.moment, tick=False):
        yield


@given(
    hidings=st.lists(st.tuples(st.sampled_from(list(WAYS)), numbers), min_size=1, max_size=12),
    words=st.lists(seeds, min_size=WORDS, max_size=WORDS),
    traces=st.lists(seeds, min_size=TRACES, max_size=TRACES),
    number=numbers,
    drafts=st.lists(
        st.tuples(numbers, st.integers(0, 2**32), st.integers(4, 24)), min_size=DRAFTS, max_size=DRAFTS
    ),
)
@settings(
    max_examples=max(ANSWERS // OF_A_ROUND, 1),
    deadline=None,
    database=None,
    # Without shrinking, which takes minutes: a leak tells its question and its row by itself.
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_nothing_hidden_is_told(
    hidings: list[tuple[str, int]],
    words: list[Seed],
    traces: list[Seed],
    number: int,
    drafts: list[tuple[int, int, int]],
    looked: Looked,
) -> None:
    look(looked, Round(hidings, words, traces, number, drafts))


@pytest.mark.parametrize("name", [*MUTANTS, *PREVIEW_MUTANTS])
def test_without_one_predicate_a_leak_is_found(
    name: str, looked: Looked, monkeypatch: pytest.MonkeyPatch
) -> None:
    mutant = MUTANTS.get(name) or PREVIEW_MUTANTS[name]
    monkeypatch.setattr(mutant.owner, mutant.name, mutant.weaker)
    random = Random(name)  # nothing secret

    forget_statements()
    # What may not be null and is hidden is an error instead.
    with pytest.raises((LeakError, UnforeseenError)):
        look_often(looked, random, mutant)
    forget_statements()


def look_often(looked: Looked, random: Random, mutant: Mutant) -> None:
    """Look until a leak is found, or long enough."""
    for _ in range(ROUNDS_FOR_A_MUTANT):
        hidings = [(random.choice(mutant.ways), random.randrange(10_000)) for _ in range(8)]
        if mutant.drafts:
            look(looked, Round(hidings, drafts=[_draft(looked, random, mutant) for _ in range(5)]))
            continue
        words = [_seed(looked, random, mutant.about) for _ in range(WORDS)]
        traces = [_seed(looked, random, mutant.about) for _ in range(TRACES)]
        look(looked, Round(hidings, words, traces, random.randrange(10_000)))


def _seed(looked: Looked, random: Random, about: str) -> Seed:
    """Return the seed of a question that asks for something ``about`` what is looked for."""
    while True:
        seed = random.randrange(2**32), random.randint(4, 24)
        if about in Questioner(looked.pools, *seed).query():
            return seed


def _draft(looked: Looked, random: Random, mutant: Mutant) -> tuple[int, int, int]:
    """Return the number of a draft that the mutant is about, and the seed of such a question."""
    numbers = [number for number, row in enumerate(looked.drafts) if isinstance(row, tuple(mutant.drafts))]
    number = random.choice(numbers) + random.randrange(2) * len(looked.drafts)
    kind = KIND_BY_MODEL[type(looked.drafts[number % len(looked.drafts)])].name
    while True:
        seed = random.randrange(2**32), random.randint(4, 24)
        if mutant.about in Questioner(looked.pools, *seed).previewing("", kind):
            return number, *seed
