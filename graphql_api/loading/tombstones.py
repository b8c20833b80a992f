"""What is left of things that were public: their identity, and when they went."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from graphql_api.models import Appearance
from graphql_api.nodes import NodeKey, identifier_of


@dataclass(frozen=True)
class TombstoneRow:
    """Something that was public and is no more."""

    key: NodeKey
    deleted_at: datetime | None

    @property
    def id(self) -> str:
        """The identifier that was asked for."""
        return identifier_of(self.key)

    @property
    def uid(self) -> str:
        """The identifier of the thing itself."""
        return identifier_of(NodeKey(self.key.kind, self.key.key))


def tombstones_of(keys: Iterable[NodeKey]) -> dict[NodeKey | None, TombstoneRow]:
    """Return the tombstone of each of the things that may not be seen and were once public."""
    wanted = list(keys)
    if not wanted:
        return {}
    named = Q(pk__in=[])
    for kind in {key.kind for key in wanted}:
        named |= Q(kind=kind.name, key__in=[key.key for key in wanted if key.kind == kind])
    rows = Appearance.objects.filter(named).values_list("kind", "key", "gone_at")
    gone = {(kind, key): moment for kind, key, moment in rows}
    return {
        key: TombstoneRow(key, gone[key.kind.name, key.key])
        for key in wanted
        if (key.kind.name, key.key) in gone
    }
