"""The root field that tells a caller what is left."""

from datetime import datetime
from typing import Any

import strawberry

from graphql_api.context import GatewayContext


@strawberry.type(description="What the caller may still ask for.")
class RateLimit:
    """A ``rates.Standing``, with the cost of the operation."""

    limit: int | None = strawberry.field(
        description="How many units a full allowance has; null where nobody is limited."
    )
    cost: int = strawberry.field(
        description="What this operation was charged; what the answer does not take is given back after it."
    )
    remaining: int | None = strawberry.field(
        description="How many units are left now; null where nobody is limited."
    )
    reset_at: datetime | None = strawberry.field(
        description="When the allowance is full again if nothing is asked; null where nobody is limited."
    )


def rate_limit(info: strawberry.Info[GatewayContext, Any]) -> RateLimit:
    """Return how the caller's allowance stands."""
    # Nobody else may be answered with it.
    info.context.memory["is_personal"] = True
    standing = info.context.bucket.standing if info.context.bucket is not None else None
    return RateLimit(
        limit=standing.limit if standing else None,
        cost=info.context.memory.get("cost", 0),
        remaining=standing.remaining if standing else None,
        reset_at=standing.reset_at if standing else None,
    )


@strawberry.type
class RateLimitQueries:
    """What is left of the caller's allowance."""

    rate_limit: RateLimit = strawberry.field(
        resolver=rate_limit, description="What the caller may still ask for."
    )
