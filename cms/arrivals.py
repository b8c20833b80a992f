"""Lines of “Is it live?”, beside the editor of a page: whether its last change has arrived somewhere.

What is registered for the hook ``page_arrivals`` is called with a page, and returns more of them.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

HOOK = "page_arrivals"
ICONS = {"arrived": "check", "waiting": "history", "failed": "warning", "unasked": "minus"}


@dataclass(frozen=True)
class Arrival:
    """One line. ``state`` is a key of ``ICONS``."""

    name: Any
    state: str
    words: Any
    moment: datetime | None = None

    @property
    def icon(self) -> str:
        """What is shown before it."""
        return ICONS[self.state]
