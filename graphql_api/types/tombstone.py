"""What is left of things that were public."""

from datetime import datetime

import strawberry

from graphql_api.types.fields import computed
from graphql_api.types.node import Node


@strawberry.type(
    name="Tombstone",
    description="Something that was public and is no more: deleted, unpublished, expired or locked. Forget "
    "what you stored of it. It may come back, and then has the same uid.",
)
class TombstoneType(Node):
    """See ``loading.tombstones.TombstoneRow``, its source object."""

    id: strawberry.ID = strawberry.field(
        description="The id or uid that was asked for; with a `locale`, the id in that language."
    )
    uid: strawberry.ID = strawberry.field(
        description="Identifies the thing itself, the same in every language."
    )
    former_typename: str = computed(
        lambda row: row.key.kind.name, "What it was: the `__typename` that it had, such as Session."
    )
    deleted_at: datetime | None = strawberry.field(
        description="When it went; null where that is not known: it expired, or something above it went."
    )
