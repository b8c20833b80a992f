"""Recordings of sessions."""

import strawberry

from forums_pages.models import Language
from graphql_api.loading.relations import to_one
from graphql_api.types.fields import computed
from graphql_api.types.fixed import SpokenLanguageType


@strawberry.type(name="Replay", description="A recording of a session at a video provider.")
class ReplayType:
    """A ``Replay`` with consent whose embargo is over."""

    url: str = strawberry.field(description="Its address at the provider.")
    language: SpokenLanguageType | None = computed(
        lambda row: to_one(row, "language_id", lambda gate: gate.every(Language)),
        "The language spoken in it.",
    )
    subtitles: str | None = strawberry.field(description="Such as French and Arabic.")
