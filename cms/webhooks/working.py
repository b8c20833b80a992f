"""What the worker does beside its tasks: it sends what is due, all the time, and tidies up once an hour."""

import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from django.db import Error, close_old_connections

from cms.webhooks.claiming import claim
from cms.webhooks.delivering import deliver
from cms.webhooks.models import Delivery
from cms.webhooks.pruning import prune, seal_anew

# How often one looks while nothing is due, and how often old messages are thrown away, in seconds.
LOOKS_EVERY = 0.5
TIDIES_EVERY = 3600.0
# So many messages are under way at once in each worker.
AT_ONCE = 4


def keep_delivering() -> None:
    """Send what is due, as long as this process lives. Nothing is lost if it does not."""
    threading.Thread(target=_keep, daemon=True).start()


def _keep() -> None:
    tidied = -TIDIES_EVERY
    free = threading.Semaphore(AT_ONCE)
    pool = ThreadPoolExecutor(AT_ONCE)
    while True:
        try:
            close_old_connections()
            if time.monotonic() - tidied >= TIDIES_EVERY:
                tidied = time.monotonic()
                seal_anew()
                prune()
            _deliver_all(pool, free)
        except Error as error:
            # The database is busy or away; it is asked again.
            print(f"Webhooks could not be sent: {error}", file=sys.stderr)  # noqa: T201  # as the worker does
        time.sleep(LOOKS_EVERY)


def _deliver_all(pool: ThreadPoolExecutor, free: threading.Semaphore) -> None:
    """Hand out what is due until nothing is."""
    while True:
        free.acquire()
        delivery = None
        try:
            delivery = claim()
        finally:
            if delivery is None:
                free.release()
        if delivery is None:
            return
        pool.submit(_deliver, delivery).add_done_callback(lambda _done: free.release())


def _deliver(delivery: Delivery) -> None:
    try:
        deliver(delivery)
    except Exception as error:  # noqa: BLE001  # whatever it is, its lease ends and it is sent again
        print(f"A webhook could not be sent: {type(error).__name__}: {error}", file=sys.stderr)  # noqa: T201
    finally:
        close_old_connections()
