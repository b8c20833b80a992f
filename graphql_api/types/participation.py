"""Who takes part in a session, as what."""

from typing import TYPE_CHECKING, Annotated, Any

import strawberry
from django.db.models import Case, Q, QuerySet, When

from graphql_api.context import EMPLOYERS
from graphql_api.enums import ParticipationRole
from graphql_api.loading.peers import Peers, load, peers_of
from graphql_api.loading.relations import joined, to_one
from graphql_api.loading.words import best_text
from graphql_api.types.fields import computed
from graphql_api.types.organisation import organisation_name, organisation_of
from graphql_api.types.person import PersonType
from graphql_api.visibility import Visibility

if TYPE_CHECKING:
    from graphql_api.pages.session import SessionType


def with_people(gate: Visibility) -> QuerySet[Any]:
    """Return the participations with their people, and with where these work if that is asked for."""
    rows = gate.participations().select_related("person")
    if not gate.asked.fields & EMPLOYERS:
        return rows
    has_one = Q(person__organisation__isnull=False)
    is_open = Case(When(has_one & gate.open_record("person__organisation__"), then=True), default=False)
    return rows.select_related("person__organisation").annotate(employer_is_open=is_open)


def _person(participation: Any) -> Any:
    return joined(participation, "person", _note_employers)


def _note_employers(participations: Peers) -> None:
    """Let the people know where they work, where that came with them past the gate."""
    rows: Any = [row for row in participations.rows if "employer_is_open" in row.__dict__]
    if rows:
        found = {row.person_id: row.person.organisation if row.employer_is_open else None for row in rows}
        load(participations.reading, list({each.pk: each for each in found.values() if each}.values()))
        peers_of(rows[0].person).know("organisation_id", found)


def _job_title(participation: Any) -> str | None:
    reading = peers_of(participation).reading
    printed = best_text(participation.job_title, reading)
    return printed or best_text(_person(participation).job_title, reading)


def _organisation_name(participation: Any) -> str | None:
    printed = best_text(participation.organisation_name, peers_of(participation).reading)
    if printed:
        return printed
    organisation = organisation_of(_person(participation))
    return organisation_name(organisation) if organisation else None


@strawberry.type(name="Participation", description="A person in a session, with what was printed then.")
class ParticipationType:
    """A confirmed ``Participation`` of a visible person."""

    person: PersonType = computed(_person, "The person, as they are today.")
    role: ParticipationRole = strawberry.field(description="What they do in the session.")
    job_title: str | None = computed(_job_title, "As printed then; else what they do today.")
    organisation_name: str | None = computed(
        _organisation_name, "As printed then; else where they work today."
    )
    session: Annotated["SessionType", strawberry.lazy("graphql_api.pages.session")] = computed(
        lambda row: to_one(row, "page_id", lambda gate: gate.sessions()), "The session."
    )
