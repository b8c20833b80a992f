"""Of many who ask for the same at once, one makes the answer, and the others wait for it."""

import threading
from collections.abc import Hashable, Iterator
from contextlib import contextmanager

# Seconds. Whoever waited for so long makes it himself.
PATIENCE = 5.0


class Turns:
    """Who makes what at the moment, in this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._making: dict[Hashable, threading.Event] = {}

    @contextmanager
    def taken(self, key: Hashable) -> Iterator[bool]:
        """Yield at once, and True, to the first who comes; to others False, once the first is through.

        They look then whether there is an answer now. If not, because nobody may keep it, all of them make
        theirs at the same time: nobody waits twice.
        """
        with self._lock:
            first = self._making.get(key)
            mine = self._making.setdefault(key, threading.Event())
        if first is not None:
            first.wait(PATIENCE)
            yield False
            return
        try:
            yield True
        finally:
            with self._lock:
                del self._making[key]
            mine.set()
