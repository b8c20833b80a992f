"""Standard pages: everything that is neither scheduled nor news."""

import strawberry

from graphql_api.pages.page import Page


@strawberry.type(
    name="StandardPage", description="Any other page, such as a legal notice. It may hold further ones."
)
class StandardPageType(Page):
    """A ``StandardPage``."""

    intro: str | None = strawberry.field(description="A few sentences under the title.")
