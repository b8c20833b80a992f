"""Arguments that many fields share, described once."""

from typing import Annotated

import strawberry

from graphql_api.enums import LocaleCode
from graphql_api.filters.editions import EditionFilter
from graphql_api.filters.orders import EditionOrder, SessionOrder
from graphql_api.filters.organisations import PartnershipFilter
from graphql_api.filters.people import ParticipationFilter
from graphql_api.filters.sessions import SessionFilter

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
Slug = Annotated[str, strawberry.argument(description="The last part of the address.")]
EditionsWanted = Annotated[
    EditionFilter | None, strawberry.argument(name="filter", description="Which editions.")
]
EditionsOrdered = Annotated[EditionOrder, strawberry.argument(description="In which order.")]
SessionsWanted = Annotated[
    SessionFilter | None,
    strawberry.argument(name="filter", description="Which sessions; cancelled ones are left out."),
]
SessionsOrdered = Annotated[SessionOrder, strawberry.argument(description="In which order.")]
PartnershipsWanted = Annotated[
    PartnershipFilter | None, strawberry.argument(name="filter", description="Which partnerships.")
]
ParticipationsWanted = Annotated[
    ParticipationFilter | None,
    strawberry.argument(
        name="filter", description="Which participations; those in cancelled sessions are left out."
    ),
]
