"""Arguments that many fields share, described once."""

from typing import Annotated

import strawberry

from graphql_api.enums import LocaleCode

First = Annotated[
    int | None,
    strawberry.argument(description="How many to return from the start, 1 to 100. Default: 20."),
]
After = Annotated[str | None, strawberry.argument(description="Return what follows this cursor.")]
Last = Annotated[
    int | None,
    strawberry.argument(description="How many to return from the end, 1 to 100; instead of first."),
]
Before = Annotated[str | None, strawberry.argument(description="Return what precedes this cursor.")]
Locale = Annotated[
    LocaleCode | None,
    strawberry.argument(
        description="The language to read in. What has no words in it is served in the nearest other "
        "language, and says so. Default: the site's first language."
    ),
]
