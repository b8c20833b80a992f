"""Whatever editors do, a cache in front that is told of it shows nothing old; and little goes for nothing.

After each edit it is told the tags of what has changed, as the worker tells it; then every answer that it
still keeps is compared with what would be answered.
"""

import json
import os
import re
import sys
from collections import Counter
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from time_machine import travel

from graphql_api.cache.notes import changes_since
from graphql_api.cache.outdated import looks_of_the_tree, outdated
from graphql_api.cache.tags import EVERYTHING
from tests.graphql_api.cache.documents import Question
from tests.graphql_api.cache.edits import EDITS
from tests.graphql_api.cache.test_store_at_random import BEGINS, UNKEPT, answered, demo, pytestmark
from tests.robustness.size import times

__all__ = ["demo", "pytestmark"]


@pytest.fixture(autouse=True)
def edge(settings: Settings) -> None:
    settings.GRAPHQL_EDGE = {"keeps_for": 7 * 86_400, "outlives": 0, "tags": ["Surrogate-Key"]}


class Cdn:
    """Keeps what it may for as long as it may, and throws away what it is told to."""

    def __init__(self) -> None:
        self.kept: dict[int, tuple[bytes, set[str], datetime]] = {}
        self.longest = 0

    def take(self, place: int, response: Any) -> None:
        seconds = int(re.search(r"s-maxage=(\d+)", response["Cache-Control"])[1])  # type: ignore[index]  # said
        header = response["Surrogate-Key"]
        self.longest = max(self.longest, len(header))
        until = timezone.now() + timedelta(seconds=seconds)
        self.kept[place] = (response.content, set(header.split(" ")), until)

    def purge(self, tags: set[str]) -> dict[int, bytes]:
        gone = {place: body for place, (body, own, _until) in self.kept.items() if own & tags}
        for place in gone:
            del self.kept[place]
        return gone

    def shown(self, place: int) -> bytes | None:
        if place in self.kept and self.kept[place][2] <= timezone.now():
            del self.kept[place]
        return self.kept[place][0] if place in self.kept else None


def test_a_cache_in_front_shows_nothing_old(client: Client, demo: list[Question]) -> None:
    rng, cdn, stale = Random(int(os.environ.get("SEED", "4"))), Cdn(), []
    gone, needless, everything = Counter[str](), Counter[str](), Counter[str]()
    with travel(BEGINS, tick=False) as clock:
        place, tree = changes_since(None)[1], looks_of_the_tree(BEGINS)
        for number in range(times(1000)):
            edit = rng.choice(EDITS)
            if number:
                edit(rng, clock)
            notes, place = changes_since(place)
            tags, tree = outdated(notes or [], tree, timezone.now())
            thrown = cdn.purge(tags)
            everything[edit.__name__] += EVERYTHING in tags
            for which, question in enumerate(demo):
                fresh = answered(client, question, **UNKEPT)
                shown = cdn.shown(which)
                if shown is None:
                    cdn.take(which, got(client, question))
                elif shown != fresh:
                    stale.append((edit.__name__, question.document[:60], shown, fresh))
                gone[edit.__name__] += which in thrown
                needless[edit.__name__] += thrown.get(which) == fresh
    sys.stderr.write(
        f"{gone.total()} thrown away, {needless.total()} needlessly; longest header {cdn.longest} bytes\n"
        f"{gone}\nneedlessly {needless}\neverything {everything}\n"
    )
    assert (stale, cdn.longest <= 4000) == ([], True)


def got(client: Client, question: Question) -> Any:
    asked = {"query": question.document}
    if question.variables:
        asked["variables"] = json.dumps(question.variables)
    return client.get("/graphql/", asked)
