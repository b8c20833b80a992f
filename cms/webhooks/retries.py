"""When what did not arrive is sent again, and when a subscriber that never answers is left in peace."""

import random
from datetime import timedelta

# After the first attempt, the second … Two and a half days in all; then it has failed, and can be replayed.
DELAYS = (
    timedelta(seconds=5),
    timedelta(seconds=30),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=20),
    timedelta(hours=24),
)
ATTEMPTS = len(DELAYS) + 1
# So much longer, at most: whoever comes back is not asked everything in the same second.
JITTER = 0.2
LONGEST = DELAYS[-1]
# After so many failures in a row, of whatever message, an endpoint is sent one message at a time, and rests
# in between: from half a minute to an hour.
FAILURES_UNTIL_REST = 5
REST = timedelta(seconds=30)
LONGEST_REST = timedelta(hours=1)
# Whoever took nothing for so long is sent no more until somebody says so.
PATIENCE = timedelta(days=5)


def delay_after(attempts: int, asked_for: timedelta | None = None) -> timedelta | None:
    """Return how long to wait after so many ``attempts`` failed; None when it was the last.

    ``asked_for`` is what the receiver's Retry-After said; nobody waits for more than a day.
    """
    if attempts > len(DELAYS):
        return None
    delay = max(DELAYS[attempts - 1], min(asked_for or timedelta(), LONGEST))
    return delay * (1 + JITTER * random.random())  # noqa: S311  # no secret: it only spreads the load


def rest_after(failures: int) -> timedelta | None:
    """Return how long an endpoint rests after so many ``failures`` in a row; None if it need not."""
    if failures < FAILURES_UNTIL_REST:
        return None
    doublings: int = min(failures - FAILURES_UNTIL_REST, 10)
    return min(REST * (1 << doublings), LONGEST_REST)
