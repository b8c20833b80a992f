"""What the worker does for caches in front, all the time."""

import sys
import threading
import time

from django.db import Error, close_old_connections

from cms.edge.purging import caches_in_front, forget_old_purges, purge_due

# How often one looks, and how often old notes are thrown away, in seconds.
LOOKS_EVERY = 0.25
TIDIES_EVERY = 3600.0


def keep_purging() -> None:
    """Tell caches in front what changes, as long as this process lives, if there are any."""
    if caches_in_front():
        threading.Thread(target=_keep, daemon=True).start()


def _keep() -> None:
    tidied = -TIDIES_EVERY
    while True:
        try:
            close_old_connections()
            if time.monotonic() - tidied >= TIDIES_EVERY:
                tidied = time.monotonic()
                forget_old_purges()
            purge_due()
        except Error as error:
            # The database is busy or away; it is asked again.
            print(f"Caches in front could not be told: {error}", file=sys.stderr)  # noqa: T201  # as the worker does
        time.sleep(LOOKS_EVERY)
