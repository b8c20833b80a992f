"""The page of the programme, from which all others hang."""

import strawberry

from graphql_api.pages.page import Page


@strawberry.type(
    name="ForumsIndex",
    description="The page of the programme: why there are forums, how they are made, where they take place.",
)
class ForumsIndexType(Page):
    """A ``ForumsIndexPage``."""

    intro: str | None = strawberry.field(description="Two or three sentences under the title.")
