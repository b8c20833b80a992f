"""Tells whoever looks how far work in the background is, and what it came to.

The work's transaction shows nobody anything before its end, so this goes another way. Where that fails, the
work goes on, and nobody is told.
"""

import logging
import time
from dataclasses import dataclass
from typing import Any

from django.core.cache import caches

logger = logging.getLogger(__name__)
# How often it is told how far it is, in seconds, and for how long that is remembered.
TOLD_EVERY, TOLD_FOR = 0.5, 3600
# After so many seconds of silence somebody may begin again: a worker was cut off.
SILENCE = 60


@dataclass(frozen=True, slots=True)
class Told:
    """How many are done of how many, for how many seconds nothing was heard, and what it came to."""

    done: int = 0
    all: int = 0
    silent: int | None = None
    result: Any = None

    @property
    def percent(self) -> int:
        """How much is done."""
        return self.done * 100 // self.all if self.all else 0

    @property
    def is_running(self) -> bool:
        """Return whether it was begun, is not over, and was heard of a while ago at most."""
        return self.silent is not None and self.result is None and self.silent <= SILENCE


class Progress:
    """How far the work called ``key`` is."""

    def __init__(self, key: str) -> None:
        self.key, self.told_at = key, 0.0

    def __call__(self, done: int, all_of_them: int) -> None:
        """Say that ``done`` of them are done; more often than anybody looks it is not said."""
        now = time.monotonic()
        if now - self.told_at < TOLD_EVERY and done < all_of_them:
            return
        self.told_at = now
        self._keep((done, all_of_them, time.time(), None))

    def begin(self) -> None:
        """Say that it waits for its turn."""
        self._keep((0, 0, time.time(), None))

    def finish(self, result: Any) -> None:
        """Say what it came to."""
        self._keep((0, 0, time.time(), result))

    def forget(self) -> None:
        """Forget what was said."""
        try:
            caches["progress"].delete(self.key)
        except Exception:
            logger.exception("Nobody can be told how far %s is", self.key)

    def read(self) -> Told:
        """Return what was said last."""
        try:
            kept = caches["progress"].get(self.key)
        except Exception:
            logger.exception("Nobody can be told how far %s is", self.key)
            kept = None
        if kept is None:
            return Told()
        done, all_of_them, heard_at, result = kept
        return Told(done, all_of_them, int(time.time() - heard_at), result)

    def _keep(self, said: tuple[int, int, float, Any]) -> None:
        try:
            caches["progress"].set(self.key, said, TOLD_FOR)
        except Exception:
            logger.exception("Nobody can be told how far %s is", self.key)
