"""Fixed data: goals, pillars and spoken languages."""

import strawberry
from django.db.models import F

from graphql_api.enums import PillarKey
from graphql_api.loading.peers import peers_of
from graphql_api.loading.words import best_text
from graphql_api.types.fields import computed
from graphql_api.types.lists import Editions, Sessions, editions_by, sessions_by
from graphql_api.types.node import Localised, Node


@strawberry.type(name="Goal", description="A Sustainable Development Goal of the United Nations, 1 to 17.")
class GoalType(Node, Localised):
    """A ``Goal``."""

    number: int = strawberry.field(description="1 to 17.")
    title: str = computed(
        lambda row: best_text(row.short_title, peers_of(row).reading), "The official short title."
    )
    full_title: str | None = strawberry.field(description="The official title in full.")
    colour: str = strawberry.field(description="The official colour, such as #E5243B.")
    text_colour: str = strawberry.field(
        description="A colour for text on it, with a contrast of at least 4.5 to 1."
    )
    editions: Editions = editions_by(
        "of_goal",
        lambda gate: gate.editions().annotate(of_goal=F("goals")),
        "The editions that work towards it.",
    )
    sessions: Sessions = sessions_by(
        "of_goal", lambda gate: gate.sessions().annotate(of_goal=F("goals")), "The sessions about it."
    )


@strawberry.type(
    name="Pillar", description="One of the three Zeros: Zero Exclusion, Zero Carbon, Zero Poverty."
)
class PillarType(Node, Localised):
    """A ``Pillar``."""

    key: PillarKey = strawberry.field(description="A short name that never changes.")
    title: str = strawberry.field(description="Its title.")
    editions: Editions = editions_by(
        "of_pillar",
        lambda gate: gate.editions().annotate(of_pillar=F("pillars")),
        "The editions that work towards it.",
    )
    sessions: Sessions = sessions_by(
        "of_pillar", lambda gate: gate.sessions().annotate(of_pillar=F("pillars")), "The sessions about it."
    )


@strawberry.type(
    name="SpokenLanguage", description="A language that people speak, sign or interpret at a forum."
)
class SpokenLanguageType(Localised):
    """A ``Language``."""

    code: str = strawberry.field(description="ISO 639, such as fr.")
    name: str | None = strawberry.field(description="Its name.")
    own_name: str = strawberry.field(description="Its name in the language itself.")
    is_right_to_left: bool = strawberry.field(description="Whether it is written from right to left.")
