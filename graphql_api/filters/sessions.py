"""By what sessions may be narrowed."""

from datetime import date

import strawberry
from django.db.models import Q

from forums_pages.models import EditionPage
from forums_pages.models.session_queries import SessionQuerySet
from graphql_api.enums import SessionKind
from graphql_api.errors import InvalidInputError
from graphql_api.filters.texts import is_storable
from graphql_api.nodes import read_identifier
from graphql_api.visibility import Visibility


@strawberry.input(description="Narrows a list of sessions; what is left out does not narrow it.")
class SessionFilter:
    """Every field names a public fact."""

    edition: strawberry.ID | None = strawberry.field(default=None, description="The id or uid of an edition.")
    day: date | None = strawberry.field(default=None, description="On this day.")
    kind: list[SessionKind] | None = strawberry.field(default=None, description="Of one of these kinds.")
    language: str | None = strawberry.field(
        default=None, description="Held in or interpreted into this language: an ISO 639 code such as fr."
    )
    theme: str | None = strawberry.field(default=None, description="The slug of a theme.")
    goal: int | None = strawberry.field(default=None, description="The number of a goal, 1 to 17.")
    pillar: str | None = strawberry.field(
        default=None, description="The key of a pillar, such as ZERO_CARBON."
    )
    include_cancelled: bool = strawberry.field(
        default=False, description="Also return cancelled sessions, which programmes leave out."
    )


def narrow_sessions(rows: SessionQuerySet, wanted: SessionFilter | None, gate: Visibility) -> SessionQuerySet:
    """Return the sessions among ``rows`` that ``wanted`` describes; cancelled ones only on request."""
    if wanted is None:
        return rows.not_cancelled()
    if not wanted.include_cancelled:
        rows = rows.not_cancelled()
    if wanted.edition is not None:
        rows = rows.filter(edition__translation_key=_edition_key(wanted.edition))
    if wanted.day is not None:
        rows = rows.filter(day=wanted.day)
    if wanted.kind is not None:
        rows = rows.filter(kind__in=wanted.kind)
    return _narrow_by_subject(rows, wanted, gate)


def _narrow_by_subject(rows: SessionQuerySet, wanted: SessionFilter, gate: Visibility) -> SessionQuerySet:
    if wanted.language is not None:
        rows = rows.filter(_through(rows, _languages(wanted.language)))
    if wanted.theme is not None:
        themes = (
            gate.themes().filter(slug=wanted.theme) if is_storable(wanted.theme) else gate.themes().none()
        )
        rows = rows.filter(_through(rows, Q(themes__in=themes.values("pk"))))
    if wanted.goal is not None:
        rows = rows.filter(_through(rows, Q(goals=wanted.goal)))
    if wanted.pillar is not None:
        rows = rows.filter(
            _through(rows, Q(pillars=wanted.pillar) if is_storable(wanted.pillar) else Q(pk__in=[]))
        )
    return rows


def _languages(code: str) -> Q:
    if not is_storable(code):
        return Q(pk__in=[])
    return Q(languages=code) | Q(interpretation_languages=code)


def _through(rows: SessionQuerySet, condition: Q) -> Q:
    """Return ``condition`` as a choice of keys, so that a join never returns a session twice."""
    return Q(pk__in=rows.model.objects.filter(condition).values("pk"))


def _edition_key(identifier: str) -> str:
    key = read_identifier(identifier)
    if key is None or key.kind.model is not EditionPage:
        raise InvalidInputError("This is not the id or uid of an edition.")
    return key.key
