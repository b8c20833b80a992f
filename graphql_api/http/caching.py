"""What answers tell those who keep them: browsers, and caches that are told of changes.

Browsers keep an answer and ask each time whether it is still true, unless whoever registered its document
said that it may be shown for longer. A cache in front that is told of changes (``GRAPHQL_EDGE``) keeps it
itself until then, but never beyond the instant at which the answer is another by the clock.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from graphql_api.cache.entries import Entry
from graphql_api.cache.store import store
from graphql_api.cache.tags import LENGTH, MOST_BYTES
from graphql_api.cache.versions import latest_version
from graphql_api.errors import Code
from graphql_api.http.requests import RefusedError

VERSION = "X-Content-Version"
WANTED = "Min-Content-Version"
UNKEPT = "no-store"
# How tags are told to different caches, and how many bytes one takes.
TAG_HEADERS: dict[str, tuple[int, Callable[[list[str]], str]]] = {
    "Surrogate-Key": (LENGTH + 1, " ".join),
    "Cache-Tag": (LENGTH + 1, ",".join),
    "Cache-Groups": (LENGTH + 4, lambda tags: ", ".join(f'"{each}"' for each in tags)),
}
# A number that fits everywhere, JavaScript included.
MOST_DIGITS = 15


def for_browsers(kept_for: int | None) -> str:
    """Return ``Cache-Control`` of an answer that nobody but browsers keeps; None: not even those."""
    if kept_for is None:
        return UNKEPT
    # Whoever may show it for a while may also show it while asking anew, for as long.
    return f"public, max-age={kept_for}, stale-while-revalidate={kept_for}" if kept_for else "no-cache"


def headers_of(entry: Entry, kept_for: int | None, moment: datetime) -> Iterator[tuple[str, str]]:
    """Yield what is told of an answer that is kept here and true at ``moment``."""
    edge: dict[str, Any] | None = settings.GRAPHQL_EDGE
    if kept_for is None or edge is None or entry.tags is None:
        yield "Cache-Control", for_browsers(kept_for)
        return
    keeps_for = edge["keeps_for"]
    if entry.ends_at is not None:
        keeps_for = min(keeps_for, int((entry.ends_at - moment).total_seconds()))
    told = [f"public, max-age={kept_for}, s-maxage={max(keeps_for, 0)}"]
    if kept_for:
        told.append(f"stale-while-revalidate={kept_for}")
    yield "Cache-Control", ", ".join([*told, f"stale-if-error={edge['outlives']}"])
    for name in edge["tags"]:
        width, written = TAG_HEADERS[name]
        yield name, written(entry.tags.within(MOST_BYTES // width - 1))


def wait_for_version(request: HttpRequest) -> None:
    """Know all that the caller wants an answer to hold.

    Raises:
        RefusedError: there is no such version.
    """
    wanted = request.headers.get(WANTED)
    if wanted is None:
        return
    if not wanted.isdecimal() or len(wanted) > MOST_DIGITS:
        raise RefusedError(400, Code.BAD_REQUEST, f"{WANTED} must be a whole number.")
    if settings.GRAPHQL_CACHE and store.journal.version < int(wanted):
        store.look()
    if store.journal.version < int(wanted) and latest_version() < int(wanted):
        message = f"There is no version {wanted} yet: the latest is {latest_version()}."
        raise RefusedError(400, Code.BAD_REQUEST, message)
