"""Who takes part in a session, as what."""

from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from graphql_api.enums import ParticipationRole
from graphql_api.loading.peers import peers_of
from graphql_api.loading.relations import joined, to_one
from graphql_api.loading.words import best_text
from graphql_api.types.fields import computed
from graphql_api.types.organisation import organisation_name, organisation_of
from graphql_api.types.person import PersonType

if TYPE_CHECKING:
    from graphql_api.pages.session import SessionType


def _job_title(participation: Any) -> str | None:
    reading = peers_of(participation).reading
    printed = best_text(participation.job_title, reading)
    return printed or best_text(joined(participation, "person").job_title, reading)


def _organisation_name(participation: Any) -> str | None:
    printed = best_text(participation.organisation_name, peers_of(participation).reading)
    if printed:
        return printed
    organisation = organisation_of(joined(participation, "person"))
    return organisation_name(organisation) if organisation else None


@strawberry.type(name="Participation", description="A person in a session, with what was printed then.")
class ParticipationType:
    """A confirmed ``Participation`` of a visible person."""

    person: PersonType = computed(lambda row: joined(row, "person"), "The person, as they are today.")
    role: ParticipationRole = strawberry.field(description="What they do in the session.")
    job_title: str | None = computed(_job_title, "As printed then; else what they do today.")
    organisation_name: str | None = computed(
        _organisation_name, "As printed then; else where they work today."
    )
    session: Annotated["SessionType", strawberry.lazy("graphql_api.pages.session")] = computed(
        lambda row: to_one(row, "page_id", lambda gate: gate.sessions()), "The session."
    )
