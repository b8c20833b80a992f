"""By what sessions may be narrowed."""

import enum
from datetime import date

import strawberry
from django.db.models import Q

from forums_pages.models.session_queries import SessionQuerySet
from graphql_api.enums import EventFormat, SessionKind, SessionState
from graphql_api.filters.subjects import AboutSubjects, OfEditions, narrow_by_subject, narrow_to_editions
from graphql_api.filters.values import chosen, guids, language_codes, named
from graphql_api.visibility import Visibility


@strawberry.enum(description="Where a session stands on the clock at the moment of the request.")
class SessionTiming(enum.Enum):
    """Answered by ``SessionQuerySet``."""

    NOW = strawberry.enum_value(
        "now", description="It has begun and is not over; without a known end it lasts three hours."
    )
    NEXT = strawberry.enum_value(
        "next", description="It begins next in its edition, alone or with others at the same time."
    )
    UPCOMING = strawberry.enum_value(
        "upcoming", description="It has not begun; without a known start, its day or edition is not over."
    )
    PAST = strawberry.enum_value(
        "past", description="It is over; without a known start, its day or edition is."
    )


@strawberry.input(description="Narrows a list of sessions. Of several values, any suffices; fields add up.")
class SessionFilter(OfEditions, AboutSubjects):
    """Every field names a public fact."""

    day: list[date] | None = strawberry.field(default=None, description="On these days.")
    from_day: date | None = strawberry.field(default=None, description="On this day or later.")
    until_day: date | None = strawberry.field(default=None, description="On this day or earlier.")
    timing: list[SessionTiming] | None = strawberry.field(
        default=None,
        description="By the clock, now. Postponed and cancelled editions have PAST sessions only.",
    )
    room: list[strawberry.ID] | None = strawberry.field(default=None, description="In these rooms: guids.")
    kind: list[SessionKind] | None = strawberry.field(default=None, description="Of these kinds.")
    state: list[SessionState] | None = strawberry.field(
        default=None, description="In these states; CANCELLED also finds what is left out otherwise."
    )
    language: list[str] | None = strawberry.field(
        default=None,
        description="Held in or interpreted into these languages: ISO 639 codes such as fr.",
    )
    held_in: list[str] | None = strawberry.field(default=None, description="Held in these languages.")
    interpreted_into: list[str] | None = strawberry.field(
        default=None, description="Interpreted into these languages."
    )
    speaker: list[str] | None = strawberry.field(
        default=None, description="With these people, in any role: slugs, ids or uids."
    )
    has_replay: bool | None = strawberry.field(
        default=None, description="Whether there is a recording that may be seen."
    )
    include_cancelled: bool = strawberry.field(
        default=False, description="Also return cancelled sessions, which programmes leave out."
    )

    @property
    def wants_cancelled(self) -> bool:
        """Whether cancelled sessions are asked for, one way or the other."""
        return self.include_cancelled or SessionState.CANCELLED in (self.state or ())


def narrow_sessions(rows: SessionQuerySet, wanted: SessionFilter | None, gate: Visibility) -> SessionQuerySet:
    """Return the sessions among ``rows`` that ``wanted`` describes; cancelled ones only on request."""
    if wanted is None:
        return rows.not_cancelled()
    if not wanted.wants_cancelled:
        rows = rows.not_cancelled()
    rows = narrow_to_editions(rows, wanted, gate)
    if wanted.kind is not None:
        rows = rows.filter(kind__in=wanted.kind)
    if wanted.state is not None:
        rows = rows.filter(state__in=wanted.state)
    return _narrow_by_content(_narrow_by_place(_narrow_by_time(rows, wanted, gate), wanted), wanted, gate)


def _narrow_by_time(rows: SessionQuerySet, wanted: SessionFilter, gate: Visibility) -> SessionQuerySet:
    if wanted.day is not None:
        rows = rows.filter(day__in=wanted.day)
    if wanted.from_day is not None:
        rows = rows.filter(day__gte=wanted.from_day)
    if wanted.until_day is not None:
        rows = rows.filter(day__lte=wanted.until_day)
    if wanted.timing is not None:
        condition = Q(pk__in=[])
        for timing in wanted.timing:
            condition |= Q(pk__in=_at(timing, gate).order_by().values("pk"))
        rows = rows.filter(condition)
    return rows


def _at(timing: SessionTiming, gate: Visibility) -> SessionQuerySet:
    sessions = gate.sessions()
    if timing is SessionTiming.NOW:
        return sessions.running(gate.moment)
    if timing is SessionTiming.NEXT:
        return sessions.next_up(gate.moment, sessions)
    if timing is SessionTiming.UPCOMING:
        return sessions.to_come(gate.moment)
    return sessions.over(gate.moment)


def _narrow_by_place(rows: SessionQuerySet, wanted: SessionFilter) -> SessionQuerySet:
    if wanted.room is not None:
        # An edition that is online keeps its rooms to itself.
        rows = rows.filter(room__guid__in=guids(wanted.room, "a room"))
        rows = rows.exclude(edition__format=EventFormat.ONLINE)
    if wanted.language is not None:
        codes = language_codes(wanted.language)
        rows = rows.filter(chosen(rows, Q(languages__in=codes) | Q(interpretation_languages__in=codes)))
    if wanted.held_in is not None:
        rows = rows.filter(chosen(rows, Q(languages__in=language_codes(wanted.held_in))))
    if wanted.interpreted_into is not None:
        codes = language_codes(wanted.interpreted_into)
        rows = rows.filter(chosen(rows, Q(interpretation_languages__in=codes)))
    return rows


def _narrow_by_content(rows: SessionQuerySet, wanted: SessionFilter, gate: Visibility) -> SessionQuerySet:
    rows = narrow_by_subject(rows, wanted, gate)
    if wanted.speaker is not None:
        speaking = gate.participations().filter(person__in=named(gate.people(), wanted.speaker)).order_by()
        rows = rows.filter(pk__in=speaking.values("page"))
    if wanted.has_replay is not None:
        recorded = Q(pk__in=gate.replays().order_by().values("page"))
        rows = rows.filter(recorded if wanted.has_replay else ~recorded)
    return rows
