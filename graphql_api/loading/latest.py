"""What blocks show that follow the site by themselves: the latest of a kind, and all forums."""

from collections.abc import Callable, Mapping
from typing import Any

from forums_pages.blocks.choices import LatestKind
from forums_pages.blocks.page_list import MOST
from forums_pages.enums import ForumStatus
from graphql_api.loading.peers import load
from graphql_api.loading.targets import Targets
from graphql_api.visibility import Visibility

MOST_FORUMS = 300
KINDS: Mapping[LatestKind, Callable[[Visibility], Any]] = {
    LatestKind.ARTICLES: Visibility.articles,
    LatestKind.EDITIONS: Visibility.editions,
}


def latest_pages(targets: Targets, kind: LatestKind, count: int) -> list[Any]:
    """Return up to ``count`` visible pages of the kind, the newest first; no more than a block may show."""

    def find() -> list[Any]:
        return load(targets.reading, KINDS[kind](targets.reading.gate).latest_first()[:MOST])

    found: list[Any] = targets.once(("latest", kind), find)
    return found[: max(count, 0)]


def forums_in(targets: Targets, statuses: list[ForumStatus]) -> list[Any]:
    """Return the visible forums in the statuses, by name; in all of them when none is given. At most 300."""

    def find() -> list[Any]:
        return load(targets.reading, targets.reading.gate.forums().order_by("title", "pk")[:MOST_FORUMS])

    forums: list[Any] = targets.once("forums", find)
    return [forum for forum in forums if not statuses or forum.status in statuses]
