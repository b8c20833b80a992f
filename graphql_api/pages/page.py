"""What every page has, whatever its type."""

import enum
from datetime import datetime
from typing import Annotated, Any

import strawberry

from graphql_api.blocks.base import Block, shown_body
from graphql_api.loading.addresses import address_of
from graphql_api.loading.pages import breadcrumbs_of, children_of, parent_of
from graphql_api.loading.paging import Range
from graphql_api.types.arguments import After, Before, First, Last
from graphql_api.types.connection import Connection
from graphql_api.types.fields import computed
from graphql_api.types.node import Localised, Node
from graphql_api.types.seo import Seo


@strawberry.enum(description="The types of pages.")
class PageType(enum.Enum):
    """The keys of ``PAGE_MODELS``."""

    FORUMS_INDEX = strawberry.enum_value("forumsindexpage", description="The page of a programme.")
    FORUM = strawberry.enum_value("forumpage", description="A forum.")
    EDITION = strawberry.enum_value("editionpage", description="An edition of a forum.")
    SESSION = strawberry.enum_value("sessionpage", description="A session of an edition.")
    CALL_FOR_CONTRIBUTIONS = strawberry.enum_value(
        "callpage", description="A call for contributions of an edition."
    )
    ARTICLE = strawberry.enum_value("articlepage", description="An article.")
    STANDARD_PAGE = strawberry.enum_value("standardpage", description="Any other page.")


def _path(page: Any) -> str | None:
    address = address_of(page)
    return address.path if address else None


def _url(page: Any) -> str | None:
    address = address_of(page)
    return address.url if address else None


def _children(
    root: strawberry.Parent[Any],
    types: Annotated[
        list[PageType] | None, strawberry.argument(description="Only pages of these types. Default: all.")
    ] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
) -> Connection[Annotated["Page", strawberry.lazy("graphql_api.pages.page")]]:
    return children_of(root, [str(each.value) for each in types or ()], Range(first, after, last, before))


AnyPage = Annotated["Page", strawberry.lazy("graphql_api.pages.page")]


@strawberry.interface(name="Page", description="A page of the site, of whichever type.")
class Page(Node, Localised):
    """A source row of one of ``PAGE_MODELS``."""

    title: str = strawberry.field(description="Its title.")
    slug: str = strawberry.field(description="The last part of its address.")
    path: str | None = computed(
        _path,
        "Its address below the site, such as /fr/tunisie/, percent-encoded: in the language asked for where "
        "the page has a place there, else in the one served. Null where no site shows it.",
    )
    url: str | None = computed(
        _url, "The same address with scheme and host: of the frontend, where the editors named one."
    )
    parent: AnyPage | None = computed(parent_of, "The page above; null at the top.")
    breadcrumbs: list[AnyPage] = computed(
        breadcrumbs_of, "The pages above, from the top down; the page itself is not among them."
    )
    children: Connection[AnyPage] = strawberry.field(
        resolver=_children,
        description="The pages right below, as the editors arranged them, in whichever language each was "
        "written.",
    )
    body: list[Block] = computed(
        shown_body,
        "What stands on it, block by block, in the language that is served; see `__typename`.",
        size=10,
    )
    seo: Seo = computed(lambda page: page, "What its head tells search engines and social networks.")
    first_published_at: datetime | None = strawberry.field(description="When it was first published.")
    last_published_at: datetime | None = strawberry.field(description="When its facts were last published.")
