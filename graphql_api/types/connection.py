"""Relay's connections (https://relay.dev/graphql/connections.htm), with ``nodes`` and ``totalCount``."""

from typing import Generic, TypeVar

import strawberry

from graphql_api.types.fields import priced

Node = TypeVar("Node")


@strawberry.type(description="Where a page of a list lies, and how to go on.")
class PageInfo:
    """See ``loading.paging.Slice``, its source object."""

    has_next_page: bool = strawberry.field(description="Whether more follows.")
    has_previous_page: bool = strawberry.field(description="Whether more goes before.")
    start_cursor: str | None = strawberry.field(
        description="The cursor of the first item; pass it as `before`."
    )
    end_cursor: str | None = strawberry.field(description="The cursor of the last item; pass it as `after`.")


@strawberry.type(description="An item of a list, with its cursor.")
class Edge(Generic[Node]):
    """See ``loading.paging.Edge``, its source object."""

    cursor: str = strawberry.field(description="The item's place; it stays true while others come and go.")
    node: Node = strawberry.field(description="The item.")


@strawberry.type(description="A page of a list.")
class Connection(Generic[Node]):
    """See ``loading.paging.Slice``, its source object."""

    edges: list[Edge[Node]] = strawberry.field(
        description="The items with their cursors.", metadata=priced(of_page=True)
    )
    nodes: list[Node] = strawberry.field(description="The items.", metadata=priced(of_page=True))
    page_info: PageInfo = strawberry.field(description="Where this page lies in the list.")
    total_count: int = strawberry.field(
        description="How many items the whole list has; asked for, it is counted."
    )
