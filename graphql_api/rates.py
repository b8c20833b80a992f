"""How much one caller may ask for in a while: a bucket that holds so many units and fills again evenly.

The bucket of a caller is one number in the cache: the moment at which it will be full again. Whoever takes
from it puts that moment off. Caches add to a number in one step, so that callers who ask at the same time
from many connections are charged for each.
"""

import logging
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import ceil

from django.conf import settings
from django.core.cache import caches
from django.utils.crypto import salted_hmac

from graphql_api.errors import RateLimitedError

logger = logging.getLogger("graphql_api")

SECOND = 1_000_000
MINUTE = 60 * SECOND
# Far longer than any bucket takes to fill; what is forgotten then, was full or is forgiven.
KEPT_FOR = 3600


@dataclass(frozen=True)
class Rate:
    """How many units a full bucket holds, and how many flow into it in a minute."""

    burst: int
    per_minute: int

    def time_for(self, units: int) -> int:
        """Return in how many microseconds so many units flow in."""
        return round(units * MINUTE / self.per_minute)


@dataclass(frozen=True)
class Standing:
    """How a bucket stands."""

    limit: int
    remaining: int
    reset_at: datetime


def rate_of_anonymous_callers() -> Rate | None:
    """Return ``GRAPHQL_RATE`` of the settings; None where nobody is limited."""
    return Rate(**settings.GRAPHQL_RATE) if settings.GRAPHQL_RATE else None


class Bucket:
    """One caller's bucket at a request's moment. While the cache fails, everybody passes and a log tells."""

    def __init__(self, caller: str, rate: Rate, moment: datetime) -> None:
        self.rate = rate
        self.now = int(moment.timestamp() * SECOND)
        # An address is personal; what the cache holds tells nobody whose it was.
        self.key = f"gateway-rate:{salted_hmac('graphql_api.rates', caller).hexdigest()}"
        self.full_at = self.now

    def take(self, units: int) -> None:
        """Take ``units`` out. Raise RateLimitedError, taking nothing, if there are not as many."""
        time = self.rate.time_for(units)
        full_at = self._add(time)
        if full_at is None:
            return
        if full_at - time < self.now:
            # It has been full for a while, which gives no credit.
            full_at = self._start(self.now + time)
        missing = full_at - self.now - self.rate.time_for(self.rate.burst)
        if missing > 0:
            self._add(-time)
            raise RateLimitedError(retry_after=ceil(missing / SECOND))
        self.full_at = full_at

    def settle(self, units: int) -> None:
        """Put back ``units`` that were not needed after all; take them out if they are negative."""
        if units:
            self.full_at = self._add(-self.rate.time_for(units)) or self.full_at

    @property
    def standing(self) -> Standing:
        """How the bucket stands after what was taken last."""
        missing = max(self.full_at - self.now, 0)
        remaining = self.rate.burst - ceil(missing * self.rate.per_minute / MINUTE)
        reset_at = datetime.fromtimestamp(self.now / SECOND, UTC) + timedelta(microseconds=missing)
        return Standing(self.rate.burst, max(remaining, 0), reset_at)

    def _add(self, microseconds: int) -> int | None:
        cache = caches[settings.GRAPHQL_RATE_CACHE]
        try:
            cache.add(self.key, self.now, KEPT_FOR)
            return int(cache.incr(self.key, microseconds))
        except Exception as error:  # noqa: BLE001  # every cache fails in its own way, and none may stop readers
            logger.warning("rate_limit_unavailable error=%s", type(error).__name__)
            return None

    def _start(self, full_at: int) -> int:
        try:
            caches[settings.GRAPHQL_RATE_CACHE].set(self.key, full_at, KEPT_FOR)
        except Exception as error:  # noqa: BLE001  # as above
            logger.warning("rate_limit_unavailable error=%s", type(error).__name__)
        return full_at
