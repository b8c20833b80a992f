"""Chooses by chance what an editor works on, and which words he writes."""

from collections.abc import Callable
from random import Random
from typing import Any

# Does one thing; is given the clock as well, which it may move on.
Edit = Callable[[Random, Any], object]
WORDS = ("water", "climat", "énergie", "jobs", "youth", "villes", "مدن", "credit", "work", "seeds")


def one_of(rng: Random, rows: Any) -> Any:
    """Return one of ``rows``; None if there are none."""
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    return rows.model._default_manager.get(pk=rng.choice(keys)) if keys else None


def some_words(rng: Random) -> str:
    """Return three words."""
    return " ".join(rng.sample(WORDS, 3)).capitalize()
