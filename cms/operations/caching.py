"""The cache that servers share. When it is away, the site goes on without it, slower, and the log tells."""

import logging
from collections.abc import Callable
from time import monotonic
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

# Seconds for which nobody asks a cache that was just found to be away: each would wait for a second.
PAUSE = 5.0


class ForgivingRedisCache(RedisCache):
    """Django's own, which finds nothing and keeps nothing while Valkey or Redis cannot be reached.

    If it was only out of reach, what should have been changed or deleted meanwhile is still there when it
    comes back: a process that could not write empties it before it asks again.
    """

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._away_until = 0.0
        self._has_lost_writes = False

    def add(self, *args: Any, **kwargs: Any) -> Any:
        return self._try(super().add, False, True, args, kwargs)

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        return self._try(super().get, default, False, (key, default, version), {})

    def set(self, *args: Any, **kwargs: Any) -> Any:
        return self._try(super().set, None, True, args, kwargs)

    def touch(self, *args: Any, **kwargs: Any) -> Any:
        return self._try(super().touch, False, True, args, kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        return self._try(super().delete, False, True, args, kwargs)

    def get_many(self, *args: Any, **kwargs: Any) -> Any:
        return self._try(super().get_many, {}, False, args, kwargs)

    def has_key(self, *args: Any, **kwargs: Any) -> Any:
        return self._try(super().has_key, False, False, args, kwargs)

    def incr(self, key: Any, delta: int = 1, version: int | None = None) -> Any:
        """Add to a number; raise ValueError if there is none, as while the cache is away."""
        found = self._try(super().incr, None, True, (key, delta, version), {})
        if found is None:
            raise ValueError(f"Key '{key}' not found")
        return found

    def set_many(self, data: dict[Any, Any], *args: Any, **kwargs: Any) -> Any:
        """Return which keys were not kept."""
        return self._try(super().set_many, list(data), True, (data, *args), kwargs)

    def delete_many(self, *args: Any, **kwargs: Any) -> Any:
        return self._try(super().delete_many, None, True, args, kwargs)

    def clear(self) -> Any:
        return self._try(super().clear, False, True, (), {})

    def _try(
        self,
        ask: Callable[..., Any],
        otherwise: Any,
        is_write: bool,
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> Any:
        """Return what the cache answers, ``otherwise`` while it is away."""
        if monotonic() >= self._away_until:
            try:
                if self._has_lost_writes:
                    super().clear()
                    self._has_lost_writes = False
                return ask(*args, **kwargs)
            except RedisError as error:
                self._away_until = monotonic() + PAUSE
                logger.warning("cache_unavailable error=%s", type(error).__name__)
        self._has_lost_writes = self._has_lost_writes or is_write
        return otherwise
