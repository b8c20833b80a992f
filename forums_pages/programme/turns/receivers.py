"""Who learns of a change in public: whatever tells or keeps what we publish says so itself.

What is registered for the hook ``turn_receivers`` is called with the source page that would change and with
the keys of the sessions that would change along with it, and returns a line for each receiver.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wagtail import hooks

HOOK = "turn_receivers"
ICONS = {"told": "check", "waiting": "history", "unasked": "minus"}


@dataclass(frozen=True)
class Receiver:
    """One line. ``state`` is a key of ``ICONS``."""

    name: Any
    state: str
    words: Any

    @property
    def icon(self) -> str:
        """What is shown before it."""
        return ICONS[self.state]


def receivers_of(page: Any, sessions: Sequence[int]) -> list[Receiver]:
    """Return everybody who would be told, in the order in which they were registered."""
    return [line for describe in hooks.get_hooks(HOOK) for line in describe(page, sessions)]
