"""Lists of pages."""

from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from forums_pages.blocks.page_list import PageListBlock
from graphql_api.blocks.base import Block, serves
from graphql_api.blocks.reading import choice, pages_in, read, words
from graphql_api.enums import LatestKind, ListLayout
from graphql_api.loading.latest import latest_pages
from graphql_api.loading.stored import choice_from

if TYPE_CHECKING:
    from graphql_api.pages.page import Page


def _pages(row: Any) -> list[Any]:
    chosen = pages_in(row, "pages")
    kind = choice_from(row.fields.get("latest"), LatestKind)
    count = row.fields.get("count")
    if chosen or kind is None or not isinstance(count, int):
        return chosen
    return latest_pages(row.place.targets, kind, count)


@serves(PageListBlock, shows=_pages)
@strawberry.type(name="PageListBlock", description="Pages chosen by hand, or the latest of a kind.")
class PageListBlockType(Block):
    """A ``PageListBlock`` with at least one page that may be seen."""

    heading: str | None = words("heading", "Its heading.")
    pages: list[Annotated["Page", strawberry.lazy("graphql_api.pages.page")]] = read(
        _pages,
        "Those that were chosen, in the editors' order; else the latest of the kind, the newest first. At "
        "most 24.",
        "pages",
        "count",
        size=4,
    )
    latest: LatestKind | None = choice(
        "latest", LatestKind, "What the list finds by itself; null when the pages were chosen by hand."
    )
    display: ListLayout = choice("layout", ListLayout, "How it is laid out.", ListLayout.LIST)
