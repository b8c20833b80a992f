"""Themes: what editions and sessions are about."""

from typing import TYPE_CHECKING, Annotated, Any

import strawberry
from django.db.models import F

from forums_pages.models import Goal, Pillar
from graphql_api.loading.peers import peers_of
from graphql_api.loading.relations import many_to_many, to_one
from graphql_api.loading.words import best_text
from graphql_api.types.fields import computed
from graphql_api.types.fixed import GoalType, PillarType
from graphql_api.types.lists import Editions, Sessions, editions_by, sessions_by
from graphql_api.types.node import Localised, Node
from graphql_api.types.public_page import public_url

if TYPE_CHECKING:
    from graphql_api.pages.forum import ForumType


def themes_of(row: Any) -> list[Any]:
    """Return the visible themes of ``row``."""
    return many_to_many(row, "themes", lambda gate: gate.themes())


def goals_of(row: Any) -> list[Any]:
    """Return the goals of ``row``."""
    return many_to_many(row, "goals", lambda gate: gate.every(Goal))


def pillars_of(row: Any) -> list[Any]:
    """Return the pillars of ``row``."""
    return many_to_many(row, "pillars", lambda gate: gate.every(Pillar))


@strawberry.type(
    name="Theme", description="What editions and sessions are about, named by the Working Group."
)
class ThemeType(Node, Localised):
    """A ``Theme``."""

    slug: str = strawberry.field(description="The last part of its address; it may change.")
    url: str | None = public_url("theme")
    title: str = computed(lambda row: best_text(row.title, peers_of(row).reading) or row.slug, "Its title.")
    summary: str | None = strawberry.field(description="One or two sentences.")
    colour: str | None = strawberry.field(description="A colour for badges, such as #19486A.")
    forum: Annotated["ForumType", strawberry.lazy("graphql_api.pages.forum")] | None = computed(
        lambda row: to_one(row, "forum_id", lambda gate: gate.forums()),
        "The forum it belongs to; null for a theme of the whole programme.",
    )
    pillar: PillarType | None = computed(
        lambda row: to_one(row, "pillar_id", lambda gate: gate.every(Pillar)), "The Zero it works towards."
    )
    goals: list[GoalType] = computed(goals_of, "The goals it works towards.")
    editions: Editions = editions_by(
        "of_theme", lambda gate: gate.editions().annotate(of_theme=F("themes")), "The editions about it."
    )
    sessions: Sessions = sessions_by(
        "of_theme", lambda gate: gate.sessions().annotate(of_theme=F("themes")), "The sessions about it."
    )
