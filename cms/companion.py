"""A process that lives no longer than the one that started it."""

import os
import signal
import threading
import time

# How often one looks, and how long a task may go on when its process has to end, in seconds.
LOOKS_EVERY = 0.5
GRACE = 5.0


def end_with(parent: int) -> None:
    """End this process soon after ``parent`` has ended, however that happened.

    Leaves the parent's process group, so that Ctrl+C in its terminal reaches this process only this way.
    The first SIGTERM asks it to finish what it does, the second to leave it, and then nobody asks.
    """
    if os.getpgrp() != os.getpid():
        os.setpgid(0, 0)
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOKS_EVERY)
    for number in (signal.SIGTERM, signal.SIGTERM, signal.SIGKILL):
        os.kill(os.getpid(), number)
        time.sleep(GRACE)
