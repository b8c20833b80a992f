"""Where something leads: to a page, a document or an address."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from graphql_api.enums import LinkKind
from graphql_api.types.files import DocumentType

if TYPE_CHECKING:
    from graphql_api.pages.page import Page


@strawberry.type(
    description="Where something leads. A link to what is hidden or gone is no link: it is left out, or null."
)
class Link:
    """See ``loading.links.LinkRow``, its source object."""

    kind: LinkKind = strawberry.field(description="To what it leads.")
    href: str = strawberry.field(
        description="What to write into `href`: of a page the path, such as /fr/tunisie/, in the reader's "
        "language where the page has a place there; of anything else the whole address."
    )
    page: Annotated["Page", strawberry.lazy("graphql_api.pages.page")] | None = strawberry.field(
        description="The page it leads to, if it leads to one."
    )
    document: DocumentType | None = strawberry.field(description="The document it leads to, if it is one.")
