"""What editors see of each block of a body before they choose it: the gateway's answers, invented.

A sample has the fields that our documents ask for (``documents/parts/blocks.graphql``), in the active
language.
"""

from typing import Any

from cms.public.samples import lists, words

SAMPLES = words.SAMPLES | lists.SAMPLES


def sample(name: str) -> dict[str, Any] | None:
    """Return the sample of the block of that name; None for a block that is only part of another."""
    made = SAMPLES.get(name)
    return made() if made else None
