"""The root field that tells a caller what is left."""

from datetime import datetime
from typing import Any

import strawberry

from graphql_api.context import GatewayContext


@strawberry.type(description="What the caller may still ask for.")
class RateLimit:
    """A ``rates.Standing``, with the cost of the operation."""

    limit: int = strawberry.field(description="How many units a full allowance has.")
    cost: int = strawberry.field(
        description="What this operation was charged; what the answer does not take is given back after it."
    )
    remaining: int = strawberry.field(description="How many units are left now.")
    reset_at: datetime = strawberry.field(description="When the allowance is full again if nothing is asked.")


def rate_limit(info: strawberry.Info[GatewayContext, Any]) -> RateLimit | None:
    """Return how the caller's allowance stands; None where nobody is limited."""
    # Nobody else may be answered with it.
    info.context.memory["is_personal"] = True
    bucket = info.context.bucket
    if bucket is None:
        return None
    standing = bucket.standing
    return RateLimit(
        limit=standing.limit,
        cost=info.context.memory.get("cost", 0),
        remaining=standing.remaining,
        reset_at=standing.reset_at,
    )


@strawberry.type
class RateLimitQueries:
    """What is left of the caller's allowance."""

    rate_limit: RateLimit | None = strawberry.field(
        resolver=rate_limit, description="What the caller may still ask for; null where nobody is limited."
    )
